import { describe, expect, it } from 'vitest';
import type { Stage } from '@/lib/domain/articles/stage';
import { sayDesk } from './say-desk';

const of = (stage: Stage, count: number, uncheckedClaims: number, late = 0, dueToday = 0) => ({
  stage,
  count,
  uncheckedClaims,
  late,
  dueToday,
  dueThisWeek: 0,
  dueLater: 0,
});
const said = (counts: readonly ReturnType<typeof of>[], seconds: number, votes = 0) => {
  const { first, rest, mine, end } = sayDesk(counts, { seconds, votes });
  return first + rest + mine + end;
};

describe('sayDesk', () => {
  const cases: readonly [string, readonly ReturnType<typeof of>[], number, number?][] = [
    ['Three are being checked. 41 claims are unchecked.', [of('checking', 3, 41), of('checked', 2, 0)], 0],
    ['One is being checked. One claim is unchecked. Two are being tagged.', [of('tagging', 2, 0), of('checking', 1, 1)], 0],
    ['12 are being tagged. 1,204 claims are unchecked.', [of('tagging', 12, 1204)], 0],
    ['Every claim is checked.', [of('checked', 2, 0)], 0],
    ['', [], 0],
    [
      'Three are due today, one of them already late. 41 claims are unchecked; two wait for your second check.',
      [of('tagging', 4, 1, 1), of('checking', 9, 40, 0, 2), of('published', 3, 0, 3)],
      2,
    ],
    ['One is late. 5 claims are unchecked.', [of('checking', 9, 5, 1)], 0],
    ['Two are due today, one of them already late.', [of('checked', 4, 0, 1, 1)], 0],
    ['One is due today.', [of('tagging', 9, 0, 0, 1)], 0],
    [
      'One is being checked. 3 claims are unchecked; one waits for your second check. One is being tagged.',
      [of('tagging', 1, 0), of('checking', 1, 3)],
      1,
    ],
    ['One is being checked. 3 claims are unchecked.', [of('checking', 1, 3), of('signed-off', 4, 7), of('published', 2, 5)], 0],
    ['Every claim is checked.', [of('checked', 2, 0), of('signed-off', 1, 2)], 0],
    ['One is being checked. 3 claims are unchecked; one waits for your vote.', [of('checking', 1, 3)], 0, 1],
    ['One is being checked. 30 claims are unchecked; one waits for your second check, 12 for your vote.', [of('checking', 1, 30)], 1, 12],
  ];
  it.each(cases)('says “%s”', (sentence, counts, seconds, votes = 0) => {
    expect(said(counts, seconds, votes)).toBe(sentence);
  });
});
