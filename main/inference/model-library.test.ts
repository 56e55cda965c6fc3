import { appendFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../ingest/testing/pictures';
import { KeptLibrary, modelOf, readLibrary, requireModels } from './model-library';
import { writeAddedModel } from './testing/added-model';
import { weightsFolder } from './weights-folder';

const folder = temporaryFolder();
const at = (...parts: string[]) => join(folder, ...parts);

test('models that a person adds stand beside what ships, which stays the default', async () => {
  await writeAddedModel(at('added', 'one'), { id: 'one' });
  await writeAddedModel(at('added', 'two'), { id: 'two' });
  const library = await readLibrary(weightsFolder(), [at('added'), at('nowhere')]);
  expect(modelOf(library, 'one')).toMatchObject({ folder: at('added', 'one'), model: { kind: 'two-image' } });
  expect(modelOf(library, 'two').folder).toBe(at('added', 'two'));
  expect(modelOf(library).model.kind).toBe('key-pair-tween');
  expect(() => modelOf(library, 'three')).toThrow(expect.objectContaining({ code: 'model-unknown' }));
});

test('one bad manifest among added ones is told and hides no other', async () => {
  await writeAddedModel(at('mixed', 'good'), { id: 'good' });
  await mkdir(at('mixed', 'bad'));
  await writeFile(at('mixed', 'bad', 'manifest.json'), '{');
  const library = await readLibrary(weightsFolder(), [at('mixed')]);
  expect(modelOf(library, 'good').model.id).toBe('good');
  expect(library.troubles).toMatchObject([{ folder: at('mixed', 'bad'), error: { code: 'model-invalid' } }]);
  await expect(requireModels(weightsFolder(), [at('mixed')])).rejects.toMatchObject({ code: 'model-invalid' });
});

test('an id that another model has, a folder that is not there, and one without a model', async () => {
  const shipped = modelOf(await readLibrary(weightsFolder())).model.id;
  await writeAddedModel(at('namesake'), { id: shipped });
  await mkdir(at('empty'));
  const asked = (name: string) => requireModels(weightsFolder(), [at(name)]);
  await expect(asked('namesake')).rejects.toMatchObject({ code: 'model-invalid' });
  await expect(asked('nowhere')).rejects.toMatchObject({ code: 'folder-missing' });
  await expect(asked('empty')).rejects.toMatchObject({ code: 'model-missing' });
});

test.each([
  ['a picture of one channel', { shape: [1, 1, 'H', 'W'] }, 'img0'],
  ['a fixed size', { shape: [1, 3, 256, 256] }, 'img0'],
  ['a range upside down', { range: [1, 0] }, 'img0'],
  ['a time for each pixel', { tShape: [2] }, 't is not'],
  ['no licence', { more: { licence: '' } }, 'licence'],
  ['a multiple of nothing', { more: { multiple: 0 } }, 'multiple'],
  ['a kind that nobody knows', { more: { kind: 'three-image' } }, 'kind'],
])('a manifest with %s is refused, and it is said where', async (_, about, where) => {
  await writeAddedModel(at('refused'), about);
  await expect(requireModels(weightsFolder(), [at('refused')])).rejects.toMatchObject({
    code: 'model-invalid',
    detail: { reason: expect.stringContaining(where) },
  });
});

test('a range of 0 to 255, pixels in rows and a time of four sides are taken', async () => {
  await writeAddedModel(at('otherwise'), { shape: [1, 'H', 'W', 3], range: [0, 255], tShape: [1, 1, 1, 1] });
  await expect(requireModels(weightsFolder(), [at('otherwise')])).resolves.toBeUndefined();
  await appendFile(at('otherwise', 'manifest.json'), ',');
  await expect(requireModels(weightsFolder(), [at('otherwise')])).rejects.toMatchObject({ code: 'model-invalid' });
});

test('a folder that is named twice is read once', async () => {
  await writeAddedModel(at('twice', 'one'), { id: 'one' });
  const { models, troubles } = await readLibrary(weightsFolder(), [at('twice'), at('twice', 'one'), at('twice', '.')]);
  expect([models.filter(({ model }) => model.id === 'one').length, troubles]).toEqual([1, []]);
});

test('asked again the library is the same one, until a manifest comes, changes or goes', async () => {
  await writeAddedModel(at('kept', 'one'), { id: 'one' });
  const library = new KeptLibrary(weightsFolder(), [at('kept')]);
  const first = await library.read();
  expect(await library.read()).toBe(first);
  const idsOf = async () => (await library.read()).models.map(({ model }) => model.id);
  await writeAddedModel(at('kept', 'two'), { id: 'two' });
  expect(await idsOf()).toEqual(expect.arrayContaining(['one', 'two']));
  await writeAddedModel(at('kept', 'one'), { id: 'three' });
  expect(await idsOf()).toContain('three');
  expect(await idsOf()).not.toContain('one');
  await rm(at('kept', 'two'), { recursive: true });
  expect(await idsOf()).not.toContain('two');
});
