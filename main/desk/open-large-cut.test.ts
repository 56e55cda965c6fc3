import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { keysOf } from '../contract/cut-queries';
import { READ_AT_OPENING } from './name-keys';
import { openTestDesk, type TestDesk } from './testing/test-desk';

let open: TestDesk;
afterEach(() => open.close());

const KEYS = READ_AT_OPENING.files + 50;

/** Only the first is a picture. Each is longer than the one before, so that none could be a hold. */
async function writeUnreadableCut(): Promise<void> {
  open = await openTestDesk();
  const folder = join(open.folder, 'cuts', '013', 'A');
  await mkdir(folder, { recursive: true });
  const first = await readFile(join(open.folder, 'cuts', '012', 'A', 'A0001.png'));
  for (let n = 1; n <= KEYS; n += 1) {
    const content = n === 1 ? first : 'x'.repeat(n);
    await writeFile(join(folder, `A${String(n).padStart(4, '0')}.png`), content);
  }
}

async function openIt() {
  const [root] = (await open.client.host.info({})).roots;
  const listing = await open.client.host.listFolder({ grant: root?.grant ?? '' });
  return open.client.cuts.open({ grant: listing.folders.find((one) => one.name === '013')?.grant ?? '' });
}

test('a cut of many pictures opens although all but its first are unreadable: they are not read', async () => {
  await writeUnreadableCut();
  const { cut, damaged, missing } = await openIt();
  expect(cut.cels.map((cel) => keysOf(cel).length)).toEqual([KEYS]);
  expect(new Set(cut.cels.flatMap((cel) => keysOf(cel).map((key) => key.picture))).size).toBe(KEYS);
  expect([damaged.length, missing]).toEqual([0, []]);
});

test('what nobody needed yet is read in the background, told where it is damaged, and known at the next opening', async () => {
  await writeUnreadableCut();
  const first = await openIt();
  const leave = new AbortController();
  for await (const state of await open.client.cuts.watch({ cutId: first.cut.id }, { signal: leave.signal })) {
    if (state.damaged.length < KEYS - 1) continue;
    expect(state.damaged[0]?.error).toEqual({ code: 'picture-not-a-picture', detail: { file: 'A/A0002.png' } });
    expect(state.cut.cels).toEqual(first.cut.cels);
    break;
  }
  leave.abort();
  open = await open.again();
  const again = await openIt();
  expect(again.damaged).toHaveLength(KEYS - 1);
  expect(again.cut.cels).toEqual(first.cut.cels);
});

test('a picture that cannot be used is told with its code to whoever asks for it', async () => {
  await writeUnreadableCut();
  const { cut } = await openIt();
  const second = cut.cels.flatMap((cel) => keysOf(cel))[1];
  const reply = await open.desk.handleRequest(new Request(`http://127.0.0.1/frames/${second?.picture}.png?w=96`));
  expect(reply.status).toBe(400);
  expect(await reply.json()).toMatchObject({ code: 'picture-not-a-picture', detail: { file: 'A/A0002.png' } });
});
