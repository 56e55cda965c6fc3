import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import sharp from 'sharp';
import { z } from 'zod';
import { parseCutFile } from '../../timeline/cut-file';

/** Every file below, hidden folders (work in progress) left out. */
async function visibleFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (path) =>
        !path
          .slice(folder.length)
          .split(sep)
          .some((part) => part.startsWith('.')),
    );
}

export interface Looked {
  readonly damage: string[];
  /** How many files were looked at, by kind: a look that finds nothing to look at proves nothing. */
  readonly pictures: number;
  readonly stored: number;
  readonly documents: number;
}

/** What is wrong under final names: pictures that do not decode, JSON that does not parse. Names that are marked as temporary may be anything. */
export async function lookAt(folder: string): Promise<Looked> {
  const damage: string[] = [];
  let [pictures, stored, documents] = [0, 0, 0];
  for (const path of await visibleFiles(folder)) {
    if (path.endsWith('.part') || path.slice(folder.length).includes(`${sep}tmp${sep}`)) continue;
    try {
      if (/^[0-9a-f]{64}\.json$/.test(basename(path))) {
        stored += 1;
        await checkStored(path);
      } else if (path.endsWith('.png')) {
        pictures += 1;
        await sharp(path, { failOn: 'warning' }).raw().toBuffer();
      } else if (/^cut(\.\w+)?\.json$/.test(basename(path))) {
        documents += 1;
        parseCutFile(await readFile(path, 'utf8'));
      } else if (path.endsWith('.json')) {
        JSON.parse(await readFile(path, 'utf8'));
      }
    } catch (error) {
      damage.push(`${path}: ${String(error)}`);
    }
    if (basename(path).startsWith('cut.damaged')) damage.push(`${path} was found damaged`);
  }
  return { damage, pictures, stored, documents };
}

const sidecarSchema = z.object({ sha256: z.string(), bytes: z.number() });

/** An entry of the store counts when its sidecar is there; then its data must be what the sidecar says. */
async function checkStored(sidecarPath: string): Promise<void> {
  const sidecar = sidecarSchema.parse(JSON.parse(await readFile(sidecarPath, 'utf8')));
  const bytes = await readFile(sidecarPath.slice(0, -'.json'.length));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (bytes.length !== sidecar.bytes || sha256 !== sidecar.sha256) throw new Error('data and sidecar differ');
}

/** Bytes and times of all files: the keys before and after. */
export async function fingerprintOf(folder: string): Promise<Record<string, string>> {
  const prints: Record<string, string> = {};
  for (const path of (await visibleFiles(folder)).sort()) {
    const hash = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
    prints[path.slice(folder.length)] = `${hash} ${(await stat(path)).mtimeMs}`;
  }
  return prints;
}
