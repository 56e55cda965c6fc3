import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { electronAddress, electronCache, presentElectron } from './electron-binary.mjs';

const dist = join('/p', 'node_modules', 'electron', 'dist', 'electron');
const pathFile = join('/p', 'node_modules', 'electron', 'path.txt');

describe('looking for Electron', () => {
  it('takes the binary in node_modules only when it was unpacked to the end', () => {
    const machine = { project: '/p', env: {}, platform: 'linux' } as const;
    expect(presentElectron({ ...machine, exists: (path) => path === dist })).toBeNull();
    expect(presentElectron({ ...machine, exists: (path) => path === dist || path === pathFile })).toBe(dist);
  });

  it('takes ELECTRON_OVERRIDE_DIST_PATH instead, where it is set', () => {
    const machine = {
      project: '/p',
      env: { ELECTRON_OVERRIDE_DIST_PATH: '/opt/electron' },
      platform: 'linux',
    } as const;
    const binary = join('/opt/electron', 'electron');
    expect(presentElectron({ ...machine, exists: (path) => path === binary })).toBe(binary);
    expect(presentElectron({ ...machine, exists: (path) => path === dist || path === pathFile })).toBeNull();
  });

  it('asks the mirror that is set, else the releases', () => {
    const what = { version: '45.4.1', platform: 'linux', arch: 'x64' };
    expect(electronAddress({ ...what, env: {} })).toBe(
      'https://github.com/electron/electron/releases/download/v45.4.1/electron-v45.4.1-linux-x64.zip',
    );
    expect(electronAddress({ ...what, env: { ELECTRON_MIRROR: 'https://m.example/electron' } })).toBe(
      'https://m.example/electron/v45.4.1/electron-v45.4.1-linux-x64.zip',
    );
  });

  it('knows the cache of each system', () => {
    expect(electronCache({ env: {}, platform: 'linux', home: '/h' })).toBe(join('/h', '.cache', 'electron'));
    expect(electronCache({ env: {}, platform: 'darwin', home: '/h' })).toBe(
      join('/h', 'Library', 'Caches', 'electron'),
    );
    expect(electronCache({ env: { electron_config_cache: '/c' }, platform: 'win32', home: '/h' })).toBe('/c');
  });
});
