import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const KEPT_CHARACTERS = 400_000;

/**
 * Runs a program without showing its output and without input.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, shell?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string, missing: boolean }>} code is never 0 when it was ended by a signal or the time limit
 */
export function runQuietly(command, args, options = {}) {
  return new Promise((resolve) => {
    let output = '';
    /** @param {Buffer} chunk */
    const keep = (chunk) => {
      output = (output + chunk.toString('utf8')).slice(-KEPT_CHARACTERS);
    };
    const child = spawn(command, [...args], {
      cwd: options.cwd,
      env: options.env ?? process.env,
      shell: options.shell ?? false,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const timer =
      options.timeoutMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), options.timeoutMs);
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => {
      clearTimeout(timer);
      resolve({ code: 127, output: `${output}${error.message}`, missing: 'code' in error && error.code === 'ENOENT' });
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ code: signal === null ? (code ?? 1) : 124, output, missing: false });
    });
  });
}

/**
 * @param {string} output
 * @param {number} [lines]
 */
export function tailOf(output, lines = 40) {
  return output.trimEnd().split(/\r?\n/).slice(-lines).join('\n');
}

/**
 * Runs a program in our place: its input and output are the person's, signals are passed on, and so is the exit code.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>}
 */
export function runInOurPlace(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: 'inherit',
      windowsHide: false,
    });
    // A terminal gives Ctrl+C to the child as well; passing it on too would look like a second, impatient one.
    const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
    const pass = signals.map((signal) => {
      const handler = () => {
        if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
      };
      process.on(signal, handler);
      return () => process.off(signal, handler);
    });
    const stop = () => {
      for (const off of pass) off();
    };
    child.on('error', (error) => {
      stop();
      reject(error);
    });
    child.on('close', (code, signal) => {
      stop();
      resolve(signal === null ? (code ?? 1) : 128 + (constants.signals[signal] ?? 0));
    });
  });
}
