// What a suite's report says failed, a line each.
import path from 'node:path';
import { root } from './surroundings.mjs';

const relative = (file) => path.relative(root, file);
const firstLine = (text) => text.split('\n', 1)[0].slice(0, 200);

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

/** The failed and the flaky journeys of Playwright's JSON report. */
export function playwrightFailures({ suites }) {
  return suites.flatMap((suite) => [
    ...playwrightFailures({ suites: suite.suites ?? [] }),
    ...suite.specs.flatMap(({ title, file, line, tests }) =>
      tests
        .filter(({ status }) => status === 'unexpected' || status === 'flaky')
        .map(({ status }) => `${file}:${line} › ${title}${status === 'flaky' ? ' (flaky)' : ''}`),
    ),
  ]);
}
