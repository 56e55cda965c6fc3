import { describe, expect, it } from 'vitest';
import { installStamp, installState, looksOffline, matchesLock } from './ensure-installed.mjs';

const lock = {
  packages: {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b-win': { version: '2.0.0', optional: true },
  },
};
const installed = { packages: { 'node_modules/a': { version: '1.0.0' } } };
const machine = { platform: 'linux', arch: 'x64', nodeVersion: '20.19.1' };

describe('whether packages must be installed', () => {
  it('needs the same lock file, system and major Node', () => {
    const stamp = installStamp('lock', machine);
    expect(installStamp('lock', { ...machine, nodeVersion: '20.20.0' })).toBe(stamp);
    expect(installStamp('lock', { ...machine, nodeVersion: '22.1.0' })).not.toBe(stamp);
    expect(installStamp('lock', { ...machine, platform: 'darwin' })).not.toBe(stamp);
    expect(installStamp('lock 2', machine)).not.toBe(stamp);
  });

  it('is nothing to do with the right stamp, everything without packages', () => {
    expect(installState({ stampWanted: 's', stampFound: 's', lock, installed })).toBe('ready');
    expect(installState({ stampWanted: 's', stampFound: 's', lock, installed: null })).toBe('install');
    expect(installState({ stampWanted: 's', stampFound: 'other', lock, installed })).toBe('install');
  });

  it('believes a person who ran npm ci, when the versions fit', () => {
    expect(installState({ stampWanted: 's', stampFound: null, lock, installed })).toBe('adopt');
    const older = { packages: { 'node_modules/a': { version: '0.9.0' } } };
    expect(installState({ stampWanted: 's', stampFound: null, lock, installed: older })).toBe('install');
  });

  it('misses a package, but not one for another system', () => {
    expect(matchesLock(lock, installed)).toBe(true);
    expect(matchesLock(lock, { packages: {} })).toBe(false);
    expect(matchesLock({ packages: { '': {} } }, installed)).toBe(false);
  });

  it('tells a missing network from another failure', () => {
    expect(looksOffline('npm error code ENOTFOUND\nnpm error network request failed')).toBe(true);
    expect(looksOffline('npm error code EUSAGE\nlock file out of sync')).toBe(false);
  });
});
