import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';

/** Physical cores, at least one: hyper-threads only make convolutions wait for each other. */
export function defaultThreads(): number {
  const logical = Math.max(1, cpus().length);
  const halved = Math.max(1, Math.ceil(logical / 2));
  try {
    return readFileSync('/sys/devices/system/cpu/smt/active', 'utf8').trim() === '1' ? halved : logical;
  } catch {
    // Apple's processors have no hyper-threads; nearly every desktop processor under Windows has.
    return process.platform === 'win32' ? halved : logical;
  }
}
