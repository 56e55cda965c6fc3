import { cp, mkdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inbetweensOf, isStale, keysOf } from '../contract/cut-queries';
import type { CutState } from '../contract/cut-state';
import { keyPicture, openTestDesk, type TestDesk } from './testing/test-desk';

let open: TestDesk;
let opened: CutState;
beforeEach(async () => {
  open = await openTestDesk();
  opened = await open.client.cuts.openSample({});
});
afterEach(() => open.close());

const ofCut = () => ({ cutId: opened.cut.id });
const keysFolder = () => join(open.folder, 'cuts', '012');
const keyFile = (file: string) => join(keysFolder(), ...file.split('/'));
const pictureOf = (state: CutState, file: string) =>
  state.cut.cels.flatMap((cel) => keysOf(cel)).find((key) => key.file === file)?.picture;

/** Does something to the folder and waits until the page would hear that it shows. Nobody asks main to look. */
async function whenTold(change: () => Promise<unknown>, isSo: (state: CutState) => boolean): Promise<CutState> {
  const leave = new AbortController();
  const states = await open.client.cuts.watch(ofCut(), { signal: leave.signal });
  let changed: Promise<unknown> | undefined;
  try {
    for await (const state of states) {
      changed ??= change();
      if (isSo(state)) return state;
    }
  } finally {
    await changed;
    leave.abort();
  }
  throw new Error('not told');
}

async function generated(): Promise<void> {
  const { jobId } = await open.client.drawings.generate({ ...ofCut(), scope: { kind: 'cut' }, playheadFrame: 1 });
  for await (const event of await open.client.jobs.watch({ jobId })) void event;
}

async function grantFor(name: string): Promise<string> {
  const root = (await open.client.host.info({})).roots[0]?.grant ?? '';
  const { folders } = await open.client.host.listFolder({ grant: root });
  return folders.find((folder) => folder.name === name)?.grant ?? '';
}

describe('the open cut follows its folder by itself', () => {
  test('a key that is painted over makes its drawings stale, and painted back fresh again', {
    timeout: 30_000,
  }, async () => {
    await generated();
    const before = await readFile(keyFile('A/A0002.png'));
    const stale = (state: CutState) =>
      state.cut.cels.flatMap((cel) => inbetweensOf(cel).filter((one) => isStale(cel, one))).length;
    const repaint = async () => writeFile(keyFile('A/A0002.png'), await keyPicture(40));
    expect(stale(await whenTold(repaint, (state) => stale(state) > 0))).toBe(6);
    const painted = () => writeFile(keyFile('A/A0002.png'), before);
    expect(stale(await whenTold(painted, (state) => stale(state) === 0))).toBe(0);
  });

  test('a key that is taken away is told as missing and stays in the cut, and comes back', {
    timeout: 30_000,
  }, async () => {
    const bytes = await readFile(keyFile('A/A0002.png'));
    const gone = await whenTold(
      () => rm(keyFile('A/A0002.png')),
      (state) => state.missing.length > 0,
    );
    expect(gone.missing).toEqual([{ celId: 'A', drawingId: 'A:2' }]);
    expect(gone.cut).toEqual(opened.cut);
    const back = await whenTold(
      () => writeFile(keyFile('A/A0002.png'), bytes),
      (state) => state.missing.length === 0,
    );
    expect(back.cut).toEqual(opened.cut);
  });

  test('a key that is added joins the cut', { timeout: 30_000 }, async () => {
    const add = async () => writeFile(keyFile('A/A0004.png'), await keyPicture(41));
    const state = await whenTold(add, ({ cut }) => keysOf(cut.cels[0] ?? never()).length === 4);
    expect(pictureOf(state, 'A/A0001.png')).toBe(pictureOf(opened, 'A/A0001.png'));
  });

  test('a folder that is renamed is told, edits go on, and naming it anew finds everything', {
    timeout: 30_000,
  }, async () => {
    const away = await whenTold(
      () => rename(keysFolder(), join(open.folder, 'cuts', '012-final')),
      (state) => state.folderError !== null,
    );
    expect(away.folderError).toEqual({ code: 'folder-missing', detail: { folder: '012' } });
    expect(away.missing).toHaveLength(5);
    const edited = await open.client.cuts.edit({
      ...{ ...ofCut(), revision: away.revision },
      edit: { kind: 'set-inbetween-count', celId: 'A', spanIds: ['A:1~2'], count: 1 },
    });
    const found = await open.client.cuts.locate({ ...ofCut(), grant: await grantFor('012-final') });
    expect(found).toMatchObject({ folderError: null, missing: [], cut: edited.cut });
    // And from now on that folder is this cut's.
    open = await open.again();
    expect((await open.client.cuts.open({ grant: await grantFor('012-final') })).cut).toEqual(edited.cut);
  });
});

test('a file that was only touched is the same key; other content under the same name is another', async () => {
  const [before, path] = [pictureOf(opened, 'A/A0001.png'), keyFile('A/A0001.png')];
  await utimes(path, new Date(), new Date(Date.now() + 5000));
  expect(pictureOf(await open.client.cuts.reopen(ofCut()), 'A/A0001.png')).toBe(before);
  await writeFile(path, await keyPicture(42));
  expect(pictureOf(await open.client.cuts.reopen(ofCut()), 'A/A0001.png')).not.toBe(before);
});

test('a folder with none of the pictures is not taken for the cut', async () => {
  await mkdir(join(open.folder, 'cuts', 'other'));
  for (const n of [1, 2]) await writeFile(join(open.folder, 'cuts', 'other', `x${n}.png`), await keyPicture(50 + n));
  await expect(open.client.cuts.locate({ ...ofCut(), grant: await grantFor('other') })).rejects.toMatchObject({
    code: 'picture-missing',
  });
  expect(await open.client.cuts.reopen(ofCut())).toMatchObject({ cut: opened.cut, folderError: null, missing: [] });
});

test('a copy of the folder opened on its own is a cut of its own', async () => {
  await cp(keysFolder(), join(open.folder, 'cuts', '013'), { recursive: true });
  const copy = await open.client.cuts.open({ grant: await grantFor('013') });
  expect(copy.cut.id).not.toBe(opened.cut.id);
});

function never(): never {
  throw new Error('no cel');
}
