import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SmallDisk {
  readonly folder: string;
  /** Until not one more byte goes onto it. */
  fill(): void;
  /** What `fill` wrote goes. */
  free(): void;
  forbidWriting(): void;
  remove(): void;
}

/** A file system of so many KiB, or undefined where this user may not make one (it takes Linux and the right to mount). */
export function makeSmallDisk(kib: number): SmallDisk | undefined {
  if (process.platform !== 'linux') return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'nakawari-small-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kib}k`, 'tmpfs', folder]);
  if (mounted.status !== 0) {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  return {
    folder,
    fill() {
      try {
        for (let n = 0; ; n += 1) writeFileSync(join(folder, `filler${n}`), randomBytes(16 * 1024));
      } catch {
        // Full: what a short write left is as good as any filler.
      }
    },
    free() {
      for (const name of readdirSync(folder)) if (name.startsWith('filler')) rmSync(join(folder, name));
    },
    forbidWriting() {
      spawnSync('mount', ['-o', 'remount,ro', folder]);
    },
    remove() {
      spawnSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
