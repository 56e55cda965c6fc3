import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runQuietly, tailOf } from './child.mjs';
import { canInstallPackagesHere, installPackages } from './debian.mjs';
import { inProject } from './project.mjs';
import { note, SetupError, sentence } from './sentences.mjs';

/** Prints the version only where an environment can be made: Debian splits venv off. */
const PROBE = 'import sys, venv, ensurepip; print("%d.%d" % sys.version_info[:2])';

/**
 * The commands that may be a Python, best first.
 *
 * @param {{ env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform }} machine
 * @returns {string[][]}
 */
export function pythonCommands({ env, platform }) {
  const named = env.NAKAWARI_PYTHON ? [[env.NAKAWARI_PYTHON]] : [];
  if (platform === 'win32') return [...named, ['py', '-3'], ['python'], ['python3']];
  const versions = ['3.13', '3.12', '3.11', '3.10'].map((version) => [`python${version}`]);
  return [...named, ['python3'], ['python'], ...versions];
}

/** @param {string} printed by the probe, e.g. 3.11 */
export function isPythonNewEnough(printed) {
  const match = /^(\d+)\.(\d+)\s*$/m.exec(printed);
  return match !== null && Number(match[1]) === 3 && Number(match[2]) >= 10;
}

async function findPython() {
  for (const command of pythonCommands({ env: process.env, platform: process.platform })) {
    const [program = '', ...args] = command;
    const { code, output } = await runQuietly(program, [...args, '-c', PROBE], { timeoutMs: 30_000 });
    if (code === 0 && isPythonNewEnough(output)) return command;
  }
  return null;
}

async function findOrInstallPython() {
  const found = await findPython();
  if (found !== null || !canInstallPackagesHere()) return found;
  const packages = ['python3', 'python3-venv'];
  note(sentence('python-installing', { packages: packages.join(', ') }));
  await installPackages(packages);
  return await findPython();
}

/**
 * The Python program inside an environment.
 *
 * @param {string} environment
 * @param {NodeJS.Platform} platform
 */
export function environmentPython(environment, platform) {
  return platform === 'win32' ? join(environment, 'Scripts', 'python.exe') : join(environment, 'bin', 'python');
}

/**
 * Makes models/training/.venv with the pinned packages unless it is there.
 *
 * @returns {Promise<string>} its Python program
 */
export async function ensureTrainingEnvironment() {
  const environment = inProject('models', 'training', '.venv');
  const requirements = inProject('models', 'training', 'requirements.txt');
  const python = environmentPython(environment, process.platform);
  const works = existsSync(python) && (await runQuietly(python, ['-c', 'import pip'])).code === 0;
  if (!works) await makeEnvironment(environment);
  const wanted = createHash('sha256')
    .update(await readFile(requirements))
    .digest('hex');
  const stampFile = join(environment, '.nakawari-installed');
  const stamp = await readFile(stampFile, 'utf8').catch(() => '');
  if (stamp.trim() === wanted) return python;
  note(sentence('pip-installing'));
  const pip = await runQuietly(python, ['-m', 'pip', 'install', '--disable-pip-version-check', '-r', requirements]);
  if (pip.code !== 0) throw new SetupError('pip-failed', {}, { tail: tailOf(pip.output, 20) });
  await ensureSharedLibraries(python);
  await writeFile(stampFile, `${wanted}\n`);
  return python;
}

/** @param {string} environment */
async function makeEnvironment(environment) {
  const [program, ...args] = (await findOrInstallPython()) ?? [];
  if (program === undefined) throw new SetupError('python-missing');
  const made = await runQuietly(program, [...args, '-m', 'venv', '--clear', environment]);
  if (made.code !== 0) throw new SetupError('venv-failed', {}, { tail: tailOf(made.output, 20) });
}

/**
 * skia-python and OpenCV come with everything but a few system libraries that a bare Debian lacks.
 *
 * @param {string} python
 */
async function ensureSharedLibraries(python) {
  const { code, output } = await runQuietly(python, ['-c', 'import skia, cv2']);
  if (code === 0 || !/cannot open shared object/.test(output) || !canInstallPackagesHere()) return;
  const packages = ['libgl1', 'libegl1', 'libfontconfig1', 'libglib2.0-0'];
  note(sentence('python-installing', { packages: packages.join(', ') }));
  await installPackages(packages);
}
