import { describe, expect, it } from 'vitest';
import type { Annotation } from '../tags/annotation';
import { noCheck } from './check';
import { isFree, mayBeFirst } from './free-claims';

const basis = { entryId: '00000000-0000-7000-8000-000000000000', byId: 'ada' };
const claim: Annotation = {
  id: '00000000-0000-7000-8000-000000000001',
  kind: 'claim',
  label: 'C1',
  aliases: [],
  anchor: { ranges: [], state: 'exact' },
  checkState: 'untouched',
  verdict: null,
  isStale: false,
  evidence: [],
  removedEvidence: [],
  rivals: [],
  byId: 'ada',
  at: '2026-10-10T10:00:00.000Z',
  isRemoved: false,
  pastVerdicts: [],
  pastKinds: [],
  basis: { kind: basis, span: basis, presence: basis, checkState: null, verdict: null },
};

describe('isFree', () => {
  it('is true of a claim that nobody has and that is not checked, and of no other tag', () => {
    expect(isFree(claim)).toBe(true);
    expect(isFree({ ...claim, check: { ...noCheck, assigneeId: 'ada' } })).toBe(false);
    expect(isFree({ ...claim, isRemoved: true })).toBe(false);
    expect(isFree({ ...claim, kind: 'opinion' })).toBe(false);
  });

  it('leaves out what the work on was stopped for a reason', () => {
    expect(isFree({ ...claim, checkState: 'cut' })).toBe(false);
    expect(isFree({ ...claim, checkState: 'awaiting-reply' })).toBe(true);
  });
});

describe('mayBeFirst', () => {
  it('is false of whoever is to look again', () => {
    expect(mayBeFirst({ ...claim, check: { ...noCheck, secondId: 'ada' } }, 'ada')).toBe(false);
    expect(mayBeFirst({ ...claim, check: { ...noCheck, secondId: 'ada' } }, 'jo')).toBe(true);
  });
});
