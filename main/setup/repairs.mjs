import './check-node.mjs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runInOurPlace } from './child.mjs';
import { ensureBuilt } from './ensure-built.mjs';
import { ensureChromium } from './ensure-chromium.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { inProject, projectFolder } from './project.mjs';
import { runMain } from './sentences.mjs';

/**
 * `npm run repairs -- --out FOLDER [--only scarf-end,eyes] [--store FOLDER] [--docs]`: repairs of the sample cut through the page, with pictures and figures.
 * `--docs`: docs/repairs.md and its picture are written anew, too.
 * `--store`: the folder `store` of a data folder (it is copied): drawings that are in it are not made again; what was waited then says nothing.
 */
await runMain(async () => {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      only: { type: 'string' },
      store: { type: 'string' },
      docs: { type: 'boolean' },
    },
  });
  await ensureInstalled();
  // NAKAWARI_OUT: a build that is there already, for work on two at once.
  if (!process.env.NAKAWARI_OUT) await ensureBuilt();
  await ensureChromium();
  const playwright = inProject('node_modules', '@playwright', 'test', 'cli.js');
  const config = inProject('e2e', 'repairs', 'playwright.config.ts');
  const out = resolve(values.out ?? 'repairs');
  const store = values.store === undefined ? {} : { store: resolve(values.store) };
  const docs = values.docs ? { docs: inProject('docs') } : {};
  const asked = JSON.stringify({ out, only: values.only?.split(',') ?? [], ...store, ...docs });
  const env = { ...process.env, NAKAWARI_REPAIRS: asked };
  return await runInOurPlace(process.execPath, [playwright, 'test', '-c', config, '--project', 'browser'], {
    cwd: projectFolder,
    env,
  });
});
