import type { Language } from '../../main/contract/language';
import { ALSO_CALLED } from '../words/also-called';
import { readAloud } from '../words/readings';
import { type ActionWord, wordsOf } from '../words/words';
import type { Action } from './action';

/** Width, case, and hiragana or katakana do not matter to a person who is looking for something. */
export function fold(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase();
  return plain.replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

interface Entry {
  readonly action: Action;
  readonly own: string;
  readonly other: string;
  /** The Japanese name as it is read. */
  readonly read: string;
  /** Group and other names. */
  readonly around: string;
}

export interface Found {
  readonly action: Action;
  /** The name in the other language, where that is what was found. */
  readonly otherName: string | null;
}

const entries = new Map<string, Entry>();

/** Folded once: a list of all of them is searched at every letter that is typed. */
function entryOf(action: Action, language: Language): Entry {
  const name = `${language} ${action.id}`;
  const known = entries.get(name) ?? makeEntry(action, language);
  entries.set(name, known);
  return known;
}

function makeEntry(action: Action, language: Language): Entry {
  const other: Language = language === 'ja' ? 'en' : 'ja';
  const [here, there] = [wordsOf(language), wordsOf(other)];
  return {
    action,
    own: fold(here.actions[action.id]),
    other: fold(there.actions[action.id]),
    read: fold(readAloud(wordsOf('ja').actions[action.id])),
    around: fold([here.groups[action.group], there.groups[action.group], ALSO_CALLED[action.id] ?? ''].join(' ')),
  };
}

function inText(text: string, token: string): number {
  const at = text.indexOf(token);
  if (at < 0) return 0;
  if (at === 0) return 3;
  return /[\s/(:（「・、]/.test(text.charAt(at - 1)) ? 2.5 : 2;
}

/** The letters in their order with others between: `gsp` finds "generate this span". Only for letters, where it means something. */
function isSpread(text: string, token: string): boolean {
  if (!/^[a-z0-9]{3,}$/.test(token)) return false;
  let at = -1;
  for (const letter of token) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return true;
}

/** How well a word of the query fits, 0: not at all. */
function fitness(entry: Entry, token: string, keys: readonly string[]): number {
  if (keys.includes(token)) return 4;
  const named = Math.max(inText(entry.own, token), inText(entry.other, token) * 0.9, inText(entry.read, token) * 0.9);
  if (named > 0) return named;
  if (inText(entry.around, token) > 0) return 1;
  return isSpread(entry.own, token) || isSpread(entry.other, token) ? 0.5 : 0;
}

const RECENT_BONUS = 0.4;

/**
 * The actions that fit every word of the query, best first: by their names in either language, by how a Japanese name is read, by what
 * others call them, by their keys. With an empty query all of them, those used last in front.
 */
export function searchActions(
  actions: readonly Action[],
  query: string,
  language: Language,
  recent: readonly string[],
  keysOf: (id: ActionWord) => readonly string[],
): readonly Found[] {
  const tokens = fold(query)
    .split(/\s+/)
    .filter((token) => token !== '');
  const recency = (id: ActionWord) => {
    const at = recent.indexOf(id);
    return at < 0 ? 0 : 1 - at / (recent.length + 1);
  };
  const there = wordsOf(language === 'ja' ? 'en' : 'ja');
  const scored = actions.map((action, order) => {
    const entry = entryOf(action, language);
    const keys = keysOf(action.id).map(fold);
    const fits = tokens.map((token) => fitness(entry, token, keys));
    const score = fits.some((one) => one === 0) ? -1 : fits.reduce((sum, one) => sum + one, 0);
    const isByOther = tokens.some((token) => inText(entry.own, token) === 0 && inText(entry.other, token) > 0);
    return { action, order, score, isByOther };
  });
  return scored
    .filter(({ score }) => score >= 0)
    .sort((a, b) => {
      const by = (one: typeof a) => one.score + recency(one.action.id) * RECENT_BONUS;
      return by(b) - by(a) || a.order - b.order;
    })
    .map(({ action, isByOther }) => ({ action, otherName: isByOther ? there.actions[action.id] : null }));
}
