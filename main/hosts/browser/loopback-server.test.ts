import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { openTestDesk, type TestDesk } from '../../desk/testing/test-desk';
import { type LoopbackServer, listenOnLoopback } from './loopback-server';
import { MAX_BODY_BYTES } from './node-web';

const token = 'a-token-of-this-start';
let desk: TestDesk;
let server: LoopbackServer;

beforeEach(async () => {
  desk = await openTestDesk();
  server = await listenOnLoopback(0);
  server.mount(desk.desk, token);
});

afterEach(async () => {
  await server.close();
  await desk.close();
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A request whose path and headers are sent exactly as written: fetch would tidy them. */
function ask(path: string, changes: { method?: string; headers?: Record<string, string>; body?: Buffer } = {}) {
  return new Promise<Answer>((resolve, reject) => {
    const headers = { cookie: `nakawari-${server.port}=${token}`, ...changes.headers };
    const asked = httpRequest(
      { host: '127.0.0.1', port: server.port, path, method: changes.method ?? 'GET', headers, agent: false },
      (answer) => {
        let body = '';
        answer.setEncoding('utf8').on('data', (text: string) => {
          body += text;
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
        answer.on('error', reject);
      },
    );
    asked.on('error', reject);
    asked.end(changes.body);
  });
}

function openSocket(headers: Record<string, string> = {}): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/rpc`, {
      headers: { cookie: `nakawari-${server.port}=${token}`, origin: server.origin, ...headers },
    });
    socket.on('open', () => resolve(socket));
    socket.on('error', reject);
  });
}

describe('the browser host on the wire', () => {
  it('listens on the loopback address and on no other', async () => {
    const others = Object.values(networkInterfaces())
      .flat()
      .flatMap((one) => (one && !one.internal && one.family === 'IPv4' ? [one.address] : []));
    // The other loopback addresses of Linux are other addresses too.
    if (process.platform === 'linux') others.push('127.0.0.2');
    for (const host of others) {
      const outcome = await new Promise<string>((resolve) => {
        const socket = connect({ host, port: server.port }, () => resolve('connected'));
        socket.on('error', () => resolve('refused'));
      });
      expect(outcome, host).toBe('refused');
    }
  });

  it('gives the page with a strict content security policy', async () => {
    const page = await ask('/');
    expect(page.status).toBe(200);
    expect(page.body).toContain('<title>Nakawari</title>');
    const policy = new Map(
      String(page.headers['content-security-policy'])
        .split(';')
        .map((part) => part.trim().split(/\s+/))
        .map(([name, ...sources]) => [name, sources.sort().join(' ')]),
    );
    expect(policy.get('default-src')).toBe("'none'");
    for (const name of ['script-src', 'style-src', 'connect-src', 'font-src']) expect(policy.get(name)).toBe("'self'");
    expect(policy.get('img-src')).toBe("'self' blob:");
    for (const name of ['base-uri', 'form-action', 'frame-ancestors']) expect(policy.get(name)).toBe("'none'");
    expect(String(page.headers['content-security-policy'])).not.toMatch(/unsafe|\*|https?:|data:/);
  });

  it('lets nobody in without the token, and takes it out of the address', async () => {
    const noCookie = { cookie: '' };
    expect((await ask('/', { headers: noCookie })).status).toBe(403);
    expect((await ask('/?token=guess', { headers: noCookie })).status).toBe(403);
    const welcome = await ask(`/?token=${token}`, { headers: noCookie });
    expect([welcome.status, welcome.headers.location]).toEqual([303, '/']);
    expect(welcome.headers['set-cookie']?.[0]).toMatch(/HttpOnly; SameSite=Strict$/);
    expect(welcome.headers['referrer-policy']).toBe('no-referrer');
  });

  it('lets a click on the link in another page in as well, without a redirect that would lose the cookie', async () => {
    const welcome = await ask(`/?token=${token}`, { headers: { cookie: '', 'sec-fetch-site': 'cross-site' } });
    expect(welcome.status).toBe(200);
    expect(welcome.body).toContain('content="0;url=/"');
  });

  it('refuses another host and another origin', async () => {
    expect((await ask('/', { headers: { host: `evil.example:${server.port}` } })).status).toBe(403);
    expect((await ask('/', { headers: { origin: 'http://evil.example' } })).status).toBe(403);
  });

  it.each([
    '/../package.json',
    '/assets/../../data/settings.json',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..%2f..%2fetc%2fpasswd',
    '/..%5c..%5cdata',
    '/..\\data',
    '/index.html%00.png',
    '//etc/passwd',
    'http://evil.example/index.html',
    '/frames/../index.html',
    '/frames/..%2f..%2findex.html',
    '/.git/config',
  ])('serves nothing outside its folders: %s', async (path) => {
    const { status, body } = await ask(path);
    expect([400, 403, 404]).toContain(status);
    expect(body).not.toContain('root:');
    expect(body).not.toContain('<title>');
  });

  it('follows no link out of the page’s folder', async () => {
    const secret = join(desk.folder, 'secret');
    await mkdir(secret);
    await writeFile(join(secret, 'key.txt'), 'secret');
    await symlink(join(secret, 'key.txt'), join(desk.folder, 'page', 'file.txt'));
    await symlink(secret, join(desk.folder, 'page', 'folder'));
    expect((await ask('/file.txt')).status).toBe(404);
    expect((await ask('/folder/key.txt')).status).toBe(404);
  });

  it('refuses a body that is larger than any drawing before it is sent', async () => {
    const headers = { 'content-length': String(MAX_BODY_BYTES + 1), expect: '100-continue' };
    expect((await ask('/imports/i/A/a.png', { method: 'PUT', headers })).status).toBe(413);
  });

  it('takes dropped pictures as they are streamed', async () => {
    const { importId, uploadUrl } = await desk.client.imports.begin({ name: 'dropped' });
    expect(uploadUrl).toContain(importId);
    const picture = Buffer.alloc(300_000, 7);
    const answer = await ask(`${uploadUrl}/A/A0001.png`, { method: 'PUT', body: picture });
    expect([200, 204]).toContain(answer.status);
  });
});

describe('sockets of the browser host', () => {
  it('are open to our own page only', async () => {
    const socket = await openSocket();
    socket.terminate();
    await expect(openSocket({ origin: 'http://evil.example' })).rejects.toThrow('403');
    await expect(openSocket({ host: `evil.example:${server.port}` })).rejects.toThrow('403');
    await expect(openSocket({ cookie: '' })).rejects.toThrow('403');
  });

  it('are closed by a message that is larger than any call', async () => {
    const socket = await openSocket();
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    socket.send('x'.repeat(2 * 1024 * 1024));
    expect(await closed).toBe(1009);
  });

  it('are closed, with their sessions, when the host closes', async () => {
    const socket = await openSocket();
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    await server.close();
    expect(await closed).toBe(1001);
    server = await listenOnLoopback(0);
  });
});

describe('the port', () => {
  it('gives port-taken when another program has it', async () => {
    await expect(listenOnLoopback(server.port)).rejects.toMatchObject({
      code: 'port-taken',
      detail: { port: server.port },
    });
  });

  it('answers nothing of the desk before it is mounted', async () => {
    const early = await listenOnLoopback(0);
    const answer = await fetch(early.origin);
    expect(answer.status).toBe(503);
    await early.close();
  });
});
