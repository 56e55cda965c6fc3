import { readFileSync } from 'node:fs';
import { runQuietly, tailOf } from './child.mjs';

/**
 * Whether apt-get may install packages here: Debian itself (Ubuntu's `chromium` is a snap), as root.
 *
 * @param {{ osRelease: string | null, userId: number | null }} machine
 */
export function canInstallPackages({ osRelease, userId }) {
  return userId === 0 && osRelease !== null && /^ID="?debian"?$/m.test(osRelease);
}

export function canInstallPackagesHere() {
  return canInstallPackages({ osRelease: readOsRelease(), userId: process.getuid?.() ?? null });
}

function readOsRelease() {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return null;
  }
}

/**
 * @param {readonly string[]} packages
 * @returns {Promise<{ done: boolean, tail: string }>}
 */
export async function installPackages(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  // A list that cannot be renewed may still do; the installation decides.
  const update = await runQuietly('apt-get', ['update'], { env });
  const result = await runQuietly('apt-get', install, { env });
  return { done: result.code === 0, tail: tailOf(`${update.output}\n${result.output}`, 15) };
}
