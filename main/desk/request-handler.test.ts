import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keysOf } from '../contract/cut-queries';
import { SECURITY_HEADERS } from './security-headers';
import { keyPicture, openTestDesk, type TestDesk } from './testing/test-desk';

let open: TestDesk;
beforeEach(async () => {
  open = await openTestDesk();
});
afterEach(() => open.close());

const ask = (path: string, init: RequestInit = {}) =>
  open.desk.handleRequest(new Request(new URL(path, 'http://127.0.0.1:1'), init));

const put = (path: string, bytes: Uint8Array | string) =>
  ask(path, { method: 'PUT', body: typeof bytes === 'string' ? bytes : new Uint8Array(bytes) });

async function firstKey() {
  const { cut } = await open.client.cuts.openSample({});
  const [cel] = cut.cels;
  const [key] = cel ? keysOf(cel) : [];
  return key ?? { picture: '', file: '' };
}

describe('the page', () => {
  test('is served with the strict policy that every reply carries', async () => {
    const page = await ask('/');
    expect(await page.text()).toContain('<title>Nakawari</title>');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    for (const path of ['/', '/nothing', '/frames/x.png', '/imports/x']) {
      const { headers } = await ask(path);
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect(headers.get(name)).toBe(value);
    }
    expect(SECURITY_HEADERS['Content-Security-Policy']).toMatch(/^default-src 'none';/);
    expect(SECURITY_HEADERS['Content-Security-Policy']).not.toMatch(/unsafe|\*|http/);
  });

  test.each([
    '/..%2fcuts%2f012%2fA%2fA0001.png',
    '/%2e%2e/data/settings.json',
    '/assets/..%2f..%2fcuts',
    '/assets%5c..%5cindex.html',
    '/.git/config',
    '/index.html%00.png',
    '/%E0%A4%A',
    '/assets/',
    '/assets',
    '//etc/passwd',
    '/C:/Windows/win.ini',
  ])('gives nothing for %s', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  test.skipIf(process.platform === 'win32')('does not follow a link out of its folder', async () => {
    await writeFile(join(open.folder, 'secret.txt'), 'secret');
    await symlink(join(open.folder, 'secret.txt'), join(open.folder, 'page', 'link.txt'));
    await symlink(open.folder, join(open.folder, 'page', 'up'));
    expect((await ask('/link.txt')).status).toBe(404);
    expect((await ask('/up/secret.txt')).status).toBe(404);
  });

  test('takes no other method than reading', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      expect((await ask('/index.html', { method })).status).toBe(405);
    }
    expect((await ask('/', { method: 'HEAD' })).status).toBe(200);
  });
});

describe('a picture', () => {
  test('of a key is the file itself, byte for byte, and may be kept for ever', async () => {
    const key = await firstKey();
    const reply = await ask(`/frames/${key.picture}.png`);
    expect(reply.headers.get('content-type')).toBe('image/png');
    expect(reply.headers.get('cache-control')).toContain('immutable');
    const file = await readFile(join(open.folder, 'cuts', '012', key.file));
    expect(Buffer.from(await reply.arrayBuffer()).equals(file)).toBe(true);
  });

  test('of a key whose file has changed since is not served under its old name', async () => {
    const key = await firstKey();
    await writeFile(join(open.folder, 'cuts', '012', key.file), await keyPicture(77));
    expect((await ask(`/frames/${key.picture}.png`)).status).toBe(404);
  });

  test('can be had smaller, in one of a few widths', async () => {
    const key = await firstKey();
    const reply = await ask(`/frames/${key.picture}.png?w=70`);
    const { width } = await sharp(Buffer.from(await reply.arrayBuffer())).metadata();
    expect(width).toBe(96);
  });

  test.each(['/frames/x.png', `/frames/${'0'.repeat(64)}.png`, `/frames/${'0'.repeat(64)}`, '/frames/'])(
    'that nobody has: %s',
    async (path) => {
      expect((await ask(path)).status).toBe(404);
    },
  );
});

describe('pictures dropped on the page', () => {
  test('are copied, and open like any folder', async () => {
    const { client } = open;
    const { importId, uploadUrl } = await client.imports.begin({ name: 'カット 7' });
    for (const [file, seed] of [
      ['A0001.png', 1],
      ['A0002.png', 2],
    ] as const) {
      expect((await put(`${uploadUrl}/A/${file}`, await keyPicture(seed))).status).toBe(204);
    }
    const { grant } = await client.imports.finish({ importId });
    const { cut } = await client.cuts.open({ grant });
    expect(cut.name).toBe('カット 7');
    expect(cut.cels.map((cel) => [cel.name, keysOf(cel).length])).toEqual([['A', 2]]);
  });

  test('cannot land anywhere else, whatever they are called', async () => {
    const { importId, uploadUrl } = await open.client.imports.begin({ name: '../../escape' });
    const picture = await keyPicture(1);
    const names = ['..%2f..%2fA0001.png', '%2fetc%2fA0002.png', '..%5cA0003.png', 'CON.png', '.hidden0004.png'];
    for (const name of names) {
      await put(`${uploadUrl}/..%2f..%2fB/${name}`, picture);
    }
    await open.client.imports.finish({ importId });
    const there = await readdir(join(open.dataFolder, 'imports'), { recursive: true, withFileTypes: true });
    const files = there.filter((entry) => entry.isFile());
    expect(files).toHaveLength(names.length);
    for (const file of files) expect(file.name).not.toMatch(/^\.|[/\\]/);
    expect((await readdir(open.folder)).sort()).toEqual(['cuts', 'data', 'page']);
  });

  test('of another kind, or for an import that nobody began, are refused with a code', async () => {
    const { uploadUrl } = await open.client.imports.begin({ name: 'x' });
    const script = await put(`${uploadUrl}/A/run.sh`, 'rm');
    expect([script.status, (await script.json()).code]).toEqual([400, 'picture-unsupported']);
    const unknown = await put('/imports/nobody/A/A1.png', 'x');
    expect([unknown.status, (await unknown.json()).code]).toEqual([400, 'not-found']);
    expect((await put(`${uploadUrl}/A`, 'x')).status).toBe(404);
  });

  test('that are empty or damaged are told when the folder is opened', async () => {
    const { importId, uploadUrl } = await open.client.imports.begin({ name: 'x' });
    await put(`${uploadUrl}/A/A1.png`, 'not a picture');
    const { grant } = await open.client.imports.finish({ importId });
    await expect(open.client.cuts.open({ grant })).rejects.toMatchObject({ code: 'picture-not-a-picture' });
  });

  test('of an import that was never finished are gone with the program', async () => {
    const { uploadUrl } = await open.client.imports.begin({ name: 'x' });
    await put(`${uploadUrl}/A/A1.png`, await keyPicture(1));
    await mkdir(join(open.dataFolder, 'imports'), { recursive: true });
    await open.desk.close();
    expect(await readdir(join(open.dataFolder, 'imports'))).toEqual([]);
  });
});

describe('the picture under a cut', () => {
  const path = `/backgrounds/${'0123456789abcdef'}`;

  test('is kept as it was given, also for the next start, until it is taken away', async () => {
    expect((await ask(path)).status).toBe(204);
    const wood = await keyPicture(7);
    expect((await put(path, wood)).status).toBe(204);
    open = await open.again();
    const kept = await ask(path);
    expect(Buffer.from(await kept.arrayBuffer()).equals(wood)).toBe(true);
    // Whatever it is, it is never run or shown as a page of ours.
    expect(kept.headers.get('content-type')).toBe('application/octet-stream');
    expect((await put(path, '')).status).toBe(204);
    expect((await ask(path)).status).toBe(204);
  });

  test.each(['/backgrounds/..%2fsettings.json', '/backgrounds/x', '/backgrounds/'])(
    '%s names no cut',
    async (other) => {
      expect((await ask(other)).status).toBe(404);
      expect((await put(other, 'x')).status).toBe(404);
    },
  );
});
