// What failed, named once more at the end of a run.
import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { judgeJourneys, playwrightFailures, tapFailures, vitestFailures, withEnd } from './failures.mjs';
import { root } from './surroundings.mjs';

test('failed tests of vitest are named by file, name and first line, and files that could not be read', () => {
  const passed = { status: 'passed', fullName: 'an anchor holds', failureMessages: [] };
  const failed = { status: 'failed', fullName: 'an anchor moves', failureMessages: ['expected 1 to be 2\n    at line 3'] };
  const testResults = [
    { name: path.join(root, 'lib/a.test.ts'), status: 'failed', message: '', assertionResults: [passed, failed] },
    { name: path.join(root, 'lib/b.test.ts'), status: 'failed', message: 'Unexpected token\n1 | {', assertionResults: [] },
    { name: path.join(root, 'lib/c.test.ts'), status: 'passed', message: '', assertionResults: [passed] },
  ];
  assert.deepEqual(vitestFailures({ testResults }), [
    'lib/a.test.ts › an anchor moves: expected 1 to be 2',
    'lib/b.test.ts: Unexpected token',
  ]);
});

test('failed tests of a TAP report are named', () => {
  const tap =
    'TAP version 13\nok 1 - a lock is taken\nnot ok 2 - a lock is left\n  ---\n  error: not ok\n  ...\n    not ok 1 - inside\n1..2';
  assert.deepEqual(tapFailures(tap), ['a lock is left', 'inside']);
});

test('failed and flaky journeys are named by file, line and title', () => {
  const spec = (title, status) => ({ title, file: 'first-hour.spec.ts', line: 7, tests: [{ status }] });
  const inner = { specs: [spec('I sign off', 'flaky')] };
  const suites = [{ specs: [spec('I tag', 'expected'), spec('I export', 'unexpected')], suites: [inner] }];
  assert.deepEqual(playwrightFailures({ suites }), [
    'first-hour.spec.ts:7 › I sign off (failed first, passed then)',
    'first-hour.spec.ts:7 › I export',
  ]);
});

test('three journeys may pass the second time; more of them fail the run', () => {
  assert.deepEqual(judgeJourneys({ unexpected: 0, flaky: 3 }), { failed: 0, unsteady: 3 });
  assert.deepEqual(judgeJourneys({ unexpected: 1, flaky: 1 }), { failed: 1, unsteady: 1 });
  assert.deepEqual(judgeJourneys({ unexpected: 1, flaky: 4 }), { failed: 5, unsteady: 0 });
});

test('a runner that ended badly without a failed test is a failure itself', () => {
  const fine = { passed: 3, failed: 0, skipped: 1, failures: [] };
  assert.deepEqual(withEnd(0, fine), fine);
  assert.deepEqual(withEnd(1, fine), { ...fine, failed: 1 });
  assert.deepEqual(withEnd(1, { ...fine, failed: 2 }), { ...fine, failed: 2 });
});
