import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES_ON_PATH = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const MAC_PROGRAMS = [
  ['Chromium.app', 'Contents', 'MacOS', 'Chromium'],
  ['Google Chrome.app', 'Contents', 'MacOS', 'Google Chrome'],
  ['Microsoft Edge.app', 'Contents', 'MacOS', 'Microsoft Edge'],
];

const WINDOWS_PROGRAMS = [
  ['Chromium', 'Application', 'chrome.exe'],
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
];

/**
 * The places where a Chromium may be, best first. CHROMIUM_PATH, where set, is the only one.
 *
 * @param {{ env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform }} machine
 * @returns {string[]}
 */
export function chromiumPlaces({ env, platform }) {
  if (env.CHROMIUM_PATH) return [env.CHROMIUM_PATH];
  if (platform === 'win32') {
    const folders = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter((one) => one !== undefined);
    return WINDOWS_PROGRAMS.flatMap((parts) => folders.map((folder) => join(folder, ...parts)));
  }
  if (platform === 'darwin') {
    const folders = ['/Applications', ...(env.HOME ? [join(env.HOME, 'Applications')] : [])];
    return MAC_PROGRAMS.flatMap((parts) => folders.map((folder) => join(folder, ...parts)));
  }
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return NAMES_ON_PATH.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Ubuntu's chromium-browser is a note about a snap that is not there: only one that names its version counts. @param {string} path */
function namesItsVersion(path) {
  const result = spawnSync(path, ['--version'], {
    encoding: 'utf8',
    timeout: 20_000,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return result.status === 0 && /\d+\.\d+/.test(result.stdout);
}

/**
 * A Chromium (or Chrome, or Edge) of this machine, or null.
 *
 * @param {{ env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform, usable?: (path: string) => boolean }} machine
 */
export function findChromium({ env, platform, usable = platform === 'linux' ? isWorkingProgram : isExecutable }) {
  return chromiumPlaces({ env, platform }).find(usable) ?? null;
}

/** @param {string} path */
function isWorkingProgram(path) {
  return isExecutable(path) && namesItsVersion(path);
}
