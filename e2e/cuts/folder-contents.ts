import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Every file below a folder with the hash of its bytes: equal before and after means that nothing was touched. */
export async function contentsOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents: Record<string, string> = {};
  for (const file of files.sort()) {
    contents[relative(folder, file).split(sep).join('/')] = createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
  }
  return contents;
}
