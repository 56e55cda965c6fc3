import './check-node.mjs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runQuietly, tailOf } from './child.mjs';
import { inProject } from './project.mjs';
import { ensureTrainingEnvironment } from './python.mjs';
import { runMain } from './sentences.mjs';
import { exitCodeOf, judgedTally, junitTally, lastLine } from './test-report.mjs';

/** `npm run test:training`: the trainer's own tests in an environment of its own. */
await runMain(async () => {
  const python = await ensureTrainingEnvironment();
  const folder = await mkdtemp(join(tmpdir(), 'nakawari-training-'));
  try {
    const report = join(folder, 'junit.xml');
    const args = ['-m', 'pytest', '-q', `--junitxml=${report}`, ...process.argv.slice(2)];
    const { code, output } = await runQuietly(python, args, { cwd: inProject('models', 'training') });
    const tally = judgedTally(junitTally(await readFile(report, 'utf8').catch(() => null)), code);
    process.stdout.write(`${tailOf(output, tally.failed > 0 ? 200 : 3)}\n${lastLine(tally)}\n`);
    return exitCodeOf(tally);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
