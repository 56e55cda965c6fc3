import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPrograms } from '../inbetween/testing/built-programs';
import { writeAddedModel } from '../inference/testing/added-model';
import { weightsFolder } from '../inference/weights-folder';
import { ballPng, contents, fill, temporaryFolder } from '../ingest/testing/pictures';
import { readReport } from '../judge/report';
import { call } from './testing/cli';

/** Models of others, what networks run on and the palette step, from the command line. */

const folder = temporaryFolder();
const at = (...parts: string[]) => join(folder, ...parts);
const env = { NAKAWARI_STORE: at('data', 'store'), NAKAWARI_WEIGHTS: weightsFolder(), LANG: 'en_US.UTF-8' };
let child: Awaited<ReturnType<typeof buildPrograms>>;
const nakawari = (words: string[]) => call(words, { env, childFile: child.file });

beforeAll(async () => {
  child = await buildPrograms();
  await writeAddedModel(at('mine'), { id: 'fade' });
  await writeAddedModel(at('data', 'models', 'kept'), { id: 'kept' });
  const [key0, middle, key1] = [await ballPng({ at: 0.3 }), await ballPng({ at: 0.4 }), await ballPng({ at: 0.5 })];
  await fill(folder, {
    ...{ 'A1.png': key0, 'A2.png': key1 },
    ...{ 'set/one/key0.png': key0, 'set/one/gt_0.5.png': middle, 'set/one/key1.png': key1 },
  });
}, 60_000);
afterAll(() => child.remove());

test('a model from a folder draws, and the sidecar names it, its provider and the palette step', async () => {
  const words = ['tween', at('A1.png'), at('A2.png'), '--models', at('mine'), '--model', 'fade', '--out', at('out')];
  expect((await nakawari(words)).exit).toBe(0);
  const [a, b, drawn] = await Promise.all(
    [at('A1.png'), at('A2.png'), at('out', 't0.500.png')].map((file) => sharp(file).removeAlpha().raw().toBuffer()),
  );
  if (!a || !b || !drawn) throw new Error('three pictures are read');
  const worst = drawn.reduce((most, value, i) => Math.max(most, Math.abs(value - ((a[i] ?? 0) + (b[i] ?? 0)) / 2)), 0);
  expect(worst).toBeLessThanOrEqual(1);
  const sidecar = JSON.parse(await readFile(at('out', 'nakawari.json'), 'utf8'));
  expect(sidecar).toMatchObject({ model: { id: 'fade' }, provider: 'cpu', paletteStep: 'off' });
});

test('a drawing made later by another model leaves what the sidecar says of the first, also where only the whole said it', async () => {
  const out = ['--models', at('mine'), '--out', at('two')];
  await nakawari(['tween', at('A1.png'), at('A2.png'), '--model', 'fade', '--t', '0.25', ...out]);
  await nakawari(['tween', at('A1.png'), at('A2.png'), '--model', 'fade', '--t', '0.5', ...out]);
  const file = at('two', 'nakawari.json');
  const before = JSON.parse(await readFile(file, 'utf8'));
  // As an older Nakawari wrote it: no drawing names its model.
  for (const name of ['model', 'paletteStep']) delete before.drawings[0][name];
  await writeFile(file, JSON.stringify(before));
  const last = await nakawari(['tween', at('A1.png'), at('A2.png'), '--model', 'kept', '--t', '0.75', ...out]);
  expect(last.exit).toBe(0);
  const { drawings, model } = JSON.parse(await readFile(file, 'utf8'));
  expect(model.id).toBe('kept');
  const generated = drawings.filter(({ state }: { state: string }) => state === 'generated');
  expect(generated.map((one: { model: { id: string } }) => one.model.id)).toEqual(['fade', 'fade', 'kept']);
  expect(generated.map((one: { paletteStep: string }) => one.paletteStep)).toEqual(['off', 'off', 'off']);
});

test('one in the data folder is found without being named, and the list says what it lacks', async () => {
  const { exit, out } = await nakawari(['model', 'list']);
  expect(exit).toBe(0);
  expect(out).toMatch(/^kept 1 .*no maps, no corrections/m);
  expect(out).not.toContain('fade');
  expect((await nakawari(['model', 'check', '--models', at('mine')])).out).toContain('frame.onnx');
});

test('evaluated and compared beside what ships, without figures that it cannot have', async () => {
  const words = [
    'eval',
    at('set'),
    '--models',
    at('mine'),
    '--model',
    'fade',
    '--baseline',
    'blend',
    '--out',
    at('rep'),
  ];
  expect((await nakawari(words)).exit).toBe(0);
  const { rows, structure } = await readReport(at('rep'));
  expect(structure).toEqual({});
  const [fade, blend] = ['fade', 'blend'].map((name) => rows.find((row) => row.method === name)?.score.cdE5 ?? -1);
  expect(fade).toBeCloseTo(blend ?? 0, 0);
  const { lines } = await nakawari(['compare', at('rep'), '--json']);
  expect(JSON.stringify(lines)).toContain('"first":"fade"');
});

test.each([
  ['maps of a model that has none', ['--model', 'fade', '--maps', 'flow'], 2, 'only draws'],
  ['a folder that is not there', ['--models', 'nowhere'], 1, 'nowhere'],
  ['a provider that nobody knows', ['--provider', 'abacus'], 2, 'provider'],
  ['a palette step that nobody knows', ['--palette', 'perhaps'], 2, 'palette'],
])('%s: a sentence, before anything is drawn', async (_, more, code, said) => {
  const out = at('refused');
  const words = ['tween', at('A1.png'), at('A2.png'), '--models', at('mine'), '--out', out, ...more];
  const { exit, err } = await nakawari(words);
  expect([exit, err]).toEqual([code, expect.stringContaining(said)]);
  expect(await contents(out).catch(() => ({}))).toEqual({});
});

test('a manifest that was spoiled, and a graph that was changed, are told by name', async () => {
  await writeAddedModel(at('spoiled'), { id: 'spoiled' });
  const draw = [
    'tween',
    at('A1.png'),
    at('A2.png'),
    '--models',
    at('spoiled'),
    '--model',
    'spoiled',
    '--out',
    at('no'),
  ];
  await writeFile(at('spoiled', 'frame.onnx'), 'something else');
  expect(await nakawari(draw)).toMatchObject({ exit: 3, err: expect.stringContaining('frame.onnx') });
  await writeFile(at('spoiled', 'manifest.json'), '{}');
  expect(await nakawari(draw)).toMatchObject({ exit: 3, err: expect.stringContaining('manifest.json') });
});

test('what the networks can run on is tried, and told with reasons', async () => {
  const { exit, lines } = await nakawari(['model', 'providers', '--models', at('mine'), '--model', 'fade', '--json']);
  expect(exit).toBe(0);
  expect(lines.map((line) => line.asked)).toEqual(['cpu', 'cuda', 'dml', 'coreml', 'webgpu']);
  for (const { asked, provider, refused } of lines) {
    // Either it runs there, or on the processor with a reason.
    expect(provider === asked || (provider === 'cpu' && Array.isArray(refused) && refused.length === 1)).toBe(true);
  }
});

test('a provider that cannot be used here: said once, and drawn all the same', async () => {
  const absent = process.platform === 'darwin' ? 'dml' : 'coreml';
  const words = ['tween', at('A1.png'), at('A2.png'), '--t', '0.3,0.6', '--models', at('mine'), '--model', 'fade'];
  const { exit, err } = await nakawari([...words, '--provider', absent, '--out', at('fallen-back')]);
  expect(exit).toBe(0);
  expect(err.match(new RegExp(`not on ${absent}`, 'g'))).toHaveLength(1);
  const sidecar = JSON.parse(await readFile(at('fallen-back', 'nakawari.json'), 'utf8'));
  expect(sidecar.provider).toBe('cpu');
});
