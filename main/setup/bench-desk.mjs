import './check-node.mjs';
import { runInOurPlace } from './child.mjs';
import { ensureBuilt } from './ensure-built.mjs';
import { ensureChromium } from './ensure-chromium.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { inProject, projectFolder } from './project.mjs';
import { runMain } from './sentences.mjs';

await runMain(async () => {
  await ensureInstalled();
  // NAKAWARI_OUT: a build that is there already, for work on two at once.
  if (!process.env.NAKAWARI_OUT) await ensureBuilt();
  await ensureChromium();
  const bench = inProject('e2e', 'bench', 'desk-bench.mjs');
  return await runInOurPlace(process.execPath, [bench, ...process.argv.slice(2)], { cwd: projectFolder });
});
