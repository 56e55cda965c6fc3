import { z } from 'zod';
import { type Cut, cutSchema } from '../contract/cut';
import { NakawariError } from '../contract/errors';
import { flawsOf } from './cut-flaws';

/** The document as it lies on disk. The only place that knows the keys' folder; the page sees `cut` alone. */
export const CUT_FILE_FORMAT = 'nakawari-cut';
export const CUT_FILE_VERSION = 1;

const headSchema = z.looseObject({ format: z.literal(CUT_FILE_FORMAT), version: z.int().min(1) });

const cutFileSchema = z.strictObject({
  format: z.literal(CUT_FILE_FORMAT),
  version: z.literal(CUT_FILE_VERSION),
  /** The Nakawari that wrote it. */
  savedBy: z.string(),
  /** The keys' folder on this machine. */
  folder: z.string().min(1),
  cut: cutSchema,
});
export type CutFile = z.infer<typeof cutFileSchema>;

/**
 * From each version to the next one. A change of the format adds an entry here, raises CUT_FILE_VERSION and adds a fixture
 * (`fixtures/v<n>-*.json`); old entries and fixtures are never touched again.
 */
const MIGRATIONS: ReadonlyMap<number, (older: Record<string, unknown>) => Record<string, unknown>> = new Map();

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
    document = { ...migrate(document), version: version + 1 };
  }
  const parsed = cutFileSchema.safeParse(document);
  if (!parsed.success) throw damaged(parsed.error.issues[0]?.path.join('.') ?? 'schema', parsed.error);
  const flaw = flawsOf(parsed.data.cut)[0];
  if (flaw) throw damaged(flaw);
  return parsed.data;
}

export function formatCutFile(cut: Cut, folder: string, savedBy: string): string {
  const file: CutFile = { format: CUT_FILE_FORMAT, version: CUT_FILE_VERSION, savedBy, folder, cut };
  return `${JSON.stringify(file, null, 1)}\n`;
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
