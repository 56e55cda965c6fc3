import type { KeyChoices } from '../state/keymap-store';
import { parseStroke, strokeText } from './keys';

/** What the rules need to know of an action. */
export interface KeyedRecord {
  readonly id: string;
  readonly keys: readonly string[];
}

export interface Conflict {
  readonly stroke: string;
  readonly ids: readonly string[];
}

const canonical = (stroke: string) => strokeText(parseStroke(stroke));

/** The keys an action has now: as chosen, else as its record says. */
export function keysNow(record: KeyedRecord, choices: KeyChoices): readonly string[] {
  return Object.hasOwn(choices, record.id) ? (choices[record.id] ?? record.keys) : record.keys;
}

export function isChanged(record: KeyedRecord, choices: KeyChoices): boolean {
  return keysNow(record, choices).map(canonical).join(' ') !== record.keys.map(canonical).join(' ');
}

/** Who has this stroke, `except` left out. */
export function ownersOf(
  records: readonly KeyedRecord[],
  choices: KeyChoices,
  stroke: string,
  except?: string,
): readonly string[] {
  const wanted = canonical(stroke);
  const has = (record: KeyedRecord) => keysNow(record, choices).some((own) => canonical(own) === wanted);
  return records.filter((record) => record.id !== except && has(record)).map((record) => record.id);
}

/** Strokes that two or more actions have. */
export function conflictsIn(records: readonly KeyedRecord[], choices: KeyChoices): readonly Conflict[] {
  const owners = new Map<string, string[]>();
  for (const record of records) {
    for (const stroke of new Set(keysNow(record, choices).map(canonical))) {
      owners.set(stroke, [...(owners.get(stroke) ?? []), record.id]);
    }
  }
  return [...owners].filter(([, ids]) => ids.length > 1).map(([stroke, ids]) => ({ stroke, ids }));
}

/** With these keys for one action; what equals its record is not kept as a choice. */
function withKeys(record: KeyedRecord, choices: KeyChoices, keys: readonly string[]): KeyChoices {
  const { [record.id]: _old, ...others } = choices;
  const next = { ...others, [record.id]: keys };
  return isChanged(record, next) ? next : others;
}

function without(record: KeyedRecord, choices: KeyChoices, stroke: string): KeyChoices {
  const left = keysNow(record, choices).filter((own) => canonical(own) !== canonical(stroke));
  return withKeys(record, choices, left);
}

/** The stroke does this and nothing else from now on: whoever had it loses it. */
export function giveStroke(
  records: readonly KeyedRecord[],
  choices: KeyChoices,
  id: string,
  stroke: string,
): KeyChoices {
  return records.reduce<KeyChoices>((now, record) => {
    if (record.id !== id) {
      return ownersOf([record], now, stroke).length === 0 ? now : without(record, now, stroke);
    }
    const kept = keysNow(record, now).filter((own) => canonical(own) !== canonical(stroke));
    const had = kept.length !== keysNow(record, now).length;
    return had ? now : withKeys(record, now, [...kept, canonical(stroke)]);
  }, choices);
}

export function removeStroke(
  records: readonly KeyedRecord[],
  choices: KeyChoices,
  id: string,
  stroke: string,
): KeyChoices {
  const record = records.find((one) => one.id === id);
  return record === undefined ? choices : without(record, choices, stroke);
}

/** Its record's keys again. Another action that was given one of them meanwhile then shows as a conflict. */
export function resetKeys(choices: KeyChoices, id: string): KeyChoices {
  const { [id]: _gone, ...others } = choices;
  return others;
}

/**
 * Whose stroke it is where two have it: a person's choice goes before a record, and an earlier record before a later one. Null: nobody's.
 */
export function winnerOf<Held extends KeyedRecord>(records: readonly Held[], choices: KeyChoices): Held | null {
  return records.find((record) => Object.hasOwn(choices, record.id)) ?? records[0] ?? null;
}
