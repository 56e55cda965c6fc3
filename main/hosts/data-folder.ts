import { posix, win32 } from 'node:path';

interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly home: string;
}

/** Where Nakawari keeps cuts and settings: NAKAWARI_DATA, or the system's place for a user's data. */
export function defaultDataFolder({ env, platform, home }: Machine): string {
  if (env.NAKAWARI_DATA) return env.NAKAWARI_DATA;
  if (platform === 'win32') return win32.join(env.LOCALAPPDATA || win32.join(home, 'AppData', 'Local'), 'Nakawari');
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Nakawari');
  return posix.join(env.XDG_DATA_HOME || posix.join(home, '.local', 'share'), 'nakawari');
}
