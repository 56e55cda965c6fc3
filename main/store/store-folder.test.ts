import { posix, win32 } from 'node:path';
import { expect, test } from 'vitest';
import { defaultDataFolder } from '../hosts/data-folder';
import { defaultStoreFolder } from './store-folder';

test.each([
  ['linux', '/home/aki', {}],
  ['linux', '/home/aki', { XDG_DATA_HOME: '/data/aki' }],
  ['linux', '/home/aki', { NAKAWARI_DATA: '/srv/nakawari' }],
  ['darwin', '/Users/aki', {}],
  ['win32', 'C:\\Users\\aki', {}],
  ['win32', 'C:\\Users\\aki', { LOCALAPPDATA: 'D:\\aki\\local' }],
])('the command line and the app share one store (%s)', (platform, home, env) => {
  const { join } = platform === 'win32' ? win32 : posix;
  expect(defaultStoreFolder(env, platform, home)).toBe(join(defaultDataFolder({ env, platform, home }), 'store'));
});
