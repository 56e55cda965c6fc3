import './check-node.mjs';
import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { runInOurPlace } from './child.mjs';
import { inProject, standingFolder } from './project.mjs';
import { ensureTrainingEnvironment } from './python.mjs';
import { runMain } from './sentences.mjs';

/**
 * Where `nakawari eval T1` looks: the folder `testsets` in the data folder (see main/store/store-folder.ts).
 *
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {NodeJS.Platform} platform
 */
export function testsetsFolder(env, platform) {
  if (env.NAKAWARI_STORE) return join(dirname(env.NAKAWARI_STORE), 'testsets');
  if (env.NAKAWARI_DATA) return join(env.NAKAWARI_DATA, 'testsets');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Nakawari', 'testsets');
  if (platform === 'win32')
    return join(env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local'), 'Nakawari', 'testsets');
  return join(env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'nakawari', 'testsets');
}

/** `npm run testset -- T1 [--count N] [--size PX] [--out DIR]`: writes a test set with the trainer's renderer. */
await runMain(async () => {
  const python = await ensureTrainingEnvironment();
  const [set = 'T1', ...more] = process.argv.slice(2);
  const given = more.indexOf('--out');
  const folder = testsetsFolder(process.env, process.platform);
  const out = given < 0 ? ['--out', join(folder, set)] : [];
  if (given >= 0) more[given + 1] = resolve(standingFolder(), more[given + 1] ?? '');
  else await mkdir(folder, { recursive: true });
  return await runInOurPlace(python, ['-m', 'data.testset', set, ...out, ...more], {
    cwd: inProject('models', 'training'),
  });
});
