import { describe, expect, it } from 'vitest';
import type { SourceUse } from '@/lib/domain/contract/sources';
import { joinUses } from './join-uses';

const use = (evidenceId: string): SourceUse => ({
  evidenceId,
  annotationId: evidenceId,
  kind: 'claim',
  label: 'C1',
  words: 'words',
  stance: 'supports',
  locator: '',
  quote: '',
  lookedAt: null,
  at: '2026-11-10T10:00:00.000Z',
  byName: '',
  verdict: null,
  left: null,
  grade: null,
});

const page = (articles: Record<string, string[]>) => ({
  articles: Object.entries(articles).map(([id, uses]) => ({
    id,
    title: id,
    language: 'en',
    deskName: 'City',
    stage: 'checking' as const,
    isArchived: false,
    uses: uses.map(use),
  })),
});

const sketch = (...pages: ReturnType<typeof page>[]) =>
  joinUses(pages).map(({ id, uses }) => [id, uses.map(({ evidenceId }) => evidenceId).join(' ')]);

describe('joinUses', () => {
  it('goes on with the article in which a page ended', () => {
    expect(sketch(page({ a: ['1', '2'], b: ['3'] }), page({ b: ['4'], c: ['5'] }))).toEqual([
      ['a', '1 2'],
      ['b', '3 4'],
      ['c', '5'],
    ]);
  });

  it('has each use once, and no article of which nothing is new', () => {
    expect(sketch(page({ a: ['1'] }), page({ a: ['1'], b: ['2'] }), page({ a: ['1'] }))).toEqual([
      ['a', '1'],
      ['b', '2'],
    ]);
  });
});
