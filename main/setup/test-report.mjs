/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/** @param {readonly Tally[]} tallies @returns {Tally} */
export function sumTallies(tallies) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const one of tallies) {
    sum.passed += one.passed;
    sum.failed += one.failed;
    sum.skipped += one.skipped;
  }
  return sum;
}

/**
 * A runner that ended badly without naming a failed test (a file that does not load, a crash), or that ran nothing, is a
 * failure all the same.
 *
 * @param {Tally | null} tally null: no report
 * @param {number} exitCode
 * @returns {Tally}
 */
export function judgedTally(tally, exitCode) {
  if (tally === null) return { passed: 0, failed: 1, skipped: 0 };
  const silent = tally.failed === 0 && (exitCode !== 0 || tally.passed === 0);
  return silent ? { ...tally, failed: 1 } : tally;
}

/**
 * @param {string | null} text vitest's JSON report
 * @returns {Tally | null}
 */
export function vitestTally(text) {
  /** @type {{ numPassedTests?: number, numFailedTests?: number, numPendingTests?: number, numTodoTests?: number,
   *    testResults?: { status?: string, assertionResults?: { status?: string }[] }[] } | null} */
  const report = parse(text);
  if (report === null || typeof report.numPassedTests !== 'number') return null;
  // A file that could not be loaded has no tests of its own to count.
  const broken = (report.testResults ?? []).filter(
    (file) => file.status === 'failed' && !(file.assertionResults ?? []).some((one) => one.status === 'failed'),
  ).length;
  return {
    passed: report.numPassedTests,
    failed: (report.numFailedTests ?? 0) + broken,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  };
}

/**
 * @param {string | null} text Playwright's JSON report
 * @returns {Tally | null}
 */
export function playwrightTally(text) {
  /** @type {{ stats?: { expected?: number, unexpected?: number, flaky?: number, skipped?: number }, errors?: unknown[] } | null} */
  const report = parse(text);
  if (report === null || report.stats === undefined) return null;
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report.stats;
  const outside = unexpected === 0 && (report.errors ?? []).length > 0 ? 1 : 0;
  return { passed: expected, failed: unexpected + flaky + outside, skipped };
}

/**
 * @param {string | null} xml pytest's JUnit report
 * @returns {Tally | null}
 */
export function junitTally(xml) {
  const suites = [...(xml ?? '').matchAll(/<testsuite\s([^>]*)>/g)].map((match) => match[1] ?? '');
  if (suites.length === 0) return null;
  return sumTallies(
    suites.map((attributes) => {
      /** @param {string} name */
      const count = (name) => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(attributes)?.[1] ?? 0);
      const failed = count('failures') + count('errors');
      return { passed: Math.max(0, count('tests') - failed - count('skipped')), failed, skipped: count('skipped') };
    }),
  );
}

/** @param {string | null} text */
function parse(text) {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** The last line of a test command. @param {Tally} tally */
export function lastLine(tally) {
  return `${tally.passed} passed, ${tally.failed} failed`;
}

/** Zero tests are not a success. @param {Tally} tally */
export function exitCodeOf(tally) {
  return tally.failed === 0 && tally.passed > 0 ? 0 : 1;
}
