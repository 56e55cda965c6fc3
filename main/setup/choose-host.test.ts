import { describe, expect, it } from 'vitest';
import { chooseHost } from './choose-host.mjs';

const desktop = { platform: 'linux', env: { DISPLAY: ':0' }, userId: 1000 } as const;
const found = async () => ({ found: true, path: '/e/electron' }) as const;
const offline = async () => ({ found: false, reason: 'reason-unreachable' }) as const;
const never = async () => {
  throw new Error('must not search');
};

describe('which host opens', () => {
  it('is Electron when its binary can be had', async () => {
    expect(await chooseHost(null, desktop, found)).toEqual({ host: 'electron', path: '/e/electron' });
  });

  it('is the browser when it cannot, with the reason', async () => {
    expect(await chooseHost(null, desktop, offline)).toEqual({ host: 'browser', reason: 'reason-unreachable' });
  });

  it('is the browser without a look at the network where there is no display', async () => {
    const headless = { ...desktop, env: {} };
    expect(await chooseHost(null, headless, never)).toEqual({ host: 'browser', reason: 'reason-no-display' });
  });

  it('is the browser for root on Linux: the sandbox stays on', async () => {
    expect(await chooseHost(null, { ...desktop, userId: 0 }, never)).toEqual({
      host: 'browser',
      reason: 'reason-root',
    });
  });

  it('needs no display variable on Windows and macOS', async () => {
    for (const platform of ['win32', 'darwin'] as const) {
      const choice = await chooseHost(null, { platform, env: {}, userId: null }, found);
      expect(choice.host).toBe('electron');
    }
  });

  it('is what was asked for, and nothing in its place', async () => {
    expect(await chooseHost('browser', desktop, never)).toEqual({ host: 'browser', reason: null });
    expect(await chooseHost('electron', desktop, offline)).toEqual({ host: 'none', reason: 'reason-unreachable' });
  });
});
