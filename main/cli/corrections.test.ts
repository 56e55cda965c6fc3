import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPrograms } from '../inbetween/testing/built-programs';
import { weightsFolder } from '../inference/weights-folder';
import { ballPng, fill, temporaryFolder } from '../ingest/testing/pictures';
import { call } from './testing/cli';

/** Corrections on the command line, with the real engine on small drawings of 96 x 80. */

const folder = temporaryFolder();
const at = (...parts: string[]) => join(folder, ...parts);
const env = { NAKAWARI_STORE: at('store'), NAKAWARI_WEIGHTS: weightsFolder(), LANG: 'en_US.UTF-8' };
let child: Awaited<ReturnType<typeof buildPrograms>>;
const nakawari = (words: string[]) => call(words, { env, childFile: child.file });
const keys = [at('cut/A1.png'), at('cut/A2.png')] as const;

beforeAll(async () => {
  child = await buildPrograms();
  await fill(folder, { 'cut/A1.png': await ballPng({ at: 0.35 }), 'cut/A2.png': await ballPng({ at: 0.6 }) });
}, 60_000);
afterAll(() => child.remove());

let files = 0;
async function fileOf(content: unknown): Promise<string> {
  files += 1;
  const path = at(`corrections${files}.json`);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}
const whole = (corrections: unknown) => ({ format: 'nakawari-corrections', version: 1, corrections });
const green = {
  ...{ kind: 'lines', tUnit: 0.5, colour: '#00ff00' },
  lines: [{ widthPx: 3, pointsPx: [[10, 70], [80, 70]] }], // biome-ignore format: a line
};
const span = { kind: 'span', spanId: 'pair', fromUnit: 0, toUnit: 1 };
const one = (gesture: unknown, target: unknown = span, id = 'c1') => ({ id, target, gesture });
const isGreen = async (file: string) => {
  const { data, info } = await sharp(file).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const from = (70 * info.width + 40) * 4;
  return data[from + 1] === 255 && data[from] === 0;
};

describe('what is said is in the drawing', () => {
  test('of two keys, only in the in-betweens that it touches; the sidecar and each line tell how it was obeyed', async () => {
    const half = { ...span, fromUnit: 0.4 };
    const file = await fileOf(whole([one(green, half)]));
    const words = ['tween', ...keys, '--t', '0.25,0.5', '--out', at('two'), '--corrections', file, '--json'];
    const { exit, lines } = await nakawari(words);
    expect(exit).toBe(0);
    expect([await isGreen(at('two/t0.250.png')), await isGreen(at('two/t0.500.png'))]).toEqual([false, true]);
    const drawings = lines.filter((line) => line.type === 'drawing');
    expect(drawings[0]).not.toHaveProperty('obedience');
    expect(drawings[1]).toMatchObject({ obedience: [{ correctionId: 'c1', obeyed: true }] });
    const sidecar = JSON.parse(await readFile(at('two/nakawari.json'), 'utf8'));
    expect(sidecar.drawings[1].corrections).toEqual([{ id: 'c1', obeyed: true }]);
  });

  test('in a line of a pairs file, and in a folder by the names of its document', async () => {
    const pairs = at('pairs.jsonl');
    const pair = { key0: keys[0], key1: keys[1], t: [0.5], out: at('pairs') };
    await writeFile(pairs, `${JSON.stringify({ ...pair, corrections: [one(green)] })}\n`);
    expect((await nakawari(['tween', '--pairs', pairs])).exit).toBe(0);
    expect(await isGreen(at('pairs/t0.500.png'))).toBe(true);
    const file = await fileOf([one(green, { ...span, spanId: 'A:1~2' })]);
    const { exit } = await nakawari(['tween', at('cut'), '--out', at('folder'), '--corrections', file]);
    expect(exit).toBe(0);
    const written = (await readdir(at('folder'))).filter((name) => name.endsWith('.png'));
    expect(await Promise.all(written.map((name) => isGreen(at('folder', name))))).toEqual(
      written.map((_, index) => index > 0 && index < 4),
    );
  });

  test('what is not obeyed is named, and the drawing is written all the same', async () => {
    const region = { xPx: 10, yPx: 10, widthPx: 20, heightPx: 20, runs: '0 400' };
    // A drawing that is in no store any more.
    const kept = { kind: 'keep', tUnit: 0.5, region, picture: '0'.repeat(64) };
    const file = await fileOf([one(kept, span, 'ghost')]);
    const { exit, err } = await nakawari(['tween', ...keys, '--out', at('deaf'), '--corrections', file]);
    expect(exit).toBe(0);
    expect(err).toContain('not obeyed: ghost');
    expect(await readdir(at('deaf'))).toContain('t0.500.png');
  });
});

describe('what makes no sense is refused before anything is drawn', () => {
  const hint = { kind: 'flow-hint', tUnit: 0.5, reachPx: 20, from: { xPx: 5, yPx: 5 }, to: { xPx: 9, yPx: 9 } };
  const empty = { xPx: 1, yPx: 1, widthPx: 2, heightPx: 2, runs: '4' };
  const wrist = { kind: 'point-at', name: 'left_wrist', tUnit: 0.5, from: null, to: { xPx: 9, yPx: 9 } };
  const cases: [string, unknown, string][] = [
    ['no JSON', '{', 'corrections-unreadable'],
    ['of a newer version', { ...whole([]), version: 2 }, 'corrections-unreadable'],
    ['an unknown gesture', [one({ kind: 'wish' })], 'corrections-unreadable'],
    ['a place that is no number', [one({ ...hint, to: { xPx: 'left', yPx: 1 } })], 'corrections-unreadable'],
    ['a place off the paper', [one({ ...hint, to: { xPx: 97, yPx: 1 } })], 'correction-outside'],
    ['a mask of nothing', [one({ kind: 'mask-at', tUnit: 0.5, part: 'torso', mask: empty })], 'correction-empty'],
    ['of a span that is not there', [one(hint, { ...span, spanId: 'A:1~2' })], 'correction-misfit'],
    ['two that contradict each other', [one(wrist), one({ ...wrist, to: { xPx: 1, yPx: 1 } }, span, 'c2')], 'correction-contradicts'],
    ['two of one name', [one(hint), one(hint)], 'input-invalid'],
  ]; // biome-ignore format: a table
  test.each(cases)('%s', async (_, content, code) => {
    const out = at('refused');
    const words = ['tween', ...keys, '--out', out, '--corrections', await fileOf(content), '--json'];
    const { exit, lines } = await nakawari(words);
    expect([exit, lines.at(-1)?.code]).toEqual([2, code]);
    expect(await readdir(out).catch(() => null)).toBeNull();
  });

  test('a file that is not there, and --corrections beside --pairs', async () => {
    const missing = await nakawari(['tween', ...keys, '--out', at('x'), '--corrections', at('nowhere.json')]);
    expect(missing.exit).toBe(2);
    expect(missing.err).toContain('nowhere.json');
    const file = await fileOf([one(hint)]);
    const both = await nakawari(['tween', '--pairs', at('pairs.jsonl'), '--corrections', file]);
    expect([both.exit, both.err.includes('"corrections"')]).toEqual([2, true]);
  });

  test('a part that the network does not know fails that drawing alone, with the parts that it knows', async () => {
    const mask = { ...empty, runs: '0 4' };
    const file = await fileOf([one({ kind: 'mask-at', tUnit: 0.5, part: 'wing', mask }, { ...span, fromUnit: 0.4 })]);
    const words = ['tween', ...keys, '--t', '0.25,0.5', '--out', at('wing'), '--corrections', file];
    const { exit, err } = await nakawari(words);
    expect(exit).toBe(1);
    expect(err).toContain('lower_arm_hand');
    expect(await readdir(at('wing'))).toEqual(['nakawari.json', 't0.250.png']);
  });
});
