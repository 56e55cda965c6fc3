import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../inference/weights-folder';

/** Raised whenever the same keys and graphs would give other pixels than before, so that older results are not taken for new ones. */
export const ENGINE_REVISION = 3;

/** Nakawari's version, from package.json. */
export function nakawariVersion(): string {
  const text = readFileSync(join(packageRoot(), 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
