import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json, seen from wherever the build has put this code. */
export function packageRoot(from: string = import.meta.url): string {
  let folder = dirname(fileURLToPath(from));
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('package.json is not above this code');
    folder = above;
  }
  return folder;
}

/** Where the graphs and their manifest are: NAKAWARI_WEIGHTS, or models/weights. */
export function weightsFolder(env: NodeJS.ProcessEnv = process.env): string {
  return env.NAKAWARI_WEIGHTS || join(packageRoot(), 'models', 'weights');
}
