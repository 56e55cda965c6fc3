import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * How to call npm without a shell: its JavaScript file with this very Node where it can be found.
 *
 * @param {{ env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform, execPath: string, exists?: (path: string) => boolean }} machine
 * @returns {{ command: string, args: string[], shell: boolean }}
 */
export function npmCommand({ env, platform, execPath, exists = existsSync }) {
  const given = env.npm_execpath;
  const beside = [
    join(dirname(execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(dirname(execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  // Another package manager sets npm_execpath to itself.
  const candidates = given && basename(given) === 'npm-cli.js' ? [given, ...beside] : beside;
  const script = candidates.find((path) => exists(path));
  if (script) return { command: execPath, args: [script], shell: false };
  // A .cmd file starts only through a shell; the command and every argument are constants of ours.
  if (platform === 'win32') return { command: 'npm.cmd', args: [], shell: true };
  return { command: 'npm', args: [], shell: false };
}
