import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { weightsFolder } from '../../main/inference/weights-folder';
import { type BrowserHost, builtFolder, startBrowserHost } from './start-browser-host';

const projectFolder = fileURLToPath(new URL('../../', import.meta.url));
const program = join(builtFolder(projectFolder), 'main', 'browser-host.js');
const english = { ...process.env, LC_ALL: 'en_US.UTF-8', LANG: 'en_US.UTF-8' };

let folder = '';
let host: BrowserHost | null = null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nakawari-host-'));
});

afterEach(async () => {
  await host?.stop();
  host = null;
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

/** Runs the program to its end. */
function run(args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child: ChildProcess = spawn(process.execPath, [program, '--no-open', ...args], { env: english });
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    out += chunk.toString('utf8');
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    err += chunk.toString('utf8');
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })));
}

describe('the browser host as a program', () => {
  it('says once that it is ready, with an address that opens the page, and ends cleanly', async () => {
    host = await startBrowserHost(projectFolder, { dataFolder: join(folder, 'data') });
    expect(host.output().match(/Nakawari is ready/g)).toHaveLength(1);
    const welcome = await fetch(host.address, { redirect: 'manual' });
    const cookie = welcome.headers.get('set-cookie')?.split(';')[0] ?? '';
    const page = await fetch(host.origin, { headers: { cookie } });
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await host.stop()).toBe(0);
  });

  it('has another token at every start', async () => {
    const tokens = new Set<string>();
    for (let start = 0; start < 2; start += 1) {
      const once = await startBrowserHost(projectFolder, { dataFolder: join(folder, 'data') });
      tokens.add(new URL(once.address).searchParams.get('token') ?? '');
      await once.stop();
    }
    expect(tokens.size).toBe(2);
    for (const token of tokens) expect(token.length).toBeGreaterThanOrEqual(32);
  });

  it('says what to do about a taken port, and is not ready', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    const { code, out, err } = await run(['--port', String(port), '--data', join(folder, 'data')]);
    other.close();
    expect([code, out]).toEqual([3, '']);
    expect(err).toBe(
      `Port ${port} is in use by another program. Choose another with --port, or leave it out to take a free one.\n`,
    );
  });

  it('opens without weights, and says so', async () => {
    host = await startBrowserHost(projectFolder, {
      dataFolder: join(folder, 'data'),
      env: { NAKAWARI_WEIGHTS: join(folder, 'none'), LC_ALL: 'en_US.UTF-8' },
    });
    expect(host.output()).toContain('is missing. Restore the folder models/weights from the repository.');
  });

  it('opens with altered weights, and says that it does not use them', async () => {
    const weights = join(folder, 'weights');
    cpSync(weightsFolder(), weights, { recursive: true });
    const graph = readdirSync(weights).find((name) => name.endsWith('.onnx')) ?? '';
    const bytes = readFileSync(join(weights, graph));
    bytes.writeUInt8(bytes.readUInt8(1000) ^ 1, 1000);
    writeFileSync(join(weights, graph), bytes);
    host = await startBrowserHost(projectFolder, {
      dataFolder: join(folder, 'data'),
      env: { NAKAWARI_WEIGHTS: weights, LC_ALL: 'en_US.UTF-8' },
    });
    expect(host.output()).toContain(`The network file ${graph} is not the one its manifest names`);
  });

  it.each([
    ['an unknown option', ['--hots', 'x'], 2],
    ['a port that is none', ['--port', 'x'], 2],
    ['a folder that is not there', ['--open', '/nowhere/at/all'], 3],
  ])('refuses %s with one line and no stack', async (_what, args, exitCode) => {
    const { code, out, err } = await run([...args, '--data', join(folder, 'data')]);
    expect([code, out]).toEqual([exitCode, '']);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).not.toMatch(/ at .*\.js:|Error:/);
  });
});
