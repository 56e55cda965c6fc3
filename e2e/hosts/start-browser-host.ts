import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StartOptions } from './started-host';
import { takeHabits } from './take-habits';

const READY = /^Nakawari is ready: (http:\/\/127\.0\.0\.1:\d+\/\?token=\S+)$/m;
const START_LIMIT_MS = 30_000;
const STOP_LIMIT_MS = 15_000;

export interface BrowserHost {
  /** With the token: opens the app. */
  readonly address: string;
  readonly origin: string;
  readonly dataFolder: string;
  readonly child: ChildProcess;
  output(): string;
  stop(): Promise<number>;
  /** At once, as by the power button. */
  kill(): Promise<void>;
}

/** Node flags before the program, e.g. a preload. */
interface ProgramOptions extends StartOptions {
  readonly nodeArgs?: readonly string[];
}

/** NAKAWARI_OUT: another build than the usual one, for work on both at once. */
export function builtFolder(projectFolder: string): string {
  return process.env.NAKAWARI_OUT || join(projectFolder, 'out');
}

/** Starts the built browser host on a free port with data of its own, and waits until it says that it is ready. */
export async function startBrowserHost(projectFolder: string, options: ProgramOptions = {}): Promise<BrowserHost> {
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'nakawari-e2e-')));
  if (options.habits !== undefined) await takeHabits(dataFolder, options.habits);
  const program = join(builtFolder(projectFolder), 'main', 'browser-host.js');
  if (!existsSync(program)) throw new Error('The app is not built: npm run build');
  const port = String(options.port ?? 0);
  const args = [...(options.nodeArgs ?? []), program, '--port', port, '--no-open', '--data', dataFolder];
  if (options.openFolder !== undefined) args.push('--open', options.openFolder);
  for (const root of options.roots ?? []) args.push('--root', root);
  const child = spawn(process.execPath, args, {
    cwd: projectFolder,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? -1)));
  const address = await new Promise<string>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`The browser host ${why}:\n${output}`));
    const timer = setTimeout(() => fail('was not ready in time'), START_LIMIT_MS);
    const hear = (chunk: Buffer) => {
      output += chunk.toString('utf8');
      const ready = READY.exec(output)?.[1];
      if (ready === undefined) return;
      clearTimeout(timer);
      resolve(ready);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', (error) => fail(error.message));
    void ended.then((code) => {
      clearTimeout(timer);
      fail(`ended with ${code}`);
    });
  }).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  return {
    address,
    origin: new URL(address).origin,
    dataFolder,
    child,
    output: () => output,
    async stop() {
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
      const code = await ended;
      clearTimeout(late);
      return code;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
