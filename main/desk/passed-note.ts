import { createHash } from 'node:crypto';
import { z } from 'zod';
import { CUT_FILE_VERSION } from '../timeline/cut-file';
import { readConvenience, writeDurably } from './durable-json';

/**
 * A note beside a document of the text that this very version wrote, or has read and found sound. As long as the document is that text, to
 * the byte, it need not be checked again: of a cut of 8,000 drawings that is most of the work of reading it. A note that is missing,
 * damaged or of another version costs that work and nothing else.
 */
const noteSchema = z.strictObject({ savedBy: z.string(), version: z.literal(CUT_FILE_VERSION), sha256: z.string() });

/** Characters. To check less takes less time than the note does, which would be written after each step. */
export const WORTH_A_NOTE = 1_000_000;

const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex');

export async function isPassed(path: string, text: string, savedBy: string): Promise<boolean> {
  if (text.length < WORTH_A_NOTE) return false;
  const note = await readConvenience(path, noteSchema);
  return note?.savedBy === savedBy && note.sha256 === sha256Of(text);
}

/** Written after the document itself: what a kill comes between is checked as ever. */
export async function notePassed(path: string, text: string, savedBy: string): Promise<void> {
  if (text.length < WORTH_A_NOTE) return;
  const note: z.infer<typeof noteSchema> = { savedBy, version: CUT_FILE_VERSION, sha256: sha256Of(text) };
  await writeDurably(path, `${JSON.stringify(note)}\n`).catch(() => undefined);
}
