import { readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Inbetween } from '../contract/cut';
import { draftOf, inbetweensOf } from '../contract/cut-queries';
import { layOver } from '../contract/lay-over';
import { openStore, storeId } from '../store/store';
import { paintedId, paintedRecipe } from '../timeline/painted';
import { PaintedPictures } from './painted-pictures';
import { makeSmallDisk } from './testing/small-disk';
import { openTestDesk, type TestDesk } from './testing/test-desk';

const SIZE_PX = 96;
let open: TestDesk;
let cutId: string;
let revision = 0;
beforeEach(async () => {
  open = await openTestDesk();
  ({ cutId, revision } = await openSample());
});
afterEach(() => open.close());

async function openSample() {
  const state = await open.client.cuts.openSample({});
  return { cutId: state.cut.id, revision: state.revision };
}

const ask = (path: string, init: RequestInit = {}) =>
  open.desk.handleRequest(new Request(new URL(path, 'http://127.0.0.1:1'), init));

/** A layer with one square of this colour. */
function layer(
  colour: string,
  [left, top, side]: readonly [number, number, number],
  sizePx = SIZE_PX,
): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${sizePx}" height="${sizePx}" shape-rendering="crispEdges">
    <rect x="${left}" y="${top}" width="${side}" height="${side}" fill="${colour}"/></svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

async function send(bytes: Uint8Array): Promise<string> {
  const answer = await ask(`/paint/${cutId}`, { method: 'PUT', body: new Uint8Array(bytes) });
  const told: unknown = await answer.json();
  if (answer.status !== 200) throw new Error(JSON.stringify(told));
  return typeof told === 'object' && told !== null && 'picture' in told ? String(told.picture) : '';
}

async function drawAll(): Promise<void> {
  const { jobId } = await open.client.drawings.generate({ cutId, scope: { kind: 'cut' }, playheadFrame: 1 });
  for await (const event of await open.client.jobs.watch({ jobId })) if (event.type === 'end') return;
}

async function firstDrawing(): Promise<Inbetween> {
  const state = await open.client.cuts.openSample({});
  revision = state.revision;
  const [drawing] = state.cut.cels.flatMap((cel) => inbetweensOf(cel));
  if (!drawing) throw new Error('nothing between the keys');
  return drawing;
}

async function paint(over: string | null, erased: string | null = null): Promise<Inbetween> {
  const { id: drawingId } = await firstDrawing();
  const layers = over === null && erased === null ? null : { over, erased, paper: 'clear' as const };
  const edit = { kind: 'set-paint' as const, celId: 'A', drawingId, paint: layers, by: 'pencil' as const };
  await open.client.cuts.edit({ cutId, revision, edit });
  return firstDrawing();
}

async function pixelsOf(picture: string | null): Promise<Buffer> {
  const answer = await ask(`/frames/${picture}.png`);
  expect(answer.status).toBe(200);
  return sharp(Buffer.from(await answer.arrayBuffer()))
    .ensureAlpha()
    .raw()
    .toBuffer();
}
const at = (pixels: Buffer, x: number, y: number) => [...pixels.subarray((y * SIZE_PX + x) * 4).subarray(0, 4)];

test('what is shown is the draft with the paint over it and the erased gone; all else is the draft, bit for bit', async () => {
  await drawAll();
  const draft = await firstDrawing();
  const painted = await paint(
    await send(await layer('#0a64c8', [40, 40, 8])),
    await send(await layer('#fff', [20, 40, 8])),
  );
  expect(painted.state).toBe('corrected');
  expect(draftOf(painted)).toBe(draft.picture);
  const [below, seen] = [await pixelsOf(draft.picture), await pixelsOf(painted.picture)];
  expect(at(seen, 44, 44)).toEqual([0x0a, 0x64, 0xc8, 255]);
  expect(at(seen, 24, 44)).toEqual([0, 0, 0, 0]);
  for (let y = 0; y < SIZE_PX; y += 1) {
    for (let x = 0; x < SIZE_PX; x += 1) {
      const isTouched = y >= 40 && y < 48 && ((x >= 40 && x < 48) || (x >= 20 && x < 28));
      if (!isTouched) expect(at(seen, x, y)).toEqual(at(below, x, y));
    }
  }
});

test('the paint is there again after a restart, and undo takes it away and brings it back', async () => {
  await drawAll();
  const draft = await firstDrawing();
  const painted = await paint(await send(await layer('#c80a64', [0, 0, 9])));
  open = await open.again();
  await openSample();
  expect((await firstDrawing()).paint).toEqual(painted.paint);
  expect(at(await pixelsOf(painted.picture), 4, 4)).toEqual([0xc8, 0x0a, 0x64, 255]);
  await open.client.cuts.undo({ cutId });
  expect(await firstDrawing()).toMatchObject({ picture: draft.picture, state: 'generated' });
  open = await open.again();
  await openSample();
  const state = await open.client.cuts.redo({ cutId });
  expect(state.undo).toBe('paint-pencil');
  expect((await firstDrawing()).picture).toBe(painted.picture);
  expect(at(await pixelsOf(painted.picture), 4, 4)).toEqual([0xc8, 0x0a, 0x64, 255]);
});

test('a store that lost everything takes neither the paint nor what it was painted over', async () => {
  await drawAll();
  const painted = await paint(await send(await layer('#c80a64', [0, 0, 9])));
  const seen = await pixelsOf(painted.picture);
  const kept = await firstDrawing();
  await open.desk.close();
  await rm(join(open.folder, 'drawn'), { recursive: true });
  await rm(join(open.dataFolder, 'painted'), { recursive: true });
  open = await open.again();
  await openSample();
  expect(await firstDrawing()).toMatchObject({ picture: kept.picture, paint: kept.paint, state: 'corrected' });
  expect((await pixelsOf(painted.picture)).equals(seen)).toBe(true);
});

test('a drawing that nobody drew yet may be painted on: it is a person’s alone, and the network leaves it so', async () => {
  const painted = await paint(await send(await layer('#102030', [8, 8, 8])));
  expect(painted).toMatchObject({ state: 'corrected', made: null, versions: [] });
  expect(at(await pixelsOf(painted.picture), 12, 12)).toEqual([0x10, 0x20, 0x30, 255]);
  await drawAll();
  expect(await firstDrawing()).toEqual(painted);
  await paint(null);
  expect(await firstDrawing()).toMatchObject({ state: 'wanted', picture: null });
});

test('approved with its paint, compared with what lies below, pasted into another cel: each shows the paint', async () => {
  await drawAll();
  const painted = await paint(await send(await layer('#c80a64', [0, 0, 9])));
  const drawings = [{ celId: 'A', drawingId: painted.id }];
  await open.client.cuts.edit({ cutId, revision, edit: { kind: 'review', drawings, state: 'approved', note: null } });
  expect(await firstDrawing()).toMatchObject({ state: 'approved', picture: painted.picture });
  await open.client.cuts.edit({ cutId, revision, edit: { kind: 'review', drawings, state: 'generated', note: null } });
  expect(await firstDrawing()).toMatchObject({ state: 'corrected', picture: painted.picture });
  const [a, b] = [painted.picture ?? '', draftOf(painted) ?? ''];
  const { differentShare01 } = await open.client.drawings.compare({ a, b });
  expect(differentShare01).toBeCloseTo(81 / (SIZE_PX * SIZE_PX), 6);
  const paste = { kind: 'paste-drawings' as const, celId: 'B', at: 1, drawings, framesPerDrawing: 1 };
  const pasted = await open.client.cuts.edit({ cutId, revision, edit: paste });
  await firstDrawing();
  const copy = pasted.cut.cels[1]?.drawings.find((one) => one.kind === 'copy');
  expect(copy).toMatchObject({ picture: painted.picture, paint: painted.paint, generated: true });
  // What becomes of the original is nothing to the copy, and a restart knows it.
  await paint(null);
  open = await open.again();
  await openSample();
  expect(at(await pixelsOf(copy?.picture ?? null), 4, 4)).toEqual([0xc8, 0x0a, 0x64, 255]);
});

test('a draft that comes to a sheet on which somebody painted lies beside it, to be laid below', async () => {
  const drawing = await firstDrawing();
  const scope = { kind: 'drawing' as const, celId: 'A', drawingId: drawing.id };
  const painted = await paint(await send(await layer('#102030', [8, 8, 8])));
  const { jobId } = await open.client.drawings.generate({ cutId, scope, playheadFrame: 1 });
  for await (const event of await open.client.jobs.watch({ jobId })) if (event.type === 'end') break;
  const after = await firstDrawing();
  expect(after).toMatchObject({ picture: painted.picture, paint: painted.paint });
  const [version] = after.versions;
  const edit = { kind: 'choose-version' as const, celId: 'A', drawingId: drawing.id, picture: version?.picture ?? '' };
  await open.client.cuts.edit({ cutId, revision, edit });
  const laid = await firstDrawing();
  expect([laid.state, laid.paint?.over, draftOf(laid)]).toEqual(['corrected', painted.paint?.over, version?.picture]);
  expect(at(await pixelsOf(laid.picture), 12, 12)).toEqual([0x10, 0x20, 0x30, 255]);
});

test('drawn again below, when somebody asks for that drawing', async () => {
  await drawAll();
  const painted = await paint(await send(await layer('#c80a64', [0, 0, 9])));
  const hint = { kind: 'flow-hint' as const, tUnit: painted.tUnit, reachPx: 9 };
  const correction = {
    ...{ id: 'c1', author: '', at: '2026-11-22T04:00:00.000Z', reason: '', on: true },
    target: { kind: 'drawings' as const, drawingIds: [painted.id] },
    gesture: { ...hint, from: { xPx: 9, yPx: 9 }, to: { xPx: 19, yPx: 9 } },
  };
  await open.client.cuts.edit({ cutId, revision, edit: { kind: 'add-correction', celId: 'A', correction } });
  const scope = { kind: 'drawing' as const, celId: 'A', drawingId: painted.id };
  const { jobId } = await open.client.drawings.generate({ cutId, scope, playheadFrame: 1 });
  for await (const event of await open.client.jobs.watch({ jobId })) if (event.type === 'end') break;
  const after = await firstDrawing();
  expect(after.state).toBe('corrected');
  expect(after.paint?.over).toBe(painted.paint?.over);
  expect(draftOf(after)).not.toBe(draftOf(painted));
  expect(after.versions).toHaveLength(2);
  expect(at(await pixelsOf(after.picture), 4, 4)).toEqual([0xc8, 0x0a, 0x64, 255]);
});

test('an export says that it was generated and then painted on, in the file and beside it', async () => {
  await drawAll();
  const painted = await paint(await send(await layer('#c80a64', [0, 0, 9])));
  const { jobId } = await open.client.exports.start({
    ...{ cutId, celId: 'A', kind: 'drawings', grant: null, overwrite: false },
  });
  for await (const event of await open.client.jobs.watch({ jobId })) {
    if (event.type === 'end') expect(event.outcome).toBe('done');
  }
  const folder = join(open.dataFolder, 'exports', '012');
  const sidecar: { drawings: Record<string, unknown>[] } = JSON.parse(
    await readFile(join(folder, 'nakawari.json'), 'utf8'),
  );
  const entry = sidecar.drawings.find((one) => one.drawing === painted.id);
  expect(entry).toMatchObject({
    state: 'corrected',
    painted: { by: 'person', over: 'generated', layers: { over: painted.paint?.over, erased: null } },
    digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia',
  });
  const file = await readFile(join(folder, String(entry?.file)));
  expect(at(await sharp(file).ensureAlpha().raw().toBuffer(), 4, 4)).toEqual([0xc8, 0x0a, 0x64, 255]);
  expect((await sharp(file).metadata()).xmp?.toString('utf8')).toContain('then painted on by a person');
});

describe('is refused, and nothing changes:', () => {
  const told = async (bytes: Uint8Array) => {
    const answer = await ask(`/paint/${cutId}`, { method: 'PUT', body: new Uint8Array(bytes) });
    return [answer.status, await answer.json()];
  };
  const left = async () =>
    (await readdir(join(open.dataFolder, 'cuts', cutId, 'paint')).catch(() => [])).filter((name) => name !== '');

  test('a layer that is cut short, no picture, of another size, or of no end', async () => {
    const good = await layer('#fff', [0, 0, 9]);
    expect(await told(good.subarray(0, good.length - 30))).toMatchObject([400, { code: 'picture-damaged' }]);
    expect(await told(Buffer.from('hello'))).toMatchObject([400, { code: 'picture-not-a-picture' }]);
    expect(await told(await layer('#fff', [0, 0, 9], 128))).toMatchObject([
      400,
      { code: 'input-invalid', detail: { reason: 'paint-other-size', a: '128 × 128', b: '96 × 96' } },
    ]);
    const endless = Buffer.alloc(3 * 1024 * 1024, 7);
    expect(await told(endless)).toMatchObject([400, { detail: { reason: 'file-too-large' } }]);
    expect(await left()).toEqual([]);
  });

  test('paint on a key, on a locked cel, and paint that was never sent', async () => {
    const over = await send(await layer('#fff', [0, 0, 9]));
    const drawing = await firstDrawing();
    const edit = (drawingId: string, picture: string) =>
      open.client.cuts.edit({
        ...{ cutId, revision },
        edit: {
          ...{ kind: 'set-paint', celId: 'A', drawingId, by: 'fill' },
          paint: { over: picture, erased: null, paper: 'clear' },
        },
      });
    await expect(edit('A:1', over)).rejects.toMatchObject({ data: { reason: 'paint-on-key' } });
    await expect(edit(drawing.id, '0'.repeat(64))).rejects.toMatchObject({ code: 'not-found' });
    const look = { kind: 'set-cel-look' as const, celId: 'A', look: { locked: true } };
    revision = (await open.client.cuts.edit({ cutId, revision, edit: look })).revision;
    await expect(edit(drawing.id, over)).rejects.toMatchObject({ code: 'cel-locked' });
  });
});

test('what no document and no history names goes; what undo could bring back stays', async () => {
  const [first, second, stray] = [
    await send(await layer('#111', [0, 0, 9])),
    await send(await layer('#222', [0, 0, 9])),
    await send(await layer('#333', [0, 0, 9])),
  ];
  await paint(first);
  await paint(second);
  await open.client.cuts.undo({ cutId });
  const folder = join(open.dataFolder, 'cuts', cutId, 'paint');
  const longAgo = new Date(Date.now() - 48 * 60 * 60 * 1000);
  await open.desk.close();
  for (const name of await readdir(folder)) await utimes(join(folder, name), longAgo, longAgo);
  await writeFile(join(folder, 'left.part'), 'half a layer');
  open = await open.again();
  await openSample();
  // The desk itself waits a while and spares what is fresh.
  const { store, version, drawn } = {
    store: await openStore({ folder: join(open.folder, 'spare') }),
    version: '',
    drawn: open.service,
  };
  await new PaintedPictures({ store, version, drawn }).sweep(join(open.dataFolder, 'cuts', cutId), 60_000);
  const names = await readdir(folder);
  expect(names).toContain(`${first}.png`);
  expect(names).toContain(`${second}.png`);
  expect(names).not.toContain(`${stray}.png`);
  expect(names).not.toContain('left.part');
});

const disk = makeSmallDisk(64);
disk?.remove();
test.skipIf(disk === undefined)(
  'a disk that is full: told as that, and once there is room the same layer is taken',
  async () => {
    const small = makeSmallDisk(700);
    if (!small) return;
    try {
      await open.close();
      open = await openTestDesk(undefined, { dataFolder: join(small.folder, 'data') });
      ({ cutId, revision } = await openSample());
      const noise = Buffer.from(Array.from({ length: SIZE_PX * SIZE_PX * 4 }, (_, i) => (i * 7919) % 251));
      const raw = { width: SIZE_PX, height: SIZE_PX, channels: 4 as const };
      const stroke = await sharp(noise, { raw }).png().toBuffer();
      small.fill();
      const answer = await ask(`/paint/${cutId}`, { method: 'PUT', body: new Uint8Array(stroke) });
      expect([answer.status, await answer.json()]).toMatchObject([400, { code: 'disk-full' }]);
      small.free();
      expect(await send(stroke)).toMatch(/^[0-9a-f]{64}$/);
    } finally {
      await open.desk.close();
      small.remove();
    }
  },
);

test('the document and the store call a painted picture by the same name', () => {
  const name = fc.stringMatching(/^[0-9a-f]{64}$/);
  const layers = fc.record({
    ...{ over: fc.option(name), erased: fc.option(name), draft: fc.option(name) },
    paper: fc.constantFrom('clear' as const, 'white' as const),
  });
  fc.assert(
    fc.property(layers, (one) => {
      expect(paintedId(one)).toBe(storeId(paintedRecipe(one)));
    }),
  );
});

test('law: full paint is the paint’s own colour at any depth, none leaves every bit, and erasing alone only takes away', () => {
  const sample = fc.integer({ min: 0, max: 255 });
  const pixel = fc.array(sample, { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(pixel, pixel, pixel, fc.boolean(), fc.boolean(), (base, over, erased, isDeep, isOpaque) => {
      const wide = base.map((value, c) => (isOpaque && c === 3 ? 255 : value) * (isDeep ? 257 : 1));
      const rgba = isDeep ? Uint16Array.from(wide) : Uint8Array.from(wide);
      const laid = { below: rgba, out: rgba, max: isDeep ? 65535 : 255, widthPx: 1, isOpaque } as const;
      const layers = { over: Uint8Array.from(over), erased: Uint8Array.from(erased.slice(3)) };
      layOver({ ...laid, ...layers }, { left: 0, top: 0, right: 1, bottom: 1 });
      const [paint, gone] = [over[3] ?? 0, erased[3] ?? 0];
      const seen = [...rgba];
      const max = isDeep ? 65535 : 255;
      if (paint === 255) expect(seen).toEqual(over.map((value, c) => (c === 3 ? 255 : value) * (isDeep ? 257 : 1)));
      if (paint === 0 && gone === 0) expect(seen).toEqual(wide);
      if (paint === 0 && !isOpaque) expect(seen[3]).toBeLessThanOrEqual(wide[3] ?? 0);
      if (isOpaque) expect(seen[3]).toBe(max);
      if (isOpaque && paint === 0 && gone === 255) expect(seen).toEqual([max, max, max, max]);
      for (const value of seen) expect(value >= 0 && value <= max).toBe(true);
    }),
  );
});

test('while the motion below is tried, and when it is drawn, a person sees their paint over it', async () => {
  await drawAll();
  const painted = await paint(await send(await layer('#0a64c8', [40, 40, 8])));
  const spot = { from: { xPx: 30, yPx: 30 }, to: { xPx: 36, yPx: 30 } };
  const correction = {
    ...{ id: 'spot', author: '', at: '2026-01-01T00:00:00.000Z', reason: '', on: true },
    target: { kind: 'drawings' as const, drawingIds: [painted.id] },
    gesture: { kind: 'flow-hint' as const, tUnit: painted.tUnit, reachPx: 10, ...spot },
  };
  const place = { cutId, celId: 'A', drawingId: painted.id };
  const { picture } = await open.client.drawings.preview({ ...place, corrections: [correction], detail: 'full' });
  expect(at(await pixelsOf(picture), 44, 44)).toEqual([10, 100, 200, 255]);

  await open.client.cuts.edit({ cutId, revision, edit: { kind: 'add-correction', celId: 'A', correction } });
  const scope = { kind: 'drawings' as const, celId: 'A', drawingIds: [painted.id] };
  const { jobId } = await open.client.drawings.generate({ cutId, scope, playheadFrame: 1, joins: true });
  const told: string[] = [];
  for await (const event of await open.client.jobs.watch({ jobId })) {
    if (event.type === 'drawing') told.push(event.picture);
    if (event.type === 'end') break;
  }
  expect(told).toEqual([(await firstDrawing()).picture]);
  expect(at(await pixelsOf(told[0] ?? null), 44, 44)).toEqual([10, 100, 200, 255]);
});
