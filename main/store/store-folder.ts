import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/**
 * Where drawings that can be made again are kept: NAKAWARI_STORE, or the store of the app (hosts/data-folder.ts), so that the
 * app and the command line never draw the same thing twice.
 */
export function defaultStoreFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: string = process.platform,
  home: string = homedir(),
): string {
  if (env.NAKAWARI_STORE) return env.NAKAWARI_STORE;
  const { join } = platform === 'win32' ? win32 : posix;
  if (env.NAKAWARI_DATA) return join(env.NAKAWARI_DATA, 'store');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Nakawari', 'store');
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'Nakawari', 'store');
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'nakawari', 'store');
}
