import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { presentElectron } from '../../main/setup/electron-binary.mjs';
import type { StartOptions } from './started-host';
import { takeHabits } from './take-habits';

/** The binary for the tests: never fetched here. */
export function electronBinary(projectFolder: string): string | null {
  return presentElectron({ project: projectFolder, env: process.env, platform: process.platform });
}

export interface ElectronHost {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly dataFolder: string;
}

/** Starts the built app in Electron with data of its own. */
export async function startElectron(
  projectFolder: string,
  binary: string,
  options: StartOptions = {},
): Promise<ElectronHost> {
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'nakawari-e2e-')));
  if (options.habits !== undefined) await takeHabits(dataFolder, options.habits);
  const args = [projectFolder, '--data', dataFolder];
  if (options.openFolder !== undefined) args.push('--open', options.openFolder);
  for (const root of options.roots ?? []) args.push('--root', root);
  const inherited = Object.entries(process.env).flatMap(([name, value]): [string, string][] =>
    // It would turn Electron into a plain Node.
    value === undefined || name === 'ELECTRON_RUN_AS_NODE' ? [] : [[name, value]],
  );
  const app = await _electron.launch({
    executablePath: binary,
    args,
    cwd: projectFolder,
    env: { ...Object.fromEntries(inherited), ...options.env },
    // Off only where Chromium refuses it.
    chromiumSandbox: process.getuid?.() !== 0,
  });
  return { app, page: await app.firstWindow(), dataFolder };
}
