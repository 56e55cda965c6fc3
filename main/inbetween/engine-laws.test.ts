import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ballPng, temporaryFolder } from '../ingest/testing/pictures';
import { openStore, type Store } from '../store/store';
import { createDrawingEngine, type DrawingEngine, type KeyRef } from './drawing-engine';
import { writeFakeChild } from './testing/fake-child';
import { keyFile } from './testing/keys';

/** How the engine behaves whatever the child does; the child here is a fake one, see testing/fake-child.ts. */

const folder = temporaryFolder();
let store: Store;
let engine: DrawingEngine;
let keys: [KeyRef, KeyRef];
const logged: string[] = [];
let cuts = 0;

beforeAll(async () => {
  store = await openStore({ folder: join(folder, 'store') });
  const childFile = await writeFakeChild(folder);
  engine = createDrawingEngine({ store, childFile, graceMs: 1000, log: (_, text) => logged.push(text) });
  keys = [
    await keyFile(folder, 'A1.png', await ballPng({ at: 0.3 })),
    await keyFile(folder, 'A2.png', await ballPng()),
  ];
});
afterAll(() => engine.close());

/** A request that no other test has made: its first key has a hash of its own. */
function fresh(tUnit: number) {
  cuts += 1;
  return { key0: { ...keys[0], sha256: cuts.toString(16).padStart(64, '0') }, key1: keys[1], tUnit };
}
const codeOf = (drawing: Promise<unknown>) =>
  drawing.then(
    () => 'drawn',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  );
/** Waits until the child has begun a drawing of t 0.2 or 0.3. */
async function atWork() {
  const sign = `${keys[0].path}.at-work`;
  await vi.waitFor(() => expect(existsSync(sign)).toBe(true), { timeout: 20_000 });
  await rm(sign);
}
const leftovers = () => readdir(join(store.folder, 'tmp'));

describe('drawing', () => {
  test('the drawing is in the store, and asking again runs nothing', async () => {
    const request = fresh(0.1);
    const first = await engine.draw(request);
    expect(first).toMatchObject({ reused: false, runMs: 1 });
    expect(await readFile(store.pathOf(first.id), 'utf8')).toBe('drawing');
    expect(await engine.draw(request)).toMatchObject({ id: first.id, reused: true });
  });

  test('the same drawing asked for twice at once is drawn once', async () => {
    const request = fresh(0.8);
    const both = await Promise.all([engine.draw(request), engine.draw(request)]);
    expect(both.filter((drawn) => drawn.reused)).toHaveLength(1);
  });

  test('what is there already does not wait for the drawing at work', async () => {
    const request = fresh(0.1);
    await engine.draw(request);
    const cancel = new AbortController();
    const atWork = codeOf(engine.draw(fresh(0.2), { signal: cancel.signal }));
    expect((await engine.draw(request)).reused).toBe(true);
    cancel.abort();
    expect(await atWork).toBe('cancelled');
  });

  test('order of the keys, t and keys make the drawing; a thousandth of a thousandth of t does not', async () => {
    const request = fresh(0.1);
    const { id } = await engine.draw(request);
    expect((await engine.draw({ ...request, tUnit: 0.1 + 1e-9 })).id).toBe(id);
    expect((await engine.draw({ ...request, tUnit: 0.1001 })).id).not.toBe(id);
    expect((await engine.draw({ ...request, key0: request.key1, key1: request.key0 })).id).not.toBe(id);
  });
});

describe('a child that fails', () => {
  test('one that dies is replaced and the drawing tried once more; nothing half written is kept', async () => {
    const before = engine.childPid();
    const drawn = await engine.draw(fresh(0.5));
    expect(await readFile(store.pathOf(drawn.id), 'utf8')).toBe('drawing');
    expect(engine.childPid()).not.toBe(before);
    expect(await leftovers()).toEqual([]);
  });

  test('one that dies twice at a drawing is told, and the next drawing works', async () => {
    expect(await codeOf(engine.draw(fresh(0.4)))).toBe('engine-died');
    expect(await codeOf(engine.draw(fresh(0.1)))).toBe('drawn');
  });

  test('what a person can act on comes through; a bug becomes a log without its paths', async () => {
    await expect(engine.draw(fresh(0.6))).rejects.toMatchObject({
      code: 'picture-damaged',
      detail: { file: 'A1.png' },
    });
    await expect(engine.draw(fresh(0.7))).rejects.toMatchObject({
      code: 'engine-failed',
      detail: { reason: 'Error: bad_alloc' },
    });
    expect(logged.at(-1)).toContain('secret.js');
  });
});

describe('cancelling', () => {
  test.each([
    ['a run that listens stops and keeps its child', 0.2, true],
    ['a run that is deaf is killed with its child after the grace time', 0.3, false],
  ])('%s', async (_name, tUnit, keepsChild) => {
    await engine.prepare();
    const pid = engine.childPid();
    const cancel = new AbortController();
    const drawing = codeOf(engine.draw(fresh(tUnit), { signal: cancel.signal }));
    await atWork();
    cancel.abort();
    expect(await drawing).toBe('cancelled');
    expect(engine.childPid() === pid).toBe(keepsChild);
    expect(await leftovers()).toEqual([]);
    expect(await codeOf(engine.draw(fresh(0.1)))).toBe('drawn');
  });

  test('a drawing that still waits is cancelled at once, and the one at work goes on', async () => {
    const [stopFirst, stopSecond] = [new AbortController(), new AbortController()];
    const first = codeOf(engine.draw(fresh(0.2), { signal: stopFirst.signal }));
    const second = codeOf(engine.draw(fresh(0.1), { signal: stopSecond.signal }));
    stopSecond.abort();
    expect(await second).toBe('cancelled');
    stopFirst.abort();
    expect(await first).toBe('cancelled');
  });

  test('one cancelled before it began never reaches the child', async () => {
    const cancel = new AbortController();
    cancel.abort();
    expect(await codeOf(engine.draw(fresh(0.1), { signal: cancel.signal }))).toBe('cancelled');
  });

  test('whatever is asked and cancelled, every call ends once, in a known way, and the engine works on', async () => {
    const call = fc.record({
      tUnit: fc.constantFrom(0.1, 0.2, 0.4, 0.5, 0.6, 0.9),
      cancelAfterMs: fc.integer({ min: 0, max: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 6 }), async (calls) => {
        const codes = await Promise.all(
          calls.map(({ tUnit, cancelAfterMs }) => {
            const cancel = new AbortController();
            setTimeout(() => cancel.abort(), cancelAfterMs);
            return codeOf(engine.draw(fresh(tUnit), { signal: cancel.signal }));
          }),
        );
        for (const code of codes) expect(['drawn', 'cancelled', 'engine-died', 'picture-damaged']).toContain(code);
        expect(await codeOf(engine.draw(fresh(0.1)))).toBe('drawn');
        expect(await leftovers()).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });

  test('closing ends what is at work as cancelled', async () => {
    const childFile = await writeFakeChild(folder);
    const other = createDrawingEngine({ store, childFile });
    const drawing = codeOf(other.draw(fresh(0.3)));
    await other.prepare();
    await other.close();
    expect(await drawing).toBe('cancelled');
    expect(other.childPid()).toBeUndefined();
  });
});
