import { describe, expect, it } from 'vitest';
import { sayInvitations, sayRunsOut } from './say-runs-out';

const now = '2026-05-12T09:00:00.000Z';

describe('sayRunsOut', () => {
  it.each([
    ['2026-05-18T10:00:00.000Z', 'Runs out in 7 days'],
    ['2026-05-13T09:00:00.000Z', 'Runs out within a day'],
    ['2026-05-12T09:00:00.000Z', 'Ran out within the last day'],
    ['2026-05-11T09:00:00.000Z', 'Ran out a day ago'],
    ['2026-05-09T12:00:00.000Z', 'Ran out 2 days ago'],
  ])('says of %s: %s', (expiresAt, said) => {
    expect(sayRunsOut(expiresAt, now)).toBe(said);
  });
});

describe('sayInvitations', () => {
  const out = { expiresAt: '2026-05-13T09:00:00.000Z' };
  const ranOut = { expiresAt: '2026-05-11T09:00:00.000Z' };

  it.each([
    [[], ''],
    [[out, out, out], ', 3 invitations out'],
    [[ranOut], ', 1 invitation run out'],
    [[out, ranOut, ranOut], ', 1 invitation out, 2 run out'],
  ])('counts what is out apart from what ran out', (invitations, said) => {
    expect(sayInvitations(invitations, now)).toBe(said);
  });
});
