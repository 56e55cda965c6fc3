import { existsSync } from 'node:fs';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPrograms } from '../inbetween/testing/built-programs';
import { weightsFolder } from '../inference/weights-folder';
import { ball, ballPng, contents, fill, temporaryFolder } from '../ingest/testing/pictures';
import { tName } from './plan';
import { call } from './testing/cli';

/** The command line with the real engine on small drawings. */

const folder = temporaryFolder();
const at = (...parts: string[]) => join(folder, ...parts);
const env = { NAKAWARI_STORE: at('store'), NAKAWARI_WEIGHTS: weightsFolder(), LANG: 'en_US.UTF-8' };
let child: Awaited<ReturnType<typeof buildPrograms>>;
const nakawari = (words: string[], more: Partial<Parameters<typeof call>[1]> = {}) =>
  call(words, { env, childFile: child.file, ...more });

beforeAll(async () => {
  child = await buildPrograms();
  await fill(folder, {
    ...{ 'flat/A0003.png': await ballPng({ at: 0.3 }), 'flat/A0004.png': await ballPng({ at: 0.4 }) },
    ...{ 'cut/A/a1.png': await ballPng({ at: 0.3 }), 'cut/A/a2.png': await ballPng({ at: 0.3 }) },
    ...{ 'cut/A/a3.png': await ballPng({ at: 0.6 }), 'cut/BG/1.png': await ball({ at: 0.8 }).jpeg().toBuffer() },
    'bad/text.png': 'text',
  });
}, 60_000);
afterAll(() => child.remove());

describe('two keys', () => {
  test('writes each t, says which files, and lists them in the sidecar', async () => {
    const out = at('two');
    const keys = [at('flat/A0003.png'), at('flat/A0004.png')];
    const { exit, lines } = await nakawari(['tween', ...keys, '--t', '0.25, 0.5,1', '--out', out, '--json']);
    expect(exit).toBe(0);
    expect(await readdir(out)).toEqual(['nakawari.json', 't0.250.png', 't0.500.png', 't1.000.png']);
    expect(lines.map((line) => line.type)).toEqual(['start', 'drawing', 'drawing', 'drawing', 'end']);
    expect(lines.at(-1)).toEqual({ type: 'end', generated: 2, reused: 0, keys: 1, failed: 0 });
    expect((await readFile(at('two/t1.000.png'))).equals(await readFile(at('flat/A0004.png')))).toBe(true);
    const sidecar = JSON.parse(await readFile(at('two/nakawari.json'), 'utf8'));
    expect(sidecar.drawings.map((drawing: { state: string; t?: number }) => [drawing.state, drawing.t])).toEqual([
      ['generated', 0.25],
      ['generated', 0.5],
      ['key', undefined],
    ]);
    expect(sidecar.model.licence).toBeTypeOf('string');
  });

  test('all maps beside each drawing', async () => {
    const words = [
      'tween',
      at('flat/A0003.png'),
      at('flat/A0004.png'),
      '--out',
      at('maps'),
      '--maps',
      'flow,keypoints,masks,confidence',
    ];
    expect((await nakawari(words)).exit).toBe(0);
    expect((await readdir(at('maps'))).filter((name) => name.startsWith('t0.500'))).toEqual([
      ...[
        't0.500.confidence.png',
        't0.500.flow.flo',
        't0.500.flow.png',
        't0.500.keypoints.json',
        't0.500.masks.png',
        't0.500.png',
      ],
    ]);
    const keypoints = JSON.parse(await readFile(at('maps/t0.500.keypoints.json'), 'utf8'));
    expect(keypoints).toMatchObject({ file: 't0.500.png', t: 0.5, unit: 'px' });
    expect(keypoints.keypoints[0]).toEqual({
      name: expect.any(String),
      x: expect.any(Number),
      y: expect.any(Number),
      visibility: expect.any(Number),
    });
  });

  test('nothing that is there is overwritten without --force, and then nothing runs twice', async () => {
    const words = [
      'tween',
      at('flat/A0003.png'),
      at('flat/A0004.png'),
      '--t',
      '0.5,0.75',
      '--out',
      at('force'),
      '--json',
    ];
    await fill(folder, { 'force/t0.750.png': 'mine' });
    const refused = await nakawari(words);
    expect([refused.exit, refused.lines.at(-1)?.code]).toEqual([2, 'output-exists']);
    expect(await readdir(at('force'))).toEqual(['t0.750.png']);
    expect((await nakawari([...words, '--force'])).exit).toBe(0);
    const again = await nakawari([...words, '--force']);
    expect(again.lines.at(-1)).toMatchObject({ generated: 0, reused: 2 });
    expect((await sharp(at('force/t0.750.png')).metadata()).width).toBe(96);
  });

  test('names of t: three digits, more only where they are needed', () => {
    expect([0, 0.5, 1 / 3, 0.125, 0.0625, 1].map(tName)).toEqual([
      't0.000',
      't0.500',
      't0.333333',
      't0.125',
      't0.0625',
      't1.000',
    ]);
  });
});

describe('a folder', () => {
  test('becomes one file a frame: keys byte for byte, holds held, the last step filled, all cels equally long', async () => {
    const before = await contents(at('cut'));
    const { exit, lines } = await nakawari([
      'tween',
      at('cut'),
      '--from',
      '6',
      '--to',
      '12',
      '--out',
      at('seq'),
      '--json',
    ]);
    expect(exit).toBe(0);
    expect(lines.at(-1)).toMatchObject({ generated: 1, keys: 11 });
    expect((await readdir(at('seq/A'))).filter((name) => name.endsWith('.png'))).toEqual([
      'a1.png',
      'a2.png',
      'a3.png',
      'a4.png',
      'a5.png',
      'a6.png',
    ]);
    const sidecar = JSON.parse(await readFile(at('seq/A/nakawari.json'), 'utf8'));
    expect(sidecar.drawings.map((drawing: { source?: string; t?: number }) => drawing.source ?? drawing.t)).toEqual([
      ...['A/a1.png', 'A/a1.png', 'A/a1.png', 0.5, 'A/a3.png', 'A/a3.png'],
    ]);
    expect((await readFile(at('seq/A/a1.png'))).equals(await readFile(at('cut/A/a1.png')))).toBe(true);
    // A JPEG key becomes a PNG of the same pixels: the sequence has one format.
    expect((await sharp(at('seq/BG/6.png')).metadata()).format).toBe('png');
    expect(await contents(at('cut'))).toEqual(before);
  });

  test('a flat folder keeps its names, digits and start number', async () => {
    expect((await nakawari(['tween', at('flat'), '--to', '18', '--out', at('flat-out')])).exit).toBe(0);
    expect((await readdir(at('flat-out'))).filter((name) => name.endsWith('.png'))).toEqual([
      ...['A0003.png', 'A0004.png', 'A0005.png', 'A0006.png', 'A0007.png', 'A0008.png'],
    ]);
  });

  test('results never go into the folder of the keys, nor below it', async () => {
    for (const out of [at('cut'), at('cut/A'), at('cut/new'), at('cut/A/../BG')]) {
      const { exit, err } = await nakawari(['tween', at('cut'), '--out', out]);
      expect([exit, err.includes('never writes there')]).toEqual([2, true]);
    }
    expect((await nakawari(['tween', at('flat/A0003.png'), at('flat/A0004.png'), '--out', at('flat')])).exit).toBe(2);
    expect(await readdir(at('flat'))).toEqual(['A0003.png', 'A0004.png']);
  });

  test('cancelled: what is finished stays and is listed, nothing is half written', async () => {
    const words = ['tween', at('cut'), '--from', '3', '--to', '24', '--out', at('stopped')];
    const { exit, err } = await nakawari(words, { cancelAfterLines: 9 });
    expect([exit, err.includes('Cancelled')]).toEqual([1, true]);
    const files = (await readdir(at('stopped/A'))).filter((name) => name !== 'nakawari.json');
    const sidecar = JSON.parse(await readFile(at('stopped/A/nakawari.json'), 'utf8'));
    expect(sidecar.drawings.map((drawing: { file: string }) => drawing.file).sort()).toEqual(files.sort());
    for (const file of files) await sharp(at('stopped/A', file), { failOn: 'truncated' }).raw().toBuffer();
  });
});

describe('a list of pairs', () => {
  test('one bad pair is listed and does not stop the others', async () => {
    const line = (key1: string, out: string) => JSON.stringify({ key0: at('flat/A0003.png'), key1, t: [0.5], out });
    await writeFile(
      at('pairs.jsonl'),
      `${line(at('bad/text.png'), at('p1'))}\n\n${line(at('flat/A0004.png'), at('p2'))}\r\n`,
    );
    const { exit, lines } = await nakawari(['tween', '--pairs', at('pairs.jsonl'), '--json']);
    expect(exit).toBe(1);
    expect(lines.find((entry) => entry.type === 'error')).toMatchObject({
      code: 'picture-not-a-picture',
      file: at('p1/t0.500.png'),
    });
    expect([existsSync(at('p1')), existsSync(at('p2/t0.500.png'))]).toEqual([false, true]);
  });

  test('a line that is not a pair is told with its number before anything is drawn', async () => {
    await writeFile(
      at('odd.jsonl'),
      `${JSON.stringify({ key0: 'a', key1: 'b', t: [0.5], out: at('odd') })}\n{"key0":"a"}\n`,
    );
    const { exit, err } = await nakawari(['tween', '--pairs', at('odd.jsonl')]);
    expect([exit, err.includes('line 2')]).toEqual([2, true]);
  });
});

describe('what cannot be done is told in a sentence with a next step, and by the exit code', () => {
  const cases: [string, string[], number, string][] = [
    ['no command', [], 2, ''],
    ['an unknown command', ['draw'], 2, "unknown command 'draw'"],
    ['no --out', ['tween', 'a.png', 'b.png'], 2, '--out DIR is missing'],
    ['t beyond the second key', ['tween', 'a.png', 'b.png', '--t', '1.5', '--out', 'x'], 2, '--t'],
    ['a rate that no key has', ['tween', 'cut', '--from', '30', '--out', 'x'], 2, '--from'],
    ['a map that is none', ['tween', 'a.png', 'b.png', '--maps', 'depth', '--out', 'x'], 2, '--maps'],
    ['three pictures', ['tween', 'a.png', 'b.png', 'c.png', '--out', 'x'], 2, 'two key drawings'],
    ['an unknown model', ['tween', 'a.png', 'b.png', '--model', 'nobody', '--out', 'x'], 2, 'nobody'],
    ['a folder that is not there', ['tween', at('nowhere'), '--out', at('x')], 1, 'is not there'],
    [
      'a key that is not there',
      ['tween', at('no.png'), at('flat/A0004.png'), '--out', at('x')],
      1,
      'not there any more',
    ],
    ['a key that is text', ['tween', at('bad/text.png'), at('flat/A0004.png'), '--out', at('x')], 1, 'not a picture'],
    [
      'a file where the folder should be',
      ['tween', at('flat'), '--out', at('bad/text.png/x')],
      3,
      'Nothing can be written',
    ],
  ];
  test.each(cases)('%s', async (_name, words, exit, text) => {
    const said = await nakawari(words);
    expect(said.exit).toBe(exit);
    expect(said.err).toContain(text);
    expect(existsSync(at('x'))).toBe(false);
  });

  test('in Japanese when asked or when the system is', async () => {
    expect((await nakawari(['tween', at('nowhere'), '--out', at('x'), '--lang', 'ja'])).err).toContain(
      '見つかりません',
    );
    expect((await nakawari(['tween', '--help'], { env: { ...env, LANG: 'ja_JP.UTF-8' } })).out).toContain('使い方:');
  });

  test('weights that are missing or altered', async () => {
    const weights = at('weights');
    const withWeights = { env: { ...env, NAKAWARI_WEIGHTS: weights } };
    const words = ['tween', at('flat/A0003.png'), at('flat/A0004.png'), '--t', '0.9', '--out', at('x')];
    expect(await nakawari(words, withWeights)).toMatchObject({ exit: 3, err: expect.stringContaining('is missing') });
    await cp(weightsFolder(), weights, { recursive: true });
    const graph = (await readdir(weights)).find((name) => name.includes('tween')) ?? '';
    await writeFile(join(weights, graph), 'not a network');
    const check = await nakawari(['model', 'check', '--json'], withWeights);
    expect([check.exit, check.lines.filter((line) => line.code === 'model-altered').length]).toEqual([3, 1]);
    expect(await nakawari(words, withWeights)).toMatchObject({
      exit: 3,
      err: expect.stringContaining('sha256 differs'),
    });
    await rm(at('x'), { recursive: true, force: true });
  });
});

describe('what is said while drawing', () => {
  test('a bar on a terminal, plain lines elsewhere', async () => {
    const words = ['tween', at('flat/A0003.png'), at('flat/A0004.png'), '--t', '0,1', '--force', '--out', at('said')];
    const plain = await nakawari(words);
    expect(plain.out).toMatch(/^1\/2 .*t0\.000\.png\n2\/2 .*t1\.000\.png\n/);
    expect(plain.err).toBe('');
    const bar = await nakawari(words, { columns: 80 });
    expect(bar.err).toContain('█');
    expect(bar.out.split('\n').filter(Boolean)).toHaveLength(1);
  });

  test('the models that are installed, and that they are sound', async () => {
    const list = await nakawari(['model', 'list', '--json']);
    expect(list.lines[0]).toMatchObject({ type: 'model', isDefault: true, licence: 'Apache-2.0' });
    const check = await nakawari(['model', 'check', '--json']);
    expect([check.exit, check.lines.length]).toEqual([0, 3 * list.lines.length]);
  });
});
