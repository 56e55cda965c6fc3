import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runQuietly, tailOf } from './child.mjs';
import { withLock } from './lock.mjs';
import { inProject, projectFolder } from './project.mjs';
import { note, SetupError, sentence } from './sentences.mjs';

const SOURCE_FOLDERS = ['main', 'renderer'];
const SOURCE_FILES = ['electron.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json'];
const WANTED_FILES = [
  ['out', 'main', 'browser-host.js'],
  ['out', 'main', 'electron.js'],
  ['out', 'main', 'nakawari.js'],
  ['out', 'main', 'drawing-child.js'],
  ['out', 'preload', 'preload.cjs'],
  ['out', 'renderer', 'index.html'],
];

/**
 * Whether a file can change what is built. Set-up itself and the tests cannot.
 *
 * @param {string} path relative to the project, with /
 */
export function isBuildInput(path) {
  return !path.startsWith('main/setup/') && !/\.test\.tsx?$/.test(path) && !/(^|\/)(\.DS_Store|Thumbs\.db)$/.test(path);
}

/**
 * A hash of names and contents: a checkout that only touches times does not build again.
 *
 * @param {string} folder the project
 */
export async function sourceHash(folder) {
  const listed = await Promise.all(SOURCE_FOLDERS.map((name) => filesBelow(folder, name)));
  const paths = [...listed.flat(), ...SOURCE_FILES].filter(isBuildInput).sort();
  const hash = createHash('sha256');
  for (const path of paths) {
    const content = await readFile(join(folder, path)).catch(() => null);
    if (content !== null) hash.update(`${path}\n${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

/**
 * @param {string} folder
 * @param {string} below
 * @returns {Promise<string[]>}
 */
async function filesBelow(folder, below) {
  const entries = await readdir(join(folder, below), { withFileTypes: true }).catch(() => []);
  const found = await Promise.all(
    entries.map((entry) => {
      const path = `${below}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(folder, path) : Promise.resolve(entry.isFile() ? [path] : []);
    }),
  );
  return found.flat();
}

const stampFile = () => inProject('out', '.built-from');

async function isFresh() {
  if (!WANTED_FILES.every((parts) => existsSync(inProject(...parts)))) return false;
  const stamp = await readFile(stampFile(), 'utf8').catch(() => '');
  return stamp.trim() === (await sourceHash(projectFolder));
}

/** Builds the three bundles unless they are those of these sources. Gives true when it built. */
export async function ensureBuilt() {
  if (await isFresh()) return false;
  return await withLock(inProject('.cache', 'setup.lock'), async () => {
    if (await isFresh()) return false;
    note(sentence('building'));
    // Taken before the build: a file saved while it runs makes the result stale, as it should.
    const hash = await sourceHash(projectFolder);
    await rm(stampFile(), { force: true });
    const bin = inProject('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
    const result = await runQuietly(process.execPath, [bin, 'build', '-c', 'electron.config.ts'], {
      cwd: projectFolder,
    });
    if (result.code !== 0) throw new SetupError('build-failed', {}, { tail: tailOf(result.output), exitCode: 1 });
    await writeFile(stampFile(), `${hash}\n`);
    return true;
  });
}
