import { existsSync } from 'node:fs';
import { readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NakawariError } from '../contract/errors';
import { temporaryFolder } from '../ingest/testing/pictures';
import { canonicalJson, type Json } from './canonical-json';
import { openStore } from './store';
import { makeFolders, writeError, writeFlushed } from './write-whole';

const base = temporaryFolder();
let stores = 0;
const newFolder = () => {
  stores += 1;
  return join(base, `store${stores}`);
};
const dataOf = (name: number, size = 40) => Buffer.alloc(size, `drawing ${name};`);

describe('an id is the hash of everything that made the drawing', () => {
  test('the order in which facts are written does not matter; every fact does', () => {
    const json = fc.letrec<{ value: Json }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        ...[fc.string(), fc.integer(), fc.boolean(), fc.constant(null)],
        fc.array(tie('value')),
        fc.dictionary(fc.string(), tie('value')),
      ),
    })).value;
    fc.assert(
      fc.property(fc.dictionary(fc.string(), json), (facts) => {
        const turned = Object.fromEntries(Object.entries(facts).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(facts));
        expect(JSON.parse(canonicalJson(facts))).toEqual(JSON.parse(JSON.stringify(facts)));
      }),
    );
    expect(canonicalJson({ t: 0.5, keys: ['a', 'b'] })).not.toBe(canonicalJson({ t: 0.5, keys: ['b', 'a'] }));
  });
});

describe('laws of the store', () => {
  test('what is put is read back, also by the next program', async () => {
    const folder = newFolder();
    const store = await openStore({ folder });
    const id = await store.put({ t: 1 }, dataOf(1));
    expect(await readFile(store.pathOf(id))).toEqual(dataOf(1));
    const next = await openStore({ folder });
    expect(await next.has(id)).toBe(true);
    expect(next.totalBytes()).toBe(store.totalBytes());
  });

  type Step =
    | { do: 'put' | 'read' | 'cut' | 'spoil' | 'lose-sidecar' | 'lose-data'; name: number }
    | { do: 'reopen' | 'leave-half-written'; name: number };
  const step: fc.Arbitrary<Step> = fc.record({
    do: fc.constantFrom('put', 'read', 'cut', 'spoil', 'lose-sidecar', 'lose-data', 'reopen', 'leave-half-written'),
    name: fc.integer({ min: 0, max: 4 }),
  });

  test('whatever is put, read, killed or damaged in whatever order: an entry is whole or it is not there, within the limit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const options = { folder: newFolder(), limitBytes: 900 };
        let store = await openStore(options);
        for (const { do: action, name } of steps) {
          const id = store.idOf({ name });
          const path = store.pathOf(id);
          if (action === 'put') await store.put({ name }, dataOf(name));
          if (action === 'reopen') store = await openStore(options);
          if (action === 'leave-half-written') await writeFile(await store.temporaryPath(id), 'half');
          // Damage as a killed program, a full disk or a bad one leaves it; the program that meets it is a new one.
          if (action === 'cut' && existsSync(path)) await truncate(path, 7);
          if (action === 'spoil' && existsSync(path)) {
            await writeFile(path, Buffer.alloc(40, 'x'));
            store = await openStore(options);
          }
          if (action === 'lose-sidecar') {
            await rm(`${path}.json`, { force: true });
            store = await openStore(options);
          }
          if (action === 'lose-data') await rm(path, { force: true });
          if (await store.has(id)) expect((await readFile(path)).equals(dataOf(name))).toBe(true);
          else if (action === 'put') expect.unreachable('what was just put is not there');
          expect(store.totalBytes()).toBeLessThanOrEqual(options.limitBytes);
        }
        await rm(options.folder, { recursive: true });
      }),
      { numRuns: 60 },
    );
  });

  test('a damaged entry is noticed, removed and can be made again', async () => {
    const folder = newFolder();
    const id = await (await openStore({ folder })).put({ a: 1 }, dataOf(1));
    const store = await openStore({ folder });
    await writeFile(store.pathOf(id), Buffer.alloc(40, 'x')); // same length, other bytes
    expect(await store.has(id)).toBe(false);
    expect(existsSync(store.pathOf(id))).toBe(false);
    await store.put({ a: 1 }, dataOf(1));
    expect(await store.has(id)).toBe(true);
  });

  test('the longest unused goes first, and nothing that is in use goes at all', async () => {
    const folder = newFolder();
    const big = await openStore({ folder });
    const ids: string[] = [];
    for (const name of [0, 1, 2, 3]) ids.push(await big.put({ name }, dataOf(name, 1000)));
    const [oldest = '', second = '', third = '', newest = ''] = ids;
    // Used by an earlier program, seconds apart.
    for (const [index, id] of ids.entries()) await utimes(`${big.pathOf(id)}.json`, index + 1, index + 1);
    const store = await openStore({ folder, limitBytes: 4 * 1200 });
    const release = store.pin(second);
    expect(await store.has(oldest)).toBe(true); // now the newest used
    await store.put({ name: 4 }, dataOf(4, 2000));
    expect(await Promise.all([oldest, second, third, newest].map((id) => store.has(id)))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    release();
    await store.put({ name: 5 }, dataOf(5, 3900));
    expect(await store.has(second)).toBe(false);
  });

  test('temporary files of programs long gone are swept; those of one at work are not', async () => {
    const folder = newFolder();
    const store = await openStore({ folder });
    const [old, fresh] = [await store.temporaryPath('a'.repeat(64)), await store.temporaryPath('b'.repeat(64))];
    await writeFile(old, 'x');
    await writeFile(fresh, 'x');
    await utimes(old, 1, 1);
    await openStore({ folder });
    expect(await readdir(join(folder, 'tmp'))).toEqual([fresh.slice(-29)]);
  });

  test('looking at an entry while it is written again never loses it', async () => {
    const store = await openStore({ folder: newFolder() });
    const id = store.idOf({ busy: 1 });
    for (let round = 0; round < 10; round += 1) {
      const looks = Array.from({ length: 5 }, () => store.has(id));
      await Promise.all([
        store.put({ busy: 1 }, dataOf(1)),
        ...looks,
        store.put({ busy: 1 }, dataOf(1)),
        store.has(id),
      ]);
      expect(await store.has(id)).toBe(true);
    }
  });

  test('two programs that make the same drawing at once do no harm', async () => {
    const folder = newFolder();
    const [a, b] = [await openStore({ folder }), await openStore({ folder })];
    await Promise.all([a.put({ x: 1 }, dataOf(1)), b.put({ x: 1 }, dataOf(1))]);
    const c = await openStore({ folder });
    if (await c.has(c.idOf({ x: 1 }))) expect(await readFile(c.pathOf(c.idOf({ x: 1 })))).toEqual(dataOf(1));
    await c.put({ x: 1 }, dataOf(1));
    expect(await c.has(c.idOf({ x: 1 }))).toBe(true);
  });

  test('only ids name files', async () => {
    const store = await openStore({ folder: newFolder() });
    expect(() => store.pathOf('../../etc/passwd')).toThrow();
  });
});

describe('bad luck on the disk has a code', () => {
  const codeOf = (error: unknown) => (error instanceof NakawariError ? error.code : error);

  test.runIf(existsSync('/dev/full'))('a full disk', async () => {
    const error = await writeFlushed('/dev/full', 'x').catch((thrown: unknown) => writeError(thrown, '/dev'));
    expect(codeOf(error)).toBe('disk-full');
  });

  test('a file where the folder should be', async () => {
    await writeFile(join(base, 'file'), 'x');
    await expect(openStore({ folder: join(base, 'file', 'store') })).rejects.toMatchObject({
      code: 'output-not-writable',
    });
  });

  // Node's own recursive mkdir never comes back from here.
  test.runIf(existsSync('/proc/self'))('a folder in which nothing can be made', async () => {
    await expect(makeFolders('/proc/nakawari/store')).rejects.toMatchObject({ code: 'output-not-writable' });
  });
});
