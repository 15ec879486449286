import { describe, expect, it } from 'vitest';
import type { ClaimSummary } from '@/lib/domain/contract/claims';
import { joinClaims } from './join-claims';

const claim = (id: string, words = 'words'): ClaimSummary => ({
  id,
  articleId: 'a',
  articleTitle: 'The mill',
  language: 'en',
  isArchived: false,
  label: 'C1',
  words,
  statement: null,
  standing: 'none',
  grade: null,
  rationale: '',
  byName: null,
  at: '2026-11-10T10:00:00.000Z',
  sourceCount: 0,
});

describe('joinClaims', () => {
  it('puts page behind page', () => {
    const joined = joinClaims([{ claims: [claim('1'), claim('2')] }, { claims: [claim('3')] }]);
    expect(joined.map(({ id }) => id)).toEqual(['1', '2', '3']);
  });

  it('has a claim once that comes twice, where it came first and as it is now', () => {
    const joined = joinClaims([{ claims: [claim('1'), claim('2', 'before')] }, { claims: [claim('2', 'now'), claim('3')] }]);
    expect(joined.map(({ id, words }) => `${id} ${words}`)).toEqual(['1 words', '2 now', '3 words']);
  });
});
