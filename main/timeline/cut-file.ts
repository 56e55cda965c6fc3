import { z } from 'zod';
import { textOfCel } from '../contract/cel-text';
import { type Cut, cutSchema } from '../contract/cut';
import { NakawariError } from '../contract/errors';
import { flawsOf } from './cut-flaws';
import { MIGRATIONS } from './migrations';

/** The document as it lies on disk. The only place that knows the keys' folder; the page sees `cut` alone. */
export const CUT_FILE_FORMAT = 'nakawari-cut';
export const CUT_FILE_VERSION = 4;

const headSchema = z.looseObject({ format: z.literal(CUT_FILE_FORMAT), version: z.int().min(1) });

const cutFileSchema = z.strictObject({
  format: z.literal(CUT_FILE_FORMAT),
  version: z.literal(CUT_FILE_VERSION),
  /** The Nakawari that wrote it. */
  savedBy: z.string(),
  /** The keys' folder on this machine. */
  folder: z.string().min(1),
  /** How much of the history's log this cut contains (see history-log.ts); null: it has no history. */
  history: z.strictObject({ log: z.string().min(1).max(100), lines: z.int().min(1) }).nullable(),
  cut: cutSchema,
});
export type CutFile = z.infer<typeof cutFileSchema>;

/**
 * Reads a document of any version so far.
 * @throws NakawariError document-newer, document-damaged (detail.reason says where)
 */
export function parseCutFile(text: string): CutFile {
  const head = headSchema.safeParse(parseJson(text));
  if (!head.success) throw damaged('it is no Nakawari document', head.error);
  if (head.data.version > CUT_FILE_VERSION) throw new NakawariError('document-newer', { version: head.data.version });
  let document: Record<string, unknown> = head.data;
  for (let version = head.data.version; version < CUT_FILE_VERSION; version += 1) {
    const migrate = MIGRATIONS.get(version);
    if (!migrate) throw damaged(`version ${version} is unknown`);
    document = { ...migrated(migrate, document), version: version + 1 };
  }
  const parsed = cutFileSchema.safeParse(document);
  if (!parsed.success) throw damaged(parsed.error.issues[0]?.path.join('.') ?? 'schema', parsed.error);
  const flaw = flawsOf(parsed.data.cut)[0];
  if (flaw) throw damaged(flaw);
  return parsed.data;
}

/** For the text of a document that `parseCutFile` has passed before, or that `formatCutFile` made of a cut that was passed. */
const passedSchema = z.custom<CutFile>();

/** Reads what is known to be a sound document of this version, to the byte. @throws SyntaxError, and nothing that a sound text could */
export function readPassedCutFile(text: string): CutFile {
  return passedSchema.parse(JSON.parse(text));
}

function migrated(
  migrate: (older: Record<string, unknown>) => Record<string, unknown>,
  older: Record<string, unknown>,
) {
  try {
    return migrate(older);
  } catch (error) {
    throw damaged('it is not what its version says', error);
  }
}

export function formatCutFile(cut: Cut, folder: string, savedBy: string, history: CutFile['history'] = null): string {
  const head: Omit<CutFile, 'cut'> = { format: CUT_FILE_FORMAT, version: CUT_FILE_VERSION, savedBy, folder, history };
  const { cels, ...facts } = cut;
  // A line for each cel, and those that did not change are not written out anew: a large cut is saved again and again.
  const lines = cels.map(textOfCel).join(',\n');
  return `${open(head)},\n "cut": ${open(facts)},\n "cels": [\n${lines}\n]}\n}\n`;
}

/** A record without its closing brace, to be gone on with. */
function open(record: object): string {
  return JSON.stringify(record, null, 1).slice(0, -2);
}

function damaged(reason: string, cause?: unknown): NakawariError {
  return new NakawariError('document-damaged', { reason }, { cause });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
