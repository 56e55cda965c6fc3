import { expect, test } from 'vitest';
import type { Language } from '../../main/contract/language';
import { wordsOf } from '../words/words';
import { searchActions } from './palette-search';
import { ACTIONS, actionOf } from './table';

const find = (query: string, language: Language = 'en', recent: readonly string[] = []) =>
  searchActions(ACTIONS, query, language, recent, (id) => actionOf(id).keys).map(({ action }) => action.id);

test('every action is found first, or among its equals, by its whole name in either language', () => {
  for (const language of ['ja', 'en'] as const) {
    for (const { id } of ACTIONS) {
      for (const named of ['ja', 'en'] as const)
        expect(find(wordsOf(named).actions[id], language).slice(0, 3)).toContain(id);
    }
  }
});

test('a part of a Japanese word finds it on the English desk, and the other way round', () => {
  expect(find('開', 'en')).toContain('open');
  expect(find('onion', 'ja')[0]).toBe('onion');
});

test('kana find a name in kanji before the input method has made kanji of them', () => {
  expect(find('げんが', 'ja')).toContain('previousKey');
  expect(find('オニオン', 'ja')[0]).toBe('onion');
  expect(find('おにおん', 'ja')[0]).toBe('onion');
});

test('several words may stand in any order, and each must fit', () => {
  expect(find('frame next')).toContain('nextFrame');
  expect(find('frame next')).not.toContain('nextKey');
  expect(find('frame qqq')).toEqual([]);
});

test('a key finds what it does', () => {
  expect(find('ctrl+g')[0]).toBe('generateCut');
});

test('a name that other programs use finds the same thing here', () => {
  expect(find('shortcut')).toContain('keymap');
});

test('what was used last stands in front as long as nothing is typed, and breaks a tie after that', () => {
  expect(find('', 'en', ['fit', 'undo']).slice(0, 2)).toEqual(['fit', 'undo']);
  const [first, second] = find('drawing');
  expect(find('drawing', 'en', [second ?? ''])[0]).toBe(second);
  expect(first).not.toBe(second);
});

test('on the desk’s own language no name of the other one is shown unless it was what was looked for', () => {
  const found = (query: string) =>
    searchActions(ACTIONS, query, 'ja', [], (id) => actionOf(id).keys).map(({ otherName }) => otherName);
  expect(new Set(found(''))).toEqual(new Set([null]));
  expect(found('onion')[0]).toBe('Onion skin');
});
