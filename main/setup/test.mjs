import './check-node.mjs';
import { runMain, SetupError } from './sentences.mjs';
import { exitCodeOf, lastLine, sumTallies } from './test-report.mjs';
import { chosenSteps, TEST_STEPS } from './test-steps.mjs';

/**
 * `npm test [-- --only NAME …]`: every step runs, whatever became of the one before; the last line sums all runners, with
 * type check, lint, import check and build as one each.
 */
await runMain(async () => {
  const steps = chosenSteps(readOnly(process.argv.slice(2)));
  const tallies = [];
  for (const step of steps) {
    process.stdout.write(`${step.name} (${step.about}) …\n`);
    const began = Date.now();
    const { tally, output } = await runStep(step);
    tallies.push(tally);
    if (tally.failed > 0 && output !== '') process.stdout.write(`${output}\n`);
    const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : '';
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    const result = tally.passed + tally.failed === 0 ? 'done' : `${lastLine(tally)}${skipped}`;
    process.stdout.write(`${tally.failed > 0 ? '✗' : '✓'} ${step.name}: ${result} in ${seconds} s\n`);
    // Without the packages nothing after it can run.
    if (step.name === 'install' && tally.failed > 0) break;
  }
  const sum = sumTallies(tallies);
  process.stdout.write(`${lastLine(sum)}\n`);
  return exitCodeOf(sum);
});

/** @param {import('./test-steps.mjs').TestStep} step */
async function runStep(step) {
  try {
    return await step.run();
  } catch (error) {
    const text = error instanceof SetupError ? `${error.tail}\n${error.message}`.trim() : String(error);
    return { tally: { passed: 0, failed: 1, skipped: 0 }, output: text };
  }
}

/** @param {readonly string[]} args */
function readOnly(args) {
  const names = [];
  const known = TEST_STEPS.map((step) => step.name);
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    const value = arg.startsWith('--only=') ? arg.slice('--only='.length) : args[index + 1];
    if (arg !== '--only' && !arg.startsWith('--only=')) {
      throw new SetupError('option-unknown', { option: arg }, { exitCode: 2 });
    }
    if (arg === '--only') index += 1;
    if (value === undefined || !known.includes(value)) {
      throw new SetupError('only-unknown', { name: value ?? '', steps: known.join(', ') }, { exitCode: 2 });
    }
    names.push(value);
  }
  return names;
}
