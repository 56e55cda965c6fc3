import { runQuietly } from './child.mjs';
import { canInstallPackagesHere, installPackages } from './debian.mjs';
import { findChromium } from './find-chromium.mjs';
import { inProject, projectFolder } from './project.mjs';
import { isReachable } from './reach.mjs';
import { note, SetupError, sentence } from './sentences.mjs';

const FETCH_LIMIT_MS = 300_000;

/**
 * A Chromium for the tests: the machine's own, else Debian's package, else Playwright's.
 *
 * @returns {Promise<string | null>} its path; null means Playwright knows its own
 */
export async function ensureChromium() {
  const machine = { env: process.env, platform: process.platform };
  const missing = await missingPackages(findChromium(machine));
  let tail = '';
  if (missing.length > 0 && canInstallPackagesHere()) {
    note(sentence('chromium-installing', { packages: missing.join(', ') }));
    tail = (await installPackages(missing)).tail;
  }
  const found = findChromium(machine);
  if (found !== null) return found;
  if (await hasPlaywrightsOwn()) return null;
  throw new SetupError('chromium-missing', {}, { tail });
}

/** @param {string | null} chromium */
async function missingPackages(chromium) {
  if (process.platform !== 'linux') return [];
  const missing = chromium === null ? ['chromium'] : [];
  // Without a font for Japanese its sentences are rows of boxes.
  const fonts = await runQuietly('fc-list', [':lang=ja', 'family'], { timeoutMs: 60_000 });
  if (fonts.code !== 0 || fonts.output.trim() === '') missing.push('fonts-noto-cjk');
  return missing;
}

async function hasPlaywrightsOwn() {
  const cli = inProject('node_modules', 'playwright', 'cli.js');
  const dry = await runQuietly(process.execPath, [cli, 'install', '--dry-run', 'chromium'], { cwd: projectFolder });
  const address = /https:\/\/\S+/.exec(dry.output)?.[0];
  const reachable = address !== undefined && (await isReachable(address));
  if (reachable) note(sentence('chromium-fetching'));
  const result = await runQuietly(process.execPath, [cli, 'install', 'chromium'], {
    cwd: projectFolder,
    // Already there it answers at once; out of reach it would retry for minutes.
    timeoutMs: reachable ? FETCH_LIMIT_MS : 10_000,
  });
  return result.code === 0;
}
