import './check-node.mjs';
import { runInOurPlace } from './child.mjs';
import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { inProject, standingFolder } from './project.mjs';
import { runMain } from './sentences.mjs';

await runMain(async () => {
  await ensureInstalled();
  await ensureBuilt();
  // The command line runs where the person stands, so that its relative paths are theirs.
  return await runInOurPlace(process.execPath, [inProject('out', 'main', 'nakawari.js'), ...process.argv.slice(2)], {
    cwd: standingFolder(),
  });
});
