import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import type { JobEvent } from '../contract/jobs';
import { parseCutFile } from '../timeline/cut-file';
import { makeSmallDisk, type SmallDisk } from './testing/small-disk';
import { openTestDesk, type TestDesk } from './testing/test-desk';

let disk: SmallDisk | undefined;
let open: TestDesk | undefined;
afterEach(async () => {
  await open?.close();
  disk?.remove();
  open = undefined;
  disk = undefined;
});

const canMount = (() => {
  const trial = makeSmallDisk(64);
  trial?.remove();
  return trial !== undefined;
})();

describe.skipIf(!canMount)('on a disk that is full', () => {
  test('an edit is kept in memory and told as not saved; the file stays whole, and is written once there is room', async () => {
    disk = makeSmallDisk(512);
    if (!disk) return;
    const dataFolder = join(disk.folder, 'data');
    open = await openTestDesk(undefined, { dataFolder });
    const opened = await open.client.cuts.openSample({});
    await wait(400);
    const path = join(dataFolder, 'cuts', opened.cut.id, 'cut.json');
    const before = readFileSync(path, 'utf8');
    disk.fill();
    const change = (count: number, revision: number) =>
      open?.client.cuts.edit({
        ...{ cutId: opened.cut.id, revision },
        edit: { kind: 'set-inbetween-count', celId: 'A', spanIds: ['A:1~2'], count },
      });
    await change(1, opened.revision);
    await wait(500);
    const full = await open.client.cuts.reopen({ cutId: opened.cut.id });
    expect(full).toMatchObject({ saved: false, saveError: { code: 'disk-full' } });
    expect(readFileSync(path, 'utf8')).toBe(before);
    disk.free();
    await change(2, full.revision);
    await wait(500);
    expect(await open.client.cuts.reopen({ cutId: opened.cut.id })).toMatchObject({ saved: true, saveError: null });
    expect(parseCutFile(readFileSync(path, 'utf8')).cut.cels[0]?.spans[0]?.inbetweenIds).toHaveLength(2);
  });

  test('an export says so and leaves nothing behind', async () => {
    disk = makeSmallDisk(128);
    if (!disk) return;
    open = await openTestDesk(undefined, { roots: [disk.folder] });
    const { cut } = await open.client.cuts.openSample({});
    disk.fill();
    const before = readdirSync(disk.folder);
    const [root] = (await open.client.host.info({})).roots;
    const { jobId } = await open.client.exports.start({
      ...{ cutId: cut.id, celId: null, kind: 'frames', grant: root?.grant ?? '', overwrite: false },
    });
    const events: JobEvent[] = [];
    for await (const event of await open.client.jobs.watch({ jobId })) events.push(event);
    expect(events.at(-1)).toMatchObject({ outcome: 'failed', error: { code: 'disk-full' } });
    expect(readdirSync(disk.folder)).toEqual(before);
  });

  test('an export to a disk that may only be read says so', async () => {
    disk = makeSmallDisk(128);
    if (!disk) return;
    open = await openTestDesk(undefined, { roots: [disk.folder] });
    const { cut } = await open.client.cuts.openSample({});
    disk.forbidWriting();
    const [root] = (await open.client.host.info({})).roots;
    const { jobId } = await open.client.exports.start({
      ...{ cutId: cut.id, celId: null, kind: 'frames', grant: root?.grant ?? '', overwrite: false },
    });
    const events: JobEvent[] = [];
    for await (const event of await open.client.jobs.watch({ jobId })) events.push(event);
    expect(events.at(-1)).toMatchObject({ outcome: 'failed', error: { code: 'output-not-writable' } });
    expect(open.service.asked).toEqual([]);
  });
});
