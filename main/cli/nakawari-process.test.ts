import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeSmallDisk } from '../desk/testing/small-disk';
import { buildPrograms } from '../inbetween/testing/built-programs';
import { weightsFolder } from '../inference/weights-folder';
import { ball, ballPng, contents, fill, temporaryFolder } from '../ingest/testing/pictures';

/** The command line as a program: its own process, standing somewhere else, with exit codes, signals and disks as they come. */

const folder = temporaryFolder();
const at = (...parts: string[]) => join(folder, ...parts);
const RUN_LIMIT_MS = 120_000;
let programs: Awaited<ReturnType<typeof buildPrograms>>;

interface Ended {
  readonly exit: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves when this has been printed. */
  printed(text: string): Promise<void>;
}

function start(words: readonly string[], cwd = folder): Started {
  const env = { ...process.env, NAKAWARI_STORE: at('store'), NAKAWARI_WEIGHTS: weightsFolder(), LANG: 'en_US.UTF-8' };
  const child = spawn(process.execPath, [programs.cli, ...words], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  const listeners = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    for (const hear of listeners) hear();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const ended = new Promise<Ended>((resolve) =>
    child.once('close', (exit, signal) => resolve({ exit, signal, out, err })),
  );
  return {
    child,
    ended,
    printed: (text) =>
      new Promise((resolve, reject) => {
        const hear = () => {
          if (out.includes(text)) resolve();
        };
        listeners.add(hear);
        hear();
        void ended.then(() => reject(new Error(`it ended without ${text}:\n${out}${err}`)));
      }),
  };
}

const run = (words: readonly string[], cwd?: string) => start(words, cwd).ended;

beforeAll(async () => {
  programs = await buildPrograms();
  await fill(folder, {
    ...{ 'desk/keys/A0003.png': await ballPng({ at: 0.3 }), 'desk/keys/A0004.png': await ballPng({ at: 0.5 }) },
    'long/1.png': await ballPng({ at: 0.1 }),
    ...{ 'long/2.png': await ballPng({ at: 0.3 }), 'long/3.png': await ballPng({ at: 0.5 }) },
    ...{ 'long/4.png': await ballPng({ at: 0.7 }), 'long/5.png': await ballPng({ at: 0.9 }) },
  });
}, RUN_LIMIT_MS);
afterAll(() => programs.remove());

describe('the program nakawari', { timeout: RUN_LIMIT_MS }, () => {
  test('takes relative paths from where the person stands; keys come out byte for byte and stay as they were', async () => {
    const before = await contents(at('desk/keys'));
    const { exit, out, err } = await run(['tween', 'keys', '--from', '6', '--to', '24', '--out', 'result'], at('desk'));
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    const names = (await readdir(at('desk/result'))).filter((name) => name.endsWith('.png'));
    expect(names.slice(0, 5)).toEqual(['A0003.png', 'A0004.png', 'A0005.png', 'A0006.png', 'A0007.png']);
    const keys = await Promise.all(['A0003.png', 'A0004.png'].map((name) => readFile(at('desk/keys', name))));
    expect((await readFile(at('desk/result/A0003.png'))).equals(keys[0] ?? Buffer.alloc(0))).toBe(true);
    expect((await readFile(at('desk/result/A0007.png'))).equals(keys[1] ?? Buffer.alloc(0))).toBe(true);
    expect(await contents(at('desk/keys'))).toEqual(before);
    // Files are named as the person would name them.
    expect(out).toContain(join('result', 'A0005.png'));
  });

  test('ends with 0, 1, 2 and 3 for done, some failed, wrongly called and a machine that cannot', async () => {
    const pairs = [
      { key0: 'keys/A0003.png', key1: 'keys/A0004.png', t: [0.5], out: 'pairs' },
      { key0: 'keys/A0003.png', key1: 'keys/none.png', t: [0.5], out: 'pairs2' },
    ];
    await writeFile(at('desk/pairs.jsonl'), pairs.map((pair) => JSON.stringify(pair)).join('\n'));
    const some = await run(['tween', '--pairs', 'pairs.jsonl', '--json'], at('desk'));
    expect(some.exit).toBe(1);
    const lines = some.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.filter((line) => line.type === 'error').map((line) => line.code)).toEqual(['picture-missing']);
    expect(lines.at(-1)).toMatchObject({ type: 'end', failed: 1, keys: 0 });
    expect(await readdir(at('desk/pairs'))).toContain('t0.500.png');
    expect((await run(['tween', 'keys'], at('desk'))).exit).toBe(2);
    await writeFile(at('desk/in-the-way'), '');
    expect((await run(['tween', 'keys', '--out', 'in-the-way'], at('desk'))).exit).toBe(3);
    expect((await run(['model', 'check'])).exit).toBe(0);
  });

  test.skipIf(process.platform === 'win32')(
    'interrupted it ends soon, keeps what is finished and leaves nothing half written',
    async () => {
      const started = start(['tween', 'long', '--out', 'interrupted', '--json']);
      // The first in-between is there; the next is in the network.
      await started.printed('"state":"generated"');
      started.child.kill('SIGINT');
      const { exit, out } = await started.ended;
      expect(exit).toBe(1);
      const told = out
        .split('\n')
        .flatMap((line) => (line.includes('"type":"drawing"') ? [basename(JSON.parse(line).file)] : []));
      const files = await readdir(at('interrupted'));
      expect(files.filter((name) => name.endsWith('.png')).sort()).toEqual([...told].sort());
      expect(files.filter((name) => /^\.|\.tmp$|\.part$/.test(name))).toEqual([]);
      expect(files.length).toBeLessThan(17);
      for (const name of told) await sharp(at('interrupted', name)).raw().toBuffer();
      const sidecar = JSON.parse(await readFile(at('interrupted/nakawari.json'), 'utf8'));
      expect(sidecar.drawings.map((drawing: { file: string }) => drawing.file).sort()).toEqual([...told].sort());
    },
  );

  test('a drawing comes back as deep as its keys: 16 bit, and grey with alpha', async () => {
    const deep = (x: number) => ball({ at: x }).toColourspace('rgb16').png().toBuffer();
    const grey = (x: number) => ball({ at: x, paper: 'none' }).toColourspace('b-w').png().toBuffer();
    await fill(at('depths'), {
      ...{ 'deep/1.png': await deep(0.3), 'deep/2.png': await deep(0.6) },
      ...{ 'grey/1.png': await grey(0.3), 'grey/2.png': await grey(0.6) },
    });
    for (const [kind, facts] of [
      ['deep', { depth: 'ushort', channels: 3 }],
      ['grey', { depth: 'uchar', channels: 2 }],
    ] as const) {
      const keys = [at('depths', kind, '1.png'), at('depths', kind, '2.png')];
      expect((await run(['tween', ...keys, '--out', at('depths', `${kind}-out`)])).exit).toBe(0);
      expect(await sharp(keys[0]).metadata(), `the key, ${kind}`).toMatchObject(facts);
      expect(await sharp(at('depths', `${kind}-out`, 't0.500.png')).metadata(), kind).toMatchObject(facts);
    }
  });

  test('a full disk under the output is told; what is there is whole', async ({ skip }) => {
    const disk = makeSmallDisk(64);
    if (disk === undefined) return skip('no small disk can be made here');
    try {
      // Keys so rich that a few fill the disk.
      const noisy = async () =>
        sharp({
          create: {
            width: 96,
            height: 80,
            channels: 3,
            background: '#fff',
            noise: { type: 'gaussian', mean: 128, sigma: 60 },
          },
        })
          .png()
          .toBuffer();
      await fill(at('noise'), { '1.png': await noisy(), '2.png': await noisy(), '3.png': await noisy() });
      const before = await contents(at('noise'));
      const { exit, err } = await run(['tween', at('noise'), '--out', join(disk.folder, 'out')]);
      expect(exit).toBe(3);
      expect(err).toContain('The disk is full');
      const files = await readdir(join(disk.folder, 'out'));
      expect(files.filter((name) => !/^\d+\.png$|^nakawari\.json$/.test(name))).toEqual([]);
      for (const name of files.filter((one) => one.endsWith('.png'))) {
        await sharp(join(disk.folder, 'out', name))
          .raw()
          .toBuffer();
      }
      expect(await contents(at('noise'))).toEqual(before);
    } finally {
      disk.remove();
    }
  });

  test('maps can be read by other programs: .flo, keypoints, indexed masks', async () => {
    await mkdir(at('maps'));
    const keys = [at('desk/keys/A0003.png'), at('desk/keys/A0004.png')];
    const kinds = ['--maps', 'flow,keypoints,masks,confidence'];
    expect((await run(['tween', ...keys, '--out', at('maps/out'), ...kinds])).exit).toBe(0);
    const flo = await readFile(at('maps/out/t0.500.flow.flo'));
    expect([flo.readFloatLE(0), flo.readInt32LE(4), flo.readInt32LE(8)]).toEqual([202021.25, 96, 80]);
    expect(flo.length).toBe(12 + 96 * 80 * 2 * 4);
    const { keypoints } = JSON.parse(await readFile(at('maps/out/t0.500.keypoints.json'), 'utf8'));
    for (const { name, x, y, visibility } of keypoints) {
      expect(name).toBeTypeOf('string');
      expect(x >= -96 && x <= 192 && y >= -80 && y <= 160 && visibility >= 0 && visibility <= 1, name).toBe(true);
    }
    const masks = await sharp(at('maps/out/t0.500.masks.png')).metadata();
    expect(masks).toMatchObject({ width: 96, height: 80, isPalette: true });
  });
});
