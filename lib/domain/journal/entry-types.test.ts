import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { entryTypeNames, entryTypeOf } from './entry-types';

const judging = entryTypeNames.filter((type) => entryTypeOf(type).judges);

describe('types by which somebody judges a claim', () => {
  // A second check gives no verdict: it is counted when it is taken. A decision is said by its own controls.
  it.each([
    ['counted by the value of their verdict', 'lib/server/history/history-outline.ts', ['check.second-given']],
    ['said to a screen reader', 'components/article/own-acts.ts', ['check.adjudicated']],
  ])('are %s, all of them: %s', (_, path, others) => {
    const source = readFileSync(path, 'utf8');
    expect(judging.filter((type) => !source.includes(`'${type}'`))).toEqual(others);
  });
});
