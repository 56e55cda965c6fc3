import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Connected, TRANSPORTS } from '../jobs/testing/transports';
import { openTestDesk, type TestDesk } from './testing/test-desk';

let open: TestDesk;
let page: Connected;

/** Calls whatever name a page might invent; the client's type knows only the real ones. */
async function call(names: readonly string[], input: unknown): Promise<unknown> {
  let target: unknown = page.client;
  for (const name of names) target = Reflect.get(Object(target), name);
  if (typeof target !== 'function') throw new Error('there is no such procedure');
  return target(input);
}

describe.each(TRANSPORTS)('the desk over $name', ({ connect }) => {
  beforeEach(async () => {
    open = await openTestDesk();
    page = await connect(open.desk);
  });
  afterEach(async () => {
    await page.vanish();
    await open.close();
  });

  test.each([
    [['constructor']],
    [['__proto__', 'toString']],
    [['jobs', 'constructor']],
    [['jobs', 'hasOwnProperty']],
    [['cuts', 'delete']],
  ])('refuses what is no procedure of the contract: %s', async (names) => {
    await expect(call(names, {})).rejects.toThrow();
  });

  test('answers every kind of wrong input with one code, and says where it is wrong', async () => {
    for (const input of [undefined, null, {}, { cutId: 'x' }, { cutId: '0123456789abcdef', more: 1 }, [], 'text']) {
      await expect(call(['cuts', 'reopen'], input)).rejects.toMatchObject({
        ...{ code: 'input-invalid', defined: true },
        data: { reason: expect.any(String) },
      });
    }
  });

  test('tells a coded error with its detail, and no stack and no path of this machine', async () => {
    const error: unknown = await call(['cuts', 'reopen'], { cutId: '0123456789abcdef' }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ code: 'not-found', defined: true, data: { what: '0123456789abcdef' } });
    expect(JSON.stringify(error)).not.toContain(open.folder);
  });

  test('carries a whole small day: open, generate, watch, export', async () => {
    const opened = await call(['cuts', 'openSample'], {});
    expect(opened).toMatchObject({ since: null, facts: { revision: 0, cut: { name: '012' } } });
    const cutId = Reflect.get(Object(opened), 'cutId');
    const { jobId } = await page.client.drawings.generate({ cutId, scope: { kind: 'cut' }, playheadFrame: 3 });
    const types: string[] = [];
    for await (const event of await page.client.jobs.watch({ jobId })) types.push(event.type);
    expect(types.filter((type) => type === 'drawing')).toHaveLength(9);
    expect(types.at(-1)).toBe('end');
  });
});
