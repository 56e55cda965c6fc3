import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canInstallPackages } from './debian.mjs';
import { chromiumPlaces, findChromium } from './find-chromium.mjs';

describe('finding a Chromium', () => {
  it('takes CHROMIUM_PATH and no other, where it is set', () => {
    const machine = { env: { CHROMIUM_PATH: '/my/chrome', PATH: '/usr/bin' }, platform: 'linux' } as const;
    expect(chromiumPlaces(machine)).toEqual(['/my/chrome']);
    expect(findChromium({ ...machine, usable: (path) => path === join('/usr/bin', 'chromium') })).toBeNull();
  });

  it('prefers Chromium to Chrome to Edge on Linux, wherever on PATH they are', () => {
    const machine = { env: { PATH: ['/a', '/b'].join(delimiter) }, platform: 'linux' } as const;
    const edge = join('/a', 'microsoft-edge');
    const chrome = join('/b', 'google-chrome');
    expect(findChromium({ ...machine, usable: (path) => path === edge || path === chrome })).toBe(chrome);
    expect(findChromium({ ...machine, usable: (path) => path === edge })).toBe(edge);
    expect(findChromium({ ...machine, usable: () => false })).toBeNull();
  });

  it('goes on when the first one does not work', () => {
    const machine = { env: { PATH: '/usr/bin' }, platform: 'linux' } as const;
    const stub = join('/usr/bin', 'chromium-browser');
    const chrome = join('/usr/bin', 'google-chrome');
    expect(findChromium({ ...machine, usable: (path) => path !== stub && path === chrome })).toBe(chrome);
  });

  it('looks in the usual folders of Windows and macOS', () => {
    const windows = chromiumPlaces({
      env: { ProgramFiles: 'C:\\P', 'ProgramFiles(x86)': 'C:\\P86' },
      platform: 'win32',
    });
    expect(windows).toContain(join('C:\\P86', 'Microsoft', 'Edge', 'Application', 'msedge.exe'));
    const mac = chromiumPlaces({ env: { HOME: '/Users/a' }, platform: 'darwin' });
    expect(mac).toContain(join('/Applications', 'Google Chrome.app', 'Contents', 'MacOS', 'Google Chrome'));
    expect(mac).toContain(join('/Users/a', 'Applications', 'Chromium.app', 'Contents', 'MacOS', 'Chromium'));
  });

  it('installs packages only as root on Debian itself', () => {
    const debian = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n';
    expect(canInstallPackages({ osRelease: debian, userId: 0 })).toBe(true);
    expect(canInstallPackages({ osRelease: debian, userId: 1000 })).toBe(false);
    expect(canInstallPackages({ osRelease: 'ID=ubuntu\nID_LIKE=debian\n', userId: 0 })).toBe(false);
    expect(canInstallPackages({ osRelease: null, userId: 0 })).toBe(false);
  });
});
