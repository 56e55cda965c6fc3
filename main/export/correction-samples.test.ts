import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Correction } from '../contract/correction';
import { correctionSamplesSchema } from '../contract/correction-samples';
import type { Cut } from '../contract/cut';
import { temporaryFolder } from '../ingest/testing/pictures';
import { layOutCut } from '../timeline/lay-out-cut';
import { cutFacts, placedCel } from '../timeline/testing-cuts';
import { planSamples, writeSamples } from './correction-samples';

/** A person's corrections leave the program only as they say: those that are on, with their keys, under their own statement. */

const folder = temporaryFolder();

function corrected(changes: Partial<Correction> = {}): Cut {
  const cut = layOutCut(cutFacts(), [placedCel('A', [1, 1, 1])]);
  const cel = cut.cels[0] ?? expect.fail('a cut has a cel');
  const span = cel.spans[0] ?? expect.fail('a cel has a span');
  const match: Correction = {
    ...{ id: 'c1', author: 'Hanako', at: '2026-11-22T04:00:00Z', reason: 'a secret', on: true },
    target: { kind: 'span', spanId: span.id, fromUnit: 0, toUnit: 1 },
    gesture: { kind: 'match-point', place0: { xPx: 10, yPx: 20 }, place1: { xPx: 30, yPx: 40 }, reachPx: 20 },
    ...changes,
  };
  return { ...cut, cels: [{ ...cel, corrections: [match] }, ...cut.cels.slice(1)] };
}

const usage = { may: 'this-project', by: 'Hanako', note: '' } as const;
const sources = {
  signal: new AbortController().signal,
  readKey: async ({ file }: { file: string }) => ({ bytes: Buffer.from(file), sha256: 'a'.repeat(64) }),
  readPicture: async () => undefined,
  onProgress: () => undefined,
};
const orderInto = (name: string, cut: Cut) => ({
  ...{ cut, usage, outFolder: join(folder, name), overwrite: false, program: 'Nakawari test' },
});

test('the folder has what its format says, the keys byte for byte, and neither author nor reason', async () => {
  const cut = corrected();
  await writeSamples(planSamples(cut, null), orderInto('out', cut), sources);
  const text = await readFile(join(folder, 'out', 'samples.json'), 'utf8');
  const read = correctionSamplesSchema.parse(JSON.parse(text));
  expect(read.usage).toEqual(usage);
  expect(read.samples).toHaveLength(1);
  expect(read.samples[0]?.corrections).toMatchObject([{ id: 'c1', key: null, tUnits: null }]);
  expect(text).not.toContain('a secret');
  const key = planSamples(cut, null)[0]?.keys[0];
  expect(await readFile(join(folder, 'out', read.samples[0]?.keys[0].file ?? ''), 'utf8')).toContain(
    key?.file.slice(0, 1),
  );
});

test('what is switched off stays at home, and a cut without any is refused before anything is written', async () => {
  const cut = corrected({ on: false });
  expect(planSamples(cut, null)).toEqual([]);
  await expect(writeSamples([], orderInto('none', cut), sources)).rejects.toMatchObject({ code: 'input-invalid' });
  expect(await readdir(folder)).not.toContain('none');
});

test('an existing export is not replaced unasked, and a cancel leaves nothing', async () => {
  const cut = corrected();
  await writeSamples(planSamples(cut, null), orderInto('twice', cut), sources);
  await expect(writeSamples(planSamples(cut, null), orderInto('twice', cut), sources)).rejects.toMatchObject({
    code: 'output-exists',
  });
  const gone = { ...sources, signal: AbortSignal.abort() };
  await expect(writeSamples(planSamples(cut, null), orderInto('cancelled', cut), gone)).rejects.toMatchObject({
    code: 'cancelled',
  });
  expect(await readdir(folder)).not.toContain('cancelled');
});

test('a correction of a key belongs to the spans on both of its sides, each time as that key', () => {
  const cut = corrected();
  const cel = cut.cels[0] ?? expect.fail('a cut has a cel');
  const [, second] = cel.spans;
  if (!second) return;
  const ofKey: Correction = {
    ...{ id: 'k1', author: '', at: '2026-11-22T05:00:00Z', reason: '', on: true },
    target: { kind: 'key', drawingId: second.fromDrawingId },
    gesture: { kind: 'key-point', name: 'left_wrist', place: { xPx: 5, yPx: 5 }, state: 'seen' },
  };
  const planned = planSamples({ ...cut, cels: [{ ...cel, corrections: [ofKey] }] }, null);
  expect(planned.flatMap(({ corrections }) => corrections.map(({ key }) => key)).sort()).toEqual([0, 1]);
});
