import { z } from 'zod';
import type { KeyChoices } from '../state/keymap-store';
import { isChanged, type KeyedRecord, keysNow } from './keymap-rules';
import { parseStroke, strokeText } from './keys';

/** A key map as a file: every action with its keys, so that it reads as a list and survives a change of our defaults. */
const fileSchema = z.object({
  nakawari: z.literal('keys'),
  version: z.literal(1),
  keys: z.record(z.string().max(80), z.array(z.string().min(1).max(40)).max(8)),
});

export const KEYMAP_FILE_NAME = 'nakawari-keys.json';

export function writeKeymap(records: readonly KeyedRecord[], choices: KeyChoices): string {
  const keys = Object.fromEntries(records.map((record) => [record.id, keysNow(record, choices)]));
  return `${JSON.stringify({ nakawari: 'keys', version: 1, keys }, null, 2)}\n`;
}

export interface ReadKeymap {
  readonly choices: KeyChoices;
  /** Actions of the file that this version does not have: left out. */
  readonly unknown: readonly string[];
}

/** Null: the file is no key map. An action that the file does not name keeps the keys of its record. */
export function readKeymap(records: readonly KeyedRecord[], text: string): ReadKeymap | null {
  let parsed: z.infer<typeof fileSchema>;
  try {
    parsed = fileSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
  const byId = new Map(records.map((record) => [record.id, record]));
  const named = Object.entries(parsed.keys);
  const choices = Object.fromEntries(
    named
      .filter(([id]) => byId.has(id))
      .map(([id, keys]) => [id, [...new Set(keys.map((stroke) => strokeText(parseStroke(stroke))))]] as const),
  );
  const changed = Object.entries(choices).filter(([id]) => {
    const record = byId.get(id);
    return record !== undefined && isChanged(record, choices);
  });
  return { choices: Object.fromEntries(changed), unknown: named.map(([id]) => id).filter((id) => !byId.has(id)) };
}
