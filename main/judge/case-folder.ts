import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { NakawariError } from '../contract/errors';
import { compareNaturally } from '../ingest/natural-order';

/** A true in-between of a case. */
export interface TrueDrawing {
  readonly path: string;
  /** As the file's name says it. */
  readonly tUnit: number;
}

/** Two keys and the true drawings between them. */
export interface EvalCase {
  readonly name: string;
  readonly folder: string;
  readonly key0: string;
  readonly key1: string;
  readonly truths: readonly TrueDrawing[];
  /** Where labels may be; not every set has them. */
  readonly labels: string;
  /** What is in it, where `cases.json` says so. */
  readonly kind: string | null;
}

const aboutSchema = z.object({
  set: z.string(),
  cases: z.array(z.object({ folder: z.string(), kind: z.string() })),
});

/** What the writer of a set says of it; a folder made by hand has no such file. */
async function aboutSet(folder: string): Promise<{ name: string; kinds: ReadonlyMap<string, string> }> {
  const text = await readFile(join(folder, 'cases.json'), 'utf8').catch(() => 'null');
  let json: unknown = null;
  try {
    json = JSON.parse(text);
  } catch {
    // A file of that name that is something else says nothing.
  }
  const parsed = aboutSchema.safeParse(json);
  if (!parsed.success) return { name: basename(folder), kinds: new Map() };
  return { name: parsed.data.set, kinds: new Map(parsed.data.cases.map((one) => [one.folder, one.kind])) };
}

const TRUTH = /^gt_(0?\.\d+|[01]|0\.\d+)\.(png|webp|tiff?|jpe?g)$/i;

function truthsOf(folder: string, files: readonly string[]): TrueDrawing[] {
  return files
    .flatMap((file) => {
      const tUnit = Number(TRUTH.exec(file)?.[1] ?? Number.NaN);
      return tUnit > 0 && tUnit < 1 ? [{ path: join(folder, file), tUnit }] : [];
    })
    .sort((a, b) => a.tUnit - b.tUnit);
}

/**
 * The cases of a test set: `FOLDER/<case>/key0.png key1.png gt_<t>.png`, with `labels.npz` where they were rendered.
 * @throws NakawariError folder-missing, input-invalid (no case in it)
 */
export async function readCases(
  folder: string,
  limit = Number.POSITIVE_INFINITY,
): Promise<{ readonly name: string; readonly cases: readonly EvalCase[] }> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => {
    throw new NakawariError('folder-missing', { folder: basename(folder) });
  });
  const about = await aboutSet(folder);
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const cases: EvalCase[] = [];
  for (const name of names.sort(compareNaturally)) {
    if (cases.length >= limit) break;
    const at = join(folder, name);
    const files = await readdir(at);
    const key = (side: 0 | 1) =>
      files.find((file) => new RegExp(`^key${side}\\.(png|webp|tiff?|jpe?g)$`, 'i').test(file));
    const [key0, key1] = [key(0), key(1)];
    const truths = truthsOf(at, files);
    if (!key0 || !key1 || truths.length === 0) continue;
    cases.push({
      name,
      folder: at,
      key0: join(at, key0),
      key1: join(at, key1),
      truths,
      labels: join(at, 'labels.npz'),
      kind: about.kinds.get(name) ?? null,
    });
  }
  if (cases.length === 0) {
    throw new NakawariError('input-invalid', {
      reason: 'the folder holds no case: <case>/key0.png, key1.png and gt_<t>.png, t between 0 and 1',
    });
  }
  return { name: about.name, cases };
}
