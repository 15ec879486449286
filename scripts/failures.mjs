// What a suite counted, and what its report says failed, a line each.
import path from 'node:path';
import { root } from './surroundings.mjs';

const relative = (file) => path.relative(root, file);
const firstLine = (text) => text.split('\n', 1)[0].slice(0, 200);

/** `count` of a suite whose runner ended with `status`: one that ended badly and says of no test that it failed has itself failed. */
export const withEnd = (status, count) => (status !== 0 && !count.failed ? { ...count, failed: 1 } : count);

/** The count of a suite that could not run, or says nothing. */
export const couldNotRun = { passed: 0, failed: 1, skipped: 0, failures: [] };

/** The failed tests of vitest's JSON report, and the files that could not even be read. */
export function vitestFailures({ testResults }) {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (status === 'failed' && !failed.length) return [`${relative(name)}: ${firstLine(message)}`];
    return failed.map((test) => `${relative(name)} › ${test.fullName}: ${firstLine(test.failureMessages[0] ?? '')}`);
  });
}

/** The failed tests of a TAP report, as node's runner writes it. A test that only holds a failed one is named as well. */
export function tapFailures(tap) {
  return Array.from(tap.matchAll(/^ *not ok \d+ - (.*)$/gm), ([, name]) => name);
}

/** How many journeys may fail first and pass the second time before a run counts them as failed: decision 70. */
const MAX_UNSTEADY = 3;

/** How many journeys failed, and how many only the first time. Too many of those are failures, or nobody would ever look at them. */
export function judgeJourneys({ unexpected, flaky }) {
  return flaky > MAX_UNSTEADY ? { failed: unexpected + flaky, unsteady: 0 } : { failed: unexpected, unsteady: flaky };
}

/** The failed and the flaky journeys of Playwright's JSON report. */
export function playwrightFailures({ suites }) {
  return suites.flatMap((suite) => [
    ...playwrightFailures({ suites: suite.suites ?? [] }),
    ...suite.specs.flatMap(({ title, file, line, tests }) =>
      tests
        .filter(({ status }) => status === 'unexpected' || status === 'flaky')
        .map(({ status }) => `${file}:${line} › ${title}${status === 'flaky' ? ' (failed first, passed then)' : ''}`),
    ),
  ]);
}
