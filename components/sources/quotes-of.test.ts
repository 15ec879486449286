import { describe, expect, it } from 'vitest';
import type { SourcePage, SourceUse } from '@/lib/domain/contract/sources';
import { quotesOf } from './quotes-of';

const use = (id: string, quote: string, locator: string): SourceUse => ({
  evidenceId: id,
  annotationId: id,
  label: id,
  kind: 'claim',
  words: 'words',
  stance: 'supports',
  locator,
  quote,
  lookedAt: null,
  at: '2026-11-10T10:00:00.000Z',
  byName: 'Amara Obi',
  verdict: null,
  left: null,
  grade: null,
});
const article = (id: string, uses: SourceUse[]): SourcePage['articles'][number] => ({
  id,
  title: id,
  language: 'en',
  deskName: 'City',
  stage: 'checking',
  isArchived: false,
  uses,
});

describe('quotesOf', () => {
  it('gives each quote of a place once, with all that quote it', () => {
    const quotes = quotesOf([
      article('A', [use('C1', 'Net cost £2.4m', 'p. 4'), use('C2', ' Net cost £2.4m ', 'p. 4')]),
      article('B', [use('C9', 'Net cost £2.4m', 'p. 4'), use('C3', 'Net cost £2.4m', 'p. 7')]),
    ]);
    expect(quotes.map(({ locator, uses }) => [locator, uses.map(({ articleId, label }) => `${articleId} ${label}`)])).toEqual([
      ['p. 4', ['A C1', 'A C2', 'B C9']],
      ['p. 7', ['B C3']],
    ]);
  });

  it('orders places by number, those without one last, and leaves out evidence without words', () => {
    const quotes = quotesOf([
      article('A', [use('C1', 'd', ''), use('C2', 'c', 'p. 41'), use('C3', 'b', 'p. 5'), use('C4', '  ', 'p. 1'), use('C5', 'a', 'p. 4')]),
    ]);
    expect(quotes.map(({ words }) => words)).toEqual(['a', 'b', 'c', 'd']);
  });
});
