import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideRequest, decideUpgrade, type GateRequest, isPlainTarget } from './gate';

const settings = { port: 4321, token: 'a-token-of-this-start' };
const cookie = `nakawari-4321=${settings.token}`;
const own: GateRequest = {
  ...{ method: 'GET', target: '/', host: '127.0.0.1:4321', origin: undefined, cookie, fetchSite: 'same-origin' },
};
const socket: GateRequest = { ...own, target: '/rpc', origin: 'http://127.0.0.1:4321' };

const reasonOf = (request: GateRequest) => {
  const decision = decideRequest(request, settings);
  return decision.kind === 'refuse' ? `${decision.status} ${decision.reason}` : decision.kind;
};

describe('a request to the browser host', () => {
  it('passes with our host and the cookie of this start', () => {
    expect(reasonOf(own)).toBe('pass');
    expect(reasonOf({ ...own, host: 'localhost:4321', origin: 'http://localhost:4321' })).toBe('pass');
  });

  it.each([
    ['no cookie', { cookie: undefined }],
    ['an empty cookie', { cookie: 'nakawari-4321=' }],
    ['another token', { cookie: 'nakawari-4321=a-token-of-that-start' }],
    ['the cookie of another port', { cookie: `nakawari-4322=${settings.token}` }],
  ])('is refused with %s', (_what, change) => {
    expect(reasonOf({ ...own, ...change })).toBe('403 token');
  });

  it.each([
    ['no host', undefined],
    ['a name that was made to point here', 'evil.example:4321'],
    ['a name that begins like ours', '127.0.0.1.evil.example:4321'],
    ['another port', '127.0.0.1:80'],
    ['no port', '127.0.0.1'],
    ['all addresses', '0.0.0.0:4321'],
  ])('is refused with %s, even with token and cookie', (_what, host) => {
    expect(reasonOf({ ...own, host })).toBe('403 host');
    expect(reasonOf({ ...own, host, target: `/?token=${settings.token}` })).toBe('403 host');
  });

  it.each(['http://evil.example', 'null', 'https://127.0.0.1:4321', 'http://127.0.0.1:9999', 'http://localhost:4321'])(
    'is refused from the origin %s',
    (origin) => {
      expect(reasonOf({ ...own, origin })).toBe('403 origin');
    },
  );

  it('is refused as a picture in another site’s page, which sends no origin', () => {
    expect(reasonOf({ ...own, fetchSite: 'cross-site' })).toBe('403 site');
    expect(reasonOf({ ...own, fetchSite: 'same-site' })).toBe('403 site');
  });

  it('turns the token of the link into a strict cookie, and no other token', () => {
    const link = { ...own, cookie: undefined, fetchSite: 'none' };
    const welcome = decideRequest({ ...link, target: `/?token=${settings.token}` }, settings);
    expect(welcome).toEqual({ kind: 'welcome', setCookie: `${cookie}; Path=/; HttpOnly; SameSite=Strict` });
    expect(reasonOf({ ...link, target: '/?token=guess' })).toBe('403 token');
    expect(reasonOf({ ...link, target: '/?token=' })).toBe('403 token');
    expect(reasonOf({ ...link, target: `/frames/x.png?token=${settings.token}` })).toBe('403 token');
    expect(reasonOf({ ...link, method: 'PUT', target: `/?token=${settings.token}` })).toBe('403 token');
  });

  it.each(['POST', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT', ''])('knows no method %s', (method) => {
    expect(reasonOf({ ...own, method })).toBe('405 method');
  });
});

describe('a socket to the browser host', () => {
  const kindOf = (request: GateRequest) => decideUpgrade(request, settings).kind;

  it('passes from our own page only', () => {
    expect(kindOf(socket)).toBe('pass');
    expect(kindOf({ ...socket, origin: undefined })).toBe('refuse');
    expect(kindOf({ ...socket, origin: 'http://evil.example' })).toBe('refuse');
    expect(kindOf({ ...socket, host: 'evil.example:4321' })).toBe('refuse');
    expect(kindOf({ ...socket, cookie: undefined })).toBe('refuse');
    expect(kindOf({ ...socket, target: '/other' })).toBe('refuse');
  });
});

describe('the target of a request', () => {
  it.each([
    '/../package.json',
    '/assets/../../package.json',
    '/%2e%2e/package.json',
    '/%2E%2e%2fpackage.json',
    '/%252e%252e/package.json',
    '/assets/..%5c..%5cpackage.json',
    '/assets\\..\\package.json',
    '/a%00.png',
    '/%zz',
    '//etc/passwd',
    'http://evil.example/',
    'etc/passwd',
    '*',
    '',
    `/${'a'.repeat(5000)}`,
  ])('is not plain as %s', (target) => {
    expect(isPlainTarget(target)).toBe(false);
  });

  it('is plain for what the page asks for', () => {
    for (const target of ['/', '/?token=x', '/assets/index-a1.js', `/frames/${'0'.repeat(64)}.png?w=160`]) {
      expect(isPlainTarget(target)).toBe(true);
    }
    expect(isPlainTarget(`/imports/i1/${encodeURIComponent('セル A')}/${encodeURIComponent('原画 1.png')}`)).toBe(true);
  });

  it('keeps its path through the parser whenever it is plain, so that nothing climbs later', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', '.', '..', '%2e', '%2E%2e', '%5c', '\\', '%00', 'x.png', '%2f')),
        (parts) => {
          const target = `/${parts.join('/')}`;
          fc.pre(isPlainTarget(target));
          expect(decodeURIComponent(new URL(target, 'http://127.0.0.1').pathname)).toBe(decodeURIComponent(target));
        },
      ),
    );
  });
});
