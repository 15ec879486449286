import { describe, expect, it } from 'vitest';
import { readIssues, readProblem } from './problem';

const problem = { type: 'urn:galley:busy', title: 'Busy', status: 503, detail: 'Wait.', code: 'busy', details: { seq: 3 } };

describe('readProblem', () => {
  it('reads a problem, and no more of it than its fields', () => {
    expect(readProblem({ ...problem, instance: '/x' })).toEqual(problem);
  });

  it('takes missing details for none', () => {
    expect(readProblem({ ...problem, details: undefined })).toEqual({ ...problem, details: {} });
  });

  it.each([
    ['null', null],
    ['a list', [problem]],
    ['words', 'Bad gateway'],
    ['a status in words', { ...problem, status: '503' }],
    ['a broken status', { ...problem, status: 503.5 }],
    ['no code', { ...problem, code: undefined }],
    ['no sentence', { ...problem, detail: 4 }],
    ['details that are a list', { ...problem, details: [] }],
  ])('takes %s for no problem', (_, answer) => {
    expect(readProblem(answer)).toBeNull();
  });
});

describe('readIssues', () => {
  const issue = { path: ['names', 0], message: 'Give a name.' };

  it('reads where each value was refused, and why', () => {
    expect(readIssues([issue, { ...issue, path: [], code: 'x' }])).toEqual([issue, { path: [], message: 'Give a name.' }]);
  });

  it.each([
    ['nothing', undefined],
    ['an object', { 0: issue }],
    ['one without a sentence', [issue, { path: [] }]],
    ['one with a broken path', [issue, { path: [null], message: 'x' }]],
  ])('takes %s for no issues', (_, value) => {
    expect(readIssues(value)).toEqual([]);
  });
});
