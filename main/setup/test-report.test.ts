import { describe, expect, it } from 'vitest';
import {
  exitCodeOf,
  judgedTally,
  junitTally,
  lastLine,
  playwrightTally,
  sumTallies,
  vitestTally,
} from './test-report.mjs';
import { chosenSteps } from './test-steps.mjs';

const passed = { passed: 3, failed: 0, skipped: 0 };

describe('the last line of a test run', () => {
  it('sums all runners', () => {
    const sum = sumTallies([passed, { passed: 1, failed: 2, skipped: 4 }]);
    expect(lastLine(sum)).toBe('4 passed, 2 failed');
    expect(exitCodeOf(sum)).toBe(1);
    expect(exitCodeOf(passed)).toBe(0);
  });

  it('is a failure when nothing ran', () => {
    expect(exitCodeOf(sumTallies([]))).toBe(1);
    expect(judgedTally({ passed: 0, failed: 0, skipped: 5 }, 0).failed).toBe(1);
  });

  it('is a failure when a runner crashed, whatever it had counted', () => {
    expect(judgedTally(passed, 1)).toEqual({ ...passed, failed: 1 });
    expect(judgedTally(null, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(judgedTally({ passed: 3, failed: 2, skipped: 0 }, 1).failed).toBe(2);
  });
});

describe('reports of the runners', () => {
  it('counts a test file that does not load', () => {
    const report = {
      numPassedTests: 5,
      numFailedTests: 1,
      numPendingTests: 2,
      testResults: [
        { status: 'failed', assertionResults: [{ status: 'failed' }] },
        { status: 'failed', assertionResults: [] },
        { status: 'passed', assertionResults: [{ status: 'passed' }] },
      ],
    };
    expect(vitestTally(JSON.stringify(report))).toEqual({ passed: 5, failed: 2, skipped: 2 });
  });

  it('does not call a flaky story passed', () => {
    const stats = { expected: 7, unexpected: 0, flaky: 1, skipped: 2 };
    expect(playwrightTally(JSON.stringify({ stats }))).toEqual({ passed: 7, failed: 1, skipped: 2 });
    const broken = { stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }, errors: [{ message: 'no config' }] };
    expect(playwrightTally(JSON.stringify(broken))?.failed).toBe(1);
  });

  it('reads pytest, errors included', () => {
    const xml =
      '<?xml version="1.0"?><testsuites name="pytest tests"><testsuite name="pytest" errors="1" failures="2" skipped="3" tests="10" time="1.0"></testsuite></testsuites>';
    expect(junitTally(xml)).toEqual({ passed: 4, failed: 3, skipped: 3 });
  });

  it('knows no report from a broken one', () => {
    for (const read of [vitestTally, playwrightTally, junitTally]) {
      expect(read(null)).toBeNull();
      expect(read('{"half')).toBeNull();
    }
  });
});

describe('npm test -- --only', () => {
  it('does what the wanted step needs, in order, and nothing else', () => {
    expect(chosenSteps(['e2e']).map((step) => step.name)).toEqual(['install', 'build', 'e2e']);
    expect(chosenSteps(['lint']).map((step) => step.name)).toEqual(['install', 'lint']);
  });
});
