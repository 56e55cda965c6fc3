import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { runQuietly } from './child.mjs';
import { isReachable } from './reach.mjs';
import { note, sentence } from './sentences.mjs';

// Never require('electron') here: its index.js fetches the binary on the spot and takes as long as that takes.

const FETCH_LIMIT_MS = 120_000;
const CACHE_LIMIT_MS = 20_000;

/** @param {NodeJS.Platform} platform */
export function electronFileName(platform) {
  if (platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/**
 * An Electron binary that is already on this machine, or null.
 *
 * @param {{ project: string, env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform, exists?: (path: string) => boolean }} machine
 */
export function presentElectron({ project, env, platform, exists = existsSync }) {
  const name = electronFileName(platform);
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) return exists(join(override, name)) ? join(override, name) : null;
  const folder = join(project, 'node_modules', 'electron');
  // The install script writes path.txt last: without it the folder may be half unpacked.
  return exists(join(folder, 'path.txt')) && exists(join(folder, 'dist', name)) ? join(folder, 'dist', name) : null;
}

/**
 * The folder in which Electron's install script keeps what it fetched once.
 *
 * @param {{ env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform, home: string }} machine
 */
export function electronCache({ env, platform, home }) {
  if (env.electron_config_cache) return env.electron_config_cache;
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'electron');
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'electron', 'Cache');
  return join(env.XDG_CACHE_HOME || join(home, '.cache'), 'electron');
}

/**
 * Where the binary of this version is fetched from, by the same rules as Electron's own install script.
 *
 * @param {{ version: string, platform: string, arch: string, env: Readonly<Record<string, string | undefined>> }} what
 */
export function electronAddress({ version, platform, arch, env }) {
  const mirror =
    env.ELECTRON_MIRROR || env.npm_config_electron_mirror || 'https://github.com/electron/electron/releases/download/';
  const folder = env.ELECTRON_CUSTOM_DIR || env.npm_config_electron_custom_dir || 'v{{ version }}';
  const file = env.ELECTRON_CUSTOM_FILENAME || `electron-v${version}-${platform}-${arch}.zip`;
  const base = mirror.endsWith('/') ? mirror : `${mirror}/`;
  return `${base}${folder.replace('{{ version }}', version)}/${file}`;
}

/** @param {string} project */
export function electronVersion(project) {
  /** @type {{ version: string }} */
  const description = JSON.parse(readFileSync(join(project, 'node_modules', 'electron', 'package.json'), 'utf8'));
  return description.version;
}

/**
 * Finds Electron's binary or fetches it with the package's own install script. Without a network the answer takes seconds.
 *
 * @param {string} project
 * @returns {Promise<import('./choose-host.mjs').ElectronSearch>}
 */
export async function findOrFetchElectron(project) {
  const machine = { project, env: process.env, platform: process.platform };
  const present = presentElectron(machine);
  if (present !== null) return { found: true, path: present };
  // Somebody named a folder and the binary is not in it: fetching would go to another place.
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) return { found: false, reason: 'reason-unreachable' };
  const version = electronVersion(project);
  const address = electronAddress({ version, platform: process.platform, arch: process.arch, env: process.env });
  const reachable = await isReachable(address);
  if (reachable) note(sentence('electron-fetching', { version }));
  // Out of reach, the install script may still find the file in Electron's own cache.
  const cache = electronCache({ env: process.env, platform: process.platform, home: homedir() });
  if (!reachable && !existsSync(cache)) return { found: false, reason: 'reason-unreachable' };
  const result = await runQuietly(process.execPath, [join(project, 'node_modules', 'electron', 'install.js')], {
    cwd: project,
    timeoutMs: reachable ? FETCH_LIMIT_MS : CACHE_LIMIT_MS,
  });
  const fetched = result.code === 0 ? presentElectron(machine) : null;
  if (fetched !== null) return { found: true, path: fetched };
  return { found: false, reason: reachable ? 'reason-fetch-failed' : 'reason-unreachable' };
}
