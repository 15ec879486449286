import { describe, expect, it } from 'vitest';
import { sampleInput, writeSampleHeld } from '@/lib/domain/export/sample.fixture';
import { reportOnCheck } from '@/lib/domain/report/make-report';
import type { ReportClaim } from '@/lib/domain/report/report';
import { gradeMeanings, namesOfSeveral } from './grade-meanings';

/** Claims of the sample with verdicts of these names and definitions. */
function claimsOf(...grades: [name: string, definition: string][]): ReportClaim[] {
  const { state, sources, deskName, now } = sampleInput(writeSampleHeld());
  const [claim] = reportOnCheck({ state, sources, deskName, nameOf: () => 'Mara Lind', hash: '', now }).claims;
  if (!claim) throw new Error('the sample has no claim');
  return grades.map(([name, definition]) => ({ ...claim, facts: [], grade: { id: name, name, definition, rating: null } }));
}

describe('gradeMeanings', () => {
  it('has each meaning once, however many claims have the verdict', () => {
    const claims = claimsOf(['Half true', 'Leaves out what matters'], ['Half true', 'Leaves out what matters'], ['True', '']);
    expect(gradeMeanings(claims)).toEqual([{ name: 'Half true', definition: 'Leaves out what matters' }]);
    expect(namesOfSeveral(gradeMeanings(claims)).size).toBe(0);
  });

  it('knows names that came to mean something else', () => {
    const meanings = gradeMeanings(
      claimsOf(['Half true', 'Leaves out what matters'], ['Half true', 'Is right in part'], ['True', 'Holds']),
    );
    expect(namesOfSeveral(meanings)).toEqual(new Set(['Half true']));
  });
});
