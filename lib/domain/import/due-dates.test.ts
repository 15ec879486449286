import { describe, expect, it } from 'vitest';
import { noCheck } from '../checks/check';
import { sampleInput } from '../export/sample.fixture';
import { wholeTags } from '../export/whole-tag.fixture';
import type { Annotation } from '../tags/annotation';
import { hasDueDates, withoutDueDates } from './due-dates';

const { state } = sampleInput();
const claim = [...state.annotations.values()].find(({ kind }) => kind === 'claim');
if (!claim) throw new Error('the sample has a claim');

const plain = { ...claim, check: undefined, rivals: [] };
const basis = { entryId: claim.id, byId: claim.byId };
const check = { ...noCheck, dueAt: '2031-01-02T03:04:00.000Z', basis: { ...noCheck.basis, due: basis } };
const kind = { kind: 'claim', verdict: null, checkState: 'checking' } as const;
const merge = { entryId: claim.id, checkState: 'checking', basis: null } as const;

const imported = (annotation: Annotation, dueAt?: string) => ({
  details: { ...state.details, ...(dueAt && { dueAt }) },
  doc: null,
  origin: { format: 'archive', fileName: null },
  annotations: [annotation],
  labelCounts: {},
  peopleNames: {},
  provenance: null,
});

describe('withoutDueDates', () => {
  it.each<[string, Partial<Annotation>]>([
    ['a check', { check }],
    ['a check before the tag was of another kind', { pastKinds: [{ ...kind, check }] }],
    ['a check before a merge', { pastMerges: [{ ...merge, check }] }],
    ...wholeTags(claim, claim.id)
      .filter((change) => JSON.stringify(change).includes('"dueAt":"'))
      .map((change): [string, Partial<Annotation>] => [Object.keys(change).join(), change]),
  ])('leaves out the date of %s', (_, change) => {
    const one = imported({ ...plain, ...change });
    expect(hasDueDates(one)).toBe(true);
    const left = withoutDueDates(one);
    expect([hasDueDates(left), JSON.stringify(left).includes('"dueAt":"')]).toEqual([false, false]);
  });

  it('leaves out when the article is due, and leaves all else as it is', () => {
    const [tag] = imported({ ...plain, check: { ...check, methods: ['watched'] } }).annotations;
    if (!tag) throw new Error('one tag');
    expect(hasDueDates(imported(plain))).toBe(false);
    expect(withoutDueDates(imported(plain))).toEqual(imported(plain));
    expect(hasDueDates(imported(plain, check.dueAt))).toBe(true);
    expect(withoutDueDates(imported(tag, check.dueAt))).toEqual(imported({ ...tag, check: { ...noCheck, methods: ['watched'] } }));
  });
});
