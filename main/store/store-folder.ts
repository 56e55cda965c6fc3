import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where drawings that can be made again are kept: the system's place for such files, NAKAWARI_STORE, or below NAKAWARI_DATA. */
export function defaultStoreFolder(env: NodeJS.ProcessEnv = process.env, platform: string = process.platform): string {
  if (env.NAKAWARI_STORE) return env.NAKAWARI_STORE;
  if (env.NAKAWARI_DATA) return join(env.NAKAWARI_DATA, 'store');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'nakawari', 'store');
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'nakawari', 'store');
  return join(env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'nakawari', 'store');
}
