import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { runQuietly, tailOf } from './child.mjs';
import { withLock } from './lock.mjs';
import { npmCommand } from './npm-command.mjs';
import { inProject, projectFolder } from './project.mjs';
import { note, SetupError, sentence } from './sentences.mjs';

/**
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} LockFile
 */

/**
 * What must be the same for the installed packages to fit: the lock file and the machine their binaries were chosen for.
 *
 * @param {string} lockText
 * @param {{ platform: string, arch: string, nodeVersion: string }} machine
 */
export function installStamp(lockText, machine) {
  const major = machine.nodeVersion.split('.')[0];
  return createHash('sha256')
    .update(lockText)
    .update(`\n${machine.platform} ${machine.arch} node ${major}`)
    .digest('hex');
}

/**
 * Whether npm's own record of node_modules names every package of the lock file. Optional ones (binaries for other
 * systems) may be absent, but not of another version.
 *
 * @param {LockFile} lock
 * @param {LockFile} installed
 */
export function matchesLock(lock, installed) {
  const wanted = Object.entries(lock.packages ?? {}).filter(([path]) => path !== '');
  return (
    wanted.length > 0 &&
    wanted.every(([path, one]) => {
      const found = installed.packages?.[path];
      return found === undefined ? one.optional === true || one.devOptional === true : found.version === one.version;
    })
  );
}

/**
 * @param {{ stampWanted: string, stampFound: string | null, lock: LockFile, installed: LockFile | null }} facts
 * @returns {'ready' | 'adopt' | 'install'} adopt: somebody ran npm by hand and it fits
 */
export function installState({ stampWanted, stampFound, lock, installed }) {
  if (installed === null) return 'install';
  if (stampFound === stampWanted) return 'ready';
  // A stamp of another lock file, system or Node: the binaries may not fit even where the versions do.
  if (stampFound !== null) return 'install';
  return matchesLock(lock, installed) ? 'adopt' : 'install';
}

/** @param {string} output of npm */
export function looksOffline(output) {
  return /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ENOTCACHED|ERR_SOCKET_TIMEOUT)\b/.test(
    output,
  );
}

/** npm waits ten seconds before it asks a registry again; a machine without network should be told sooner. */
const SHORT_WAITS = ['--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=3000'];

const stampFile = () => inProject('node_modules', '.nakawari-installed');

/** @param {string} path */
async function readText(path) {
  return await readFile(path, 'utf8').catch(() => null);
}

async function readState() {
  const lockText = await readFile(inProject('package-lock.json'), 'utf8');
  const stampWanted = installStamp(lockText, {
    platform: process.platform,
    arch: process.arch,
    nodeVersion: process.versions.node,
  });
  const installedText = await readText(inProject('node_modules', '.package-lock.json'));
  const state = installState({
    stampWanted,
    stampFound: (await readText(stampFile()))?.trim() ?? null,
    lock: parseLock(lockText) ?? {},
    installed: installedText === null ? null : parseLock(installedText),
  });
  return { state, stampWanted };
}

/**
 * @param {string} text
 * @returns {LockFile | null}
 */
function parseLock(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Installs the exact packages of the lock file unless they are there. Needs no network when they are. */
export async function ensureInstalled() {
  if ((await readState()).state === 'ready') return;
  await withLock(inProject('.cache', 'setup.lock'), async () => {
    const { state, stampWanted } = await readState();
    if (state === 'ready') return;
    if (state === 'install') await install();
    await writeFile(stampFile(), `${stampWanted}\n`);
  });
}

/**
 * npm says what is wrong first and explains all its options after that.
 *
 * @param {string} output
 */
export function whatNpmSays(output) {
  const errors = output.split(/\r?\n/).filter((line) => line.startsWith('npm error'));
  return errors.length > 0 ? errors.slice(0, 12).join('\n') : tailOf(output);
}

async function install() {
  note(sentence('installing'));
  const npm = npmCommand({ env: process.env, platform: process.platform, execPath: process.execPath });
  const result = await runQuietly(
    npm.command,
    // The tools of build and test are development packages: wanted here whatever NODE_ENV says.
    [...npm.args, 'ci', '--ignore-scripts', '--include=dev', '--prefer-offline', '--fetch-retries=2', ...SHORT_WAITS],
    {
      cwd: projectFolder,
      shell: npm.shell,
      env: { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip' },
    },
  );
  if (result.code === 0) return;
  if (result.missing) throw new SetupError('npm-missing');
  const offline = looksOffline(result.output);
  throw new SetupError(
    offline ? 'install-offline' : 'install-failed',
    {},
    { tail: offline ? '' : tailOf(result.output) },
  );
}
