import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
export const projectFolder = fileURLToPath(new URL('../../', import.meta.url));

/** @param {string[]} parts */
export const inProject = (...parts) => join(projectFolder, ...parts);

/**
 * Where the person stands: npm runs scripts in the project's folder and keeps the person's own one in INIT_CWD.
 *
 * @param {Readonly<Record<string, string | undefined>>} [env]
 */
export function standingFolder(env = process.env) {
  const initial = env.INIT_CWD;
  return initial && existsSync(initial) ? initial : process.cwd();
}
