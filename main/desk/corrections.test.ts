import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Correction } from '../contract/correction';
import { inbetweensOf, isStale } from '../contract/cut-queries';
import type { CutState } from '../contract/cut-state';
import { openTestDesk, type TestDesk, TWO_CELS } from './testing/test-desk';

/** Corrections over the contract: what is said, drawn, previewed and refused. */

let open: TestDesk;
afterEach(() => open.close());
beforeEach(async () => {
  open = await openTestDesk(TWO_CELS, { drawMs: 30 });
});

const correction: Correction = {
  ...{ id: 'c1', author: '花子', at: '2026-11-22T04:00:00.000Z', reason: '手が低い', on: true },
  target: { kind: 'span', spanId: 'A:1~2', fromUnit: 0, toUnit: 1 },
  gesture: {
    ...{ kind: 'flow-hint', tUnit: 0.5, reachPx: 20 },
    ...{ from: { xPx: 30, yPx: 30 }, to: { xPx: 40, yPx: 30 } },
  },
};
const inbetweens = ({ cut }: CutState) => cut.cels.flatMap((cel) => inbetweensOf(cel).map((one) => ({ cel, one })));
const stale = (state: CutState) => inbetweens(state).flatMap(({ cel, one }) => (isStale(cel, one) ? [one.id] : []));

async function drawn(kind: 'cut' | 'stale'): Promise<CutState> {
  const { cut } = await open.client.cuts.openSample({});
  const { jobId } = await open.client.drawings.generate({ cutId: cut.id, scope: { kind }, playheadFrame: 1 });
  for await (const _ of await open.client.jobs.watch({ jobId }));
  return open.client.cuts.reopen({ cutId: cut.id });
}
const add = (state: CutState, one: Correction) =>
  open.client.cuts.edit({
    ...{ cutId: state.cut.id, revision: state.revision },
    edit: { kind: 'add-correction', celId: 'A', correction: one },
  });

test('only what a correction touches is made again, and the document knows with what and how well', async () => {
  const before = await drawn('cut');
  await add(before, correction);
  const said = await open.client.cuts.reopen({ cutId: before.cut.id });
  const touched = stale(said);
  expect(touched).toHaveLength(3);
  const asked = open.service.asked.length;
  const after = await drawn('stale');
  expect(stale(after)).toEqual([]);
  expect(open.service.asked).toHaveLength(asked + 3);
  const made = inbetweens(after).flatMap(({ one }) => (one.made?.corrections ? [one] : []));
  expect(made.map((one) => one.id)).toEqual(touched);
  expect(made[0]?.made?.obedience).toEqual([{ correctionId: 'c1', measure: 'distance-px', value: 0.5, obeyed: true }]);
  await open.client.cuts.undo({ cutId: before.cut.id });
  await open.client.cuts.undo({ cutId: before.cut.id });
  const { cut } = await open.client.cuts.reopen({ cutId: before.cut.id });
  expect(cut).toEqual(before.cut);
});

test('a preview changes nothing in the document and tells what would be touched', async () => {
  const state = await drawn('cut');
  const [first] = inbetweens(state);
  const wish = { cutId: state.cut.id, celId: 'A', drawingId: first?.one.id ?? '', without: [] };
  const preview = await open.client.drawings.preview({ ...wish, corrections: [correction], detail: 'half' });
  expect(preview.picture).not.toBe(first?.one.picture);
  expect(preview.obedience).toHaveLength(1);
  expect(preview.touches).toHaveLength(3);
  const after = await open.client.cuts.reopen({ cutId: state.cut.id });
  expect(after.cut).toEqual(state.cut);
});

test('a newer preview ends the one that runs', async () => {
  const state = await drawn('cut');
  const wish = { cutId: state.cut.id, celId: 'A', drawingId: inbetweens(state)[0]?.one.id ?? '', without: [] };
  const preview = (xPx: number) => {
    const { gesture } = correction;
    const moved = gesture.kind === 'flow-hint' ? { ...gesture, to: { xPx, yPx: 30 } } : gesture;
    return open.client.drawings.preview({
      ...{ ...wish, detail: 'half' as const },
      corrections: [{ ...correction, gesture: moved }],
    });
  };
  const settled = await Promise.allSettled([preview(41), preview(42), preview(43)]);
  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  expect(settled[0]).toMatchObject({ reason: { code: 'cancelled' } });
});

test('a correction that makes no sense is refused by name and leaves the document as it is', async () => {
  const state = await drawn('cut');
  const outside: Correction = {
    ...correction,
    gesture: {
      ...correction.gesture,
      kind: 'flow-hint',
      tUnit: 0.5,
      reachPx: 9,
      from: { xPx: 1, yPx: 1 },
      to: { xPx: 900, yPx: 1 },
    },
  };
  await expect(add(state, outside)).rejects.toMatchObject({ code: 'correction-outside' });
  const wish = { cutId: state.cut.id, celId: 'A', drawingId: inbetweens(state)[0]?.one.id ?? '', without: [] };
  const preview = open.client.drawings.preview({ ...wish, corrections: [outside], detail: 'full' });
  await expect(preview).rejects.toMatchObject({ code: 'correction-outside' });
  expect((await open.client.cuts.reopen({ cutId: state.cut.id })).cut).toEqual(state.cut);
});

test('four clicks give the mask between them, on a key and on an in-between that is drawn', async () => {
  const state = await drawn('cut');
  const extremes = {
    ...{ top: { xPx: 40, yPx: 10 }, bottom: { xPx: 40, yPx: 60 } },
    ...{ left: { xPx: 10, yPx: 30 }, right: { xPx: 60, yPx: 30 } },
  };
  const of = { cutId: state.cut.id, celId: 'A', extremes };
  expect(await open.client.drawings.maskOfExtremes({ ...of, drawingId: 'A:1' })).toMatchObject({ widthPx: 2 });
  const drawingId = inbetweens(state)[0]?.one.id ?? '';
  expect(await open.client.drawings.maskOfExtremes({ ...of, drawingId })).toMatchObject({ widthPx: 2 });
  const nowhere = open.client.drawings.maskOfExtremes({ ...of, drawingId: 'nowhere' });
  await expect(nowhere).rejects.toMatchObject({ code: 'not-found' });
});

test('a part as the network sees it, in a key and in an in-between; one that it does not know is refused', async () => {
  const picture = 'a'.repeat(64);
  const parts = [
    { name: 'background', colour: '#000000' },
    { name: 'face', colour: '#ff0000' },
  ];
  await open.close();
  open = await openTestDesk(TWO_CELS, {
    maps: {
      ...{ flow: null, keypoints: [], bones: [], occlusion: null, confidence: null },
      masks: { picture, parts },
    },
  });
  await mkdir(join(open.folder, 'drawn'), { recursive: true });
  // Its right half is a face.
  await sharp(Uint8Array.of(0, 0, 0, 0, 255, 0, 0, 255), { raw: { width: 2, height: 1, channels: 4 } })
    .png()
    .toFile(join(open.folder, 'drawn', `${picture}.png`));
  const state = await open.client.cuts.openSample({});
  const of = { cutId: state.cut.id, celId: 'A', part: 'face' };
  for (const drawingId of ['A:1', inbetweens(state)[0]?.one.id ?? '']) {
    const mask = await open.client.drawings.partMask({ ...of, drawingId });
    expect(Math.abs((mask?.xPx ?? 0) - 48)).toBeLessThanOrEqual(1);
    expect(mask).toMatchObject({ yPx: 0, heightPx: 96 });
  }
  const tail = open.client.drawings.partMask({ ...of, drawingId: 'A:1', part: 'tail' });
  await expect(tail).rejects.toMatchObject({ code: 'correction-unknown-name' });
});

test('an export says what was corrected in which drawing, by whom, and whether it was obeyed', async () => {
  const before = await drawn('cut');
  await add(before, correction);
  await drawn('stale');
  await mkdir(join(open.folder, 'cuts', 'out'));
  const [root] = (await open.client.host.info({})).roots;
  const { folders } = await open.client.host.listFolder({ grant: root?.grant ?? '' });
  const grant = folders.find((folder) => folder.name === 'out')?.grant ?? '';
  const wish = { cutId: before.cut.id, celId: 'A', kind: 'drawings', grant, overwrite: false } as const;
  const { jobId } = await open.client.exports.start(wish);
  for await (const _ of await open.client.jobs.watch({ jobId }));
  const [file = ''] = (await readdir(join(open.folder, 'cuts', 'out'), { recursive: true })).filter((name) =>
    name.endsWith('nakawari.json'),
  );
  const { drawings } = JSON.parse(await readFile(join(open.folder, 'cuts', 'out', file), 'utf8'));
  const said = drawings.flatMap((drawing: { corrections?: unknown[] }) => drawing.corrections ?? []);
  const { id, author, at, gesture } = correction;
  expect(said).toEqual(Array.from({ length: 3 }, () => ({ id, kind: gesture.kind, author, at, obeyed: true })));
});
