import { expect, test } from 'vitest';
import { en } from './en';
import { ja } from './ja';

/** Every plain text with its path; a function is called with stand-ins. */
function texts(part: unknown, path: string): [string, string][] {
  if (typeof part === 'string') return [[path, part]];
  if (typeof part === 'function') return [[path, String(Reflect.apply(part, undefined, [1, 2, 3, 4, 5, 6]))]];
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, inner]) => texts(inner, `${path}.${name}`));
}

/** Names, signs, and numbers with a unit are the same in every language. */
const SAME = /^(t( 1)?|Nakawari|Nakawari（人が修正）|[^A-Za-z]*(px|dB|[AB])?)$/;

test('no text is left in English on the Japanese desk', () => {
  const english = new Map(texts(en, ''));
  const left = texts(ja, '').filter(([path, text]) => english.get(path) === text && !SAME.test(text));
  expect(left).toEqual([]);
});

test('texts are quiet and whole in both languages', () => {
  const loud = [...texts(en, 'en'), ...texts(ja, 'ja')].filter(
    ([, text]) => /[!！]|undefined|NaN|\[object/.test(text) || (text !== text.trim() && !text.endsWith(' ')),
  );
  expect(loud).toEqual([]);
});

test('the option that grants a folder stands once in its sentence, in words of the same language', () => {
  for (const { open } of [en, ja]) expect(open.noRoots.split(open.rootOption)).toHaveLength(2);
});
