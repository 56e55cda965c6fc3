import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inbetweensOf, isStale } from '../contract/cut-queries';
import type { CutState } from '../contract/cut-state';
import { CUT_FILE_VERSION } from '../timeline/cut-file';
import { SettingsFile } from './settings-file';
import { keyPicture, openTestDesk, type TestDesk, writeCut } from './testing/test-desk';

let open: TestDesk;
let opened: CutState;
beforeEach(async () => {
  open = await openTestDesk();
  opened = await open.client.cuts.openSample({});
});
afterEach(() => open.close());

const documentFolder = () => join(open.dataFolder, 'cuts', opened.cut.id);
const countEdit = (count: number) => ({
  ...{ kind: 'set-inbetween-count' as const, celId: 'A', spanIds: ['A:1~2'], count },
});
const edit = (count: number, revision: number) =>
  open.client.cuts.edit({ cutId: opened.cut.id, revision, edit: countEdit(count) });
const firstSpan = (state: CutState) => state.cut.cels[0]?.spans[0]?.inbetweenIds.length;

async function generated(): Promise<void> {
  const { jobId } = await open.client.drawings.generate({
    ...{ cutId: opened.cut.id, scope: { kind: 'cut' }, playheadFrame: 1 },
  });
  for await (const event of await open.client.jobs.watch({ jobId })) void event;
}
const states = (state: CutState, cel: number) =>
  state.cut.cels.slice(cel, cel + 1).flatMap((of) => inbetweensOf(of).map((drawing) => drawing.state));

const staleIn = (state: CutState, cel: number) =>
  state.cut.cels.slice(cel, cel + 1).flatMap((of) => inbetweensOf(of).map((drawing) => isStale(of, drawing)));

test("the document lies in the data folder; the keys' folder is never written to", async () => {
  await edit(1, opened.revision);
  await generated();
  await open.desk.close();
  expect((await readdir(documentFolder())).filter((name) => !name.startsWith('history.'))).toEqual([
    'cut.json',
    'keys.json',
  ]);
  expect((await readdir(join(open.folder, 'cuts', '012'), { recursive: true })).sort()).toEqual(
    ['A', 'B', ...['A0001', 'A0002', 'A0003'].map((name) => join('A', `${name}.png`))]
      .concat(['B0001', 'B0002', 'B0003'].map((name) => join('B', `${name}.png`)))
      .sort(),
  );
});

test('edits and drawings are there again after the program was started anew', async () => {
  await edit(1, opened.revision);
  await generated();
  const before = await open.client.cuts.reopen({ cutId: opened.cut.id });
  open = await open.again();
  const after = await open.client.cuts.openSample({});
  expect(after.cut).toEqual(before.cut);
  expect(after).toMatchObject({ undo: 'generate', redo: null, saved: true, saveError: null });
});

test('an edit made on what is no longer the newest revision is refused and changes nothing', async () => {
  const first = await edit(1, opened.revision);
  await expect(edit(2, opened.revision)).rejects.toMatchObject({ code: 'document-changed', defined: true });
  expect(await open.client.cuts.reopen({ cutId: opened.cut.id })).toMatchObject({ revision: first.revision });
});

test('one who watches sees the state now, every change, and when it is on disk', async () => {
  const leave = new AbortController();
  const seen: CutState[] = [];
  const watching = (async () => {
    const events = await open.client.cuts.watch({ cutId: opened.cut.id }, { signal: leave.signal });
    for await (const state of events) {
      seen.push(state);
      if (firstSpan(state) === 1 && state.saved) leave.abort();
    }
  })();
  await wait(30);
  await edit(1, opened.revision);
  await watching.catch(() => undefined);
  expect(seen.map(firstSpan)[0]).toBe(3);
  expect(seen.some((state) => firstSpan(state) === 1 && !state.saved)).toBe(true);
  expect(seen.at(-1)).toMatchObject({ saved: true, saveError: null });
  const text = await readFile(join(documentFolder(), 'cut.json'), 'utf8');
  expect(JSON.parse(text)).toMatchObject({ format: 'nakawari-cut', version: CUT_FILE_VERSION });
});

test('undo and redo go through every step, and name them', async () => {
  await edit(1, opened.revision);
  const undone = await open.client.cuts.undo({ cutId: opened.cut.id });
  expect(undone).toMatchObject({ undo: null, redo: 'set-inbetween-count' });
  expect(undone.cut).toEqual(opened.cut);
  const redone = await open.client.cuts.redo({ cutId: opened.cut.id });
  expect([firstSpan(redone), redone.undo, redone.redo]).toEqual([1, 'set-inbetween-count', null]);
});

describe('when the folder changed', () => {
  const repaint = async (file: string, seed: number) =>
    writeFile(join(open.folder, 'cuts', '012', file), await keyPicture(seed));

  test('a repainted key makes its generated drawings stale, in the open cut as in a saved one, and undo stays', async () => {
    await generated();
    await repaint('A/A0003.png', 50);
    const inMemory = await open.client.cuts.reopen({ cutId: opened.cut.id });
    expect(staleIn(inMemory, 0)).toEqual([false, false, false, true, true, true]);
    expect(staleIn(inMemory, 1)).toEqual([false, false, false]);
    expect(inMemory.undo).toBe('generate');
    await repaint('A/A0001.png', 51);
    open = await open.again();
    expect(staleIn(await open.client.cuts.openSample({}), 0)).toEqual(Array(6).fill(true));
  });

  test('a job whose keys were repainted meanwhile changes nothing of theirs', async () => {
    open = await open.again({ drawMs: 40 });
    await open.client.cuts.openSample({});
    const { jobId } = await open.client.drawings.generate({
      ...{ cutId: opened.cut.id, scope: { kind: 'cel', celId: 'A' }, playheadFrame: 1 },
    });
    await wait(60);
    await repaint('A/A0001.png', 52);
    await open.client.cuts.reopen({ cutId: opened.cut.id });
    for await (const event of await open.client.jobs.watch({ jobId })) void event;
    const after = await open.client.cuts.reopen({ cutId: opened.cut.id });
    expect(states(after, 0).slice(0, 3)).toEqual(['wanted', 'wanted', 'wanted']);
  });

  test('a new key joins the cut and the other drawings stay', async () => {
    await generated();
    await writeCut(join(open.folder, 'cuts', '012'), { 'A/A0004.png': 60 });
    const after = await open.client.cuts.reopen({ cutId: opened.cut.id });
    expect(states(after, 0)).toEqual([...Array(6).fill('generated'), ...Array(3).fill('wanted')]);
  });
});

test('when the store was emptied, what was generated is wanted again, not shown as a broken picture', async () => {
  await generated();
  await rm(join(open.folder, 'drawn'), { recursive: true });
  const after = await open.client.cuts.reopen({ cutId: opened.cut.id });
  expect([...states(after, 0), ...states(after, 1)]).toEqual(Array(9).fill('wanted'));
});

describe('a saved document', () => {
  test.each(['', '{"format":"nakawari-cut","version":1', '\u0000\u0000\u0000', '{}'])(
    'that is damaged (%j) is set aside and told; opened again, the last good copy comes',
    async (damage) => {
      await edit(1, opened.revision);
      open = await open.again();
      await open.client.cuts.openSample({});
      await open.desk.close();
      await writeFile(join(documentFolder(), 'cut.json'), damage);
      open = await open.again();
      await expect(open.client.cuts.openSample({})).rejects.toMatchObject({ code: 'document-damaged' });
      expect(await readFile(join(documentFolder(), 'cut.damaged-1.json'), 'utf8')).toBe(damage);
      expect(firstSpan(await open.client.cuts.openSample({}))).toBe(1);
    },
  );

  test('of a newer Nakawari is told as such and left as it is', async () => {
    await edit(1, opened.revision);
    await open.desk.close();
    const path = join(documentFolder(), 'cut.json');
    const version = CUT_FILE_VERSION + 1;
    const newer = (await readFile(path, 'utf8')).replace(`"version": ${CUT_FILE_VERSION}`, `"version": ${version}`);
    await writeFile(path, newer);
    open = await open.again();
    await expect(open.client.cuts.openSample({})).rejects.toMatchObject({
      code: 'document-newer',
      data: { version },
    });
    expect(await readFile(path, 'utf8')).toBe(newer);
    expect((await readdir(documentFolder())).filter((name) => !name.startsWith('history.'))).toEqual([
      'cut.json',
      'keys.json',
    ]);
  });

  test('that is damaged is told to whoever asks first, even when the cut was opened ahead of that', async () => {
    await edit(1, opened.revision);
    const folder = join(open.folder, 'cuts', '012');
    open = await open.again();
    await open.client.cuts.openSample({});
    await open.desk.close();
    await writeFile(join(documentFolder(), 'cut.json'), '{"format":');
    open = await open.again({ openAtStart: folder });
    await open.desk.handleRequest(new Request('http://127.0.0.1/assets/index-1.js'));
    const isSetAside = async () => (await readdir(documentFolder())).includes('cut.damaged-1.json');
    await expect.poll(isSetAside, { timeout: 10_000 }).toBe(true);
    await expect(open.client.cuts.openSample({})).rejects.toMatchObject({ code: 'document-damaged' });
    expect(firstSpan(await open.client.cuts.openSample({}))).toBe(1);
  });

  test('is found again among the recent cuts, and a folder that is gone is told as missing', async () => {
    open = await open.again();
    const [recent] = await open.client.cuts.recent({});
    expect(recent).toMatchObject({ cutId: opened.cut.id, name: '012', missing: false });
    const thumbnail = await open.desk.handleRequest(new Request(`http://127.0.0.1/frames/${recent?.picture}.png?w=96`));
    expect(thumbnail.status).toBe(200);
    expect((await open.client.cuts.reopen({ cutId: opened.cut.id })).cut).toEqual(opened.cut);
    open = await open.again();
    await rm(join(open.folder, 'cuts', '012'), { recursive: true });
    expect(await open.client.cuts.recent({})).toMatchObject([{ missing: true, picture: null }]);
    await expect(open.client.cuts.reopen({ cutId: opened.cut.id })).rejects.toMatchObject({ code: 'folder-missing' });
  });

  test('leaves nothing behind of a save that a kill cut short', async () => {
    await open.desk.close();
    await mkdir(documentFolder(), { recursive: true });
    await writeFile(join(documentFolder(), 'cut.json.0123456789ab.part'), '{"half":');
    open = await open.again();
    await open.client.cuts.openSample({});
    expect((await readdir(documentFolder())).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
  'a data folder that cannot be written to is told in the state, and saved stays false',
  async () => {
    await wait(300);
    await chmod(documentFolder(), 0o500);
    await edit(1, opened.revision);
    await wait(400);
    const state = await open.client.cuts.reopen({ cutId: opened.cut.id });
    await chmod(documentFolder(), 0o700);
    expect(state).toMatchObject({ saved: false, saveError: { code: 'output-not-writable' } });
  },
);

test('settings are kept', async () => {
  const settings = async () => (await open.client.host.info({})).settings;
  const { preferences, onion, drawing } = await settings();
  const first = { language: null, theme: 'dark', keyMap: {}, preferences, onion, drawing, recentCommands: [] };
  expect(await settings()).toEqual(first);
  const liked = { preferences: { ...preferences, sheetHeightPx: 300 }, onion: { ...onion, before: 3 } };
  await Promise.all([
    open.client.host.saveSettings({ language: 'ja', theme: 'light' }),
    open.client.host.saveSettings(liked),
    open.client.host.saveSettings({ recentCommands: ['flipFirst'] }),
  ]);
  open = await open.again();
  expect(await settings()).toEqual({
    ...first,
    language: 'ja',
    theme: 'light',
    ...liked,
    recentCommands: ['flipFirst'],
  });
  await writeFile(join(open.dataFolder, 'settings.json'), '{"language":');
  open = await open.again();
  expect(await settings()).toEqual(first);
});

test('of settings that another version wrote, what is understood stays', async () => {
  const preferences = { loop: false, sheetHeightPx: 'tall', later: 1 };
  const written = { language: 'ja', theme: 'sepia', preferences, onion: 7, other: true };
  await writeFile(join(open.dataFolder, 'settings.json'), JSON.stringify(written));
  const { settings } = await open.client.host.info({});
  expect(settings).toMatchObject({ language: 'ja', theme: 'dark', preferences: { loop: false, sheetHeightPx: null } });
  expect(settings.onion.before).toBe(1);
});

test('what one page chose is not taken back by what another page chooses', async () => {
  const other = new SettingsFile(open.dataFolder);
  await open.client.host.saveSettings({ theme: 'light' });
  await other.save({ recentCommands: ['loop'] });
  await open.client.host.saveSettings({ language: 'en' });
  expect(await other.read()).toMatchObject({ language: 'en', theme: 'light', recentCommands: ['loop'] });
});

test("a key's file has the same bytes and the same time after everything that was done with it", async () => {
  const path = join(open.folder, 'cuts', '012', 'A', 'A0001.png');
  const [bytes, { mtimeMs }] = [await readFile(path), await stat(path)];
  await generated();
  await edit(2, 1);
  await open.desk.close();
  expect((await readFile(path)).equals(bytes)).toBe(true);
  expect((await stat(path)).mtimeMs).toBe(mtimeMs);
});
