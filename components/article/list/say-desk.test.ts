import { describe, expect, it } from 'vitest';
import type { Stage } from '@/lib/domain/stage';
import { sayDesk } from './say-desk';

const of = (stage: Stage, count: number, uncheckedClaims: number) => ({
  stage,
  count,
  uncheckedClaims,
  changedToday: 0,
  changedThisWeek: 0,
});
const said = (...counts: ReturnType<typeof of>[]) => {
  const { first, rest } = sayDesk(counts);
  return first + rest;
};

describe('sayDesk', () => {
  it.each([
    ['Three are being checked. 41 claims are unchecked.', [of('checking', 3, 41), of('checked', 2, 0)]],
    ['One is being checked. One claim is unchecked. Two are being tagged.', [of('tagging', 2, 0), of('checking', 1, 1)]],
    ['12 are being tagged. 1,204 claims are unchecked.', [of('tagging', 12, 1204)]],
    ['Every claim is checked.', [of('checked', 2, 0)]],
    ['', []],
  ] as const)('says “%s”', (sentence, counts) => {
    expect(said(...counts)).toBe(sentence);
  });
});
