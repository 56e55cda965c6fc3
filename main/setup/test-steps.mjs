import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runQuietly, tailOf } from './child.mjs';
import { ensureBuilt } from './ensure-built.mjs';
import { ensureChromium } from './ensure-chromium.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { inProject, projectFolder } from './project.mjs';
import { judgedTally, playwrightTally, vitestTally } from './test-report.mjs';

/**
 * @typedef {import('./test-report.mjs').Tally} Tally
 * @typedef {{ tally: Tally, output: string }} StepResult `output` is shown when something failed
 * @typedef {{ name: string, about: string, needs: readonly string[], run: () => Promise<StepResult> }} TestStep
 */

const PASSED = { passed: 1, failed: 0, skipped: 0 };
const FAILED = { passed: 0, failed: 1, skipped: 0 };
const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/**
 * A check without tests of its own counts as one.
 *
 * @param {readonly string[]} script path of the tool's JavaScript in node_modules
 * @param {readonly string[]} args
 * @returns {() => Promise<StepResult>}
 */
function check(script, args) {
  return async () => {
    const { code, output } = await runQuietly(process.execPath, [inProject('node_modules', ...script), ...args], {
      cwd: projectFolder,
    });
    return { tally: code === 0 ? PASSED : FAILED, output: tailOf(output, 120) };
  };
}

/**
 * A test runner that writes a report.
 *
 * @param {readonly string[]} script
 * @param {(report: string) => { args: readonly string[], env?: Record<string, string> }} how
 * @param {(text: string | null) => Tally | null} read
 * @returns {Promise<StepResult>}
 */
async function runTests(script, how, read) {
  const folder = await mkdtemp(join(tmpdir(), 'nakawari-test-'));
  try {
    const report = join(folder, 'report.json');
    const { args, env } = how(report);
    const { code, output } = await runQuietly(process.execPath, [inProject('node_modules', ...script), ...args], {
      cwd: projectFolder,
      env: { ...process.env, ...env },
    });
    const text = await readFile(report, 'utf8').catch(() => null);
    return { tally: judgedTally(read(text), code), output: tailOf(output, 300) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The steps of `npm test`, in their order. `needs` names what an `--only` has to do before. @type {readonly TestStep[]} */
export const TEST_STEPS = [
  {
    name: 'install',
    about: 'packages',
    needs: [],
    run: async () => {
      await ensureInstalled();
      return { tally: NOTHING, output: '' };
    },
  },
  {
    name: 'build',
    about: 'one check: the three bundles build',
    needs: ['install'],
    run: async () => {
      await ensureBuilt();
      return { tally: PASSED, output: '' };
    },
  },
  {
    name: 'types',
    about: 'one check: type check',
    needs: ['install'],
    run: check(['typescript', 'bin', 'tsc'], ['-p', 'tsconfig.json', '--noEmit']),
  },
  {
    name: 'lint',
    about: 'one check: lint and format',
    needs: ['install'],
    run: check(['@biomejs', 'biome', 'bin', 'biome'], ['check', '--max-diagnostics=50', '.']),
  },
  {
    name: 'imports',
    about: 'one check: who may import whom',
    needs: ['install'],
    run: check(
      ['dependency-cruiser', 'bin', 'dependency-cruise.mjs'],
      ['--config', '.dependency-cruiser.cjs', 'main', 'renderer', 'e2e'],
    ),
  },
  {
    name: 'unit',
    about: 'unit and property tests',
    needs: ['install', 'build'],
    run: () =>
      runTests(
        ['vitest', 'vitest.mjs'],
        (report) => ({ args: ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`] }),
        vitestTally,
      ),
  },
  {
    name: 'e2e',
    about: 'the app in a real Chromium',
    needs: ['install', 'build'],
    run: async () => {
      const chromium = await ensureChromium();
      return await runTests(
        ['@playwright', 'test', 'cli.js'],
        (report) => ({
          args: ['test', '--reporter=list,json'],
          env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report, ...(chromium === null ? {} : { CHROMIUM_PATH: chromium }) },
        }),
        playwrightTally,
      );
    },
  },
];

/**
 * @param {readonly string[]} only names; none means all
 * @returns {TestStep[]} in their order, with what they need
 */
export function chosenSteps(only) {
  if (only.length === 0) return [...TEST_STEPS];
  const wanted = new Set(only);
  for (const step of TEST_STEPS) if (only.includes(step.name)) for (const need of step.needs) wanted.add(need);
  return TEST_STEPS.filter((step) => wanted.has(step.name));
}
