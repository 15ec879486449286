import { describe, expect, it } from 'vitest';
import { sayUsedIn, sayUses } from './say-uses';

describe('sayUsedIn', () => {
  it('says in how many articles, and where there may be more', () => {
    const said = [0, 1, 3, 1000].map((usedIn) => sayUsedIn({ usedIn, hasMoreUses: false }));
    expect(said).toEqual(['Not used', '1 article', '3 articles', '1,000 articles']);
    expect([1, 1000].map((usedIn) => sayUsedIn({ usedIn, hasMoreUses: true }))).toEqual(['1+ articles', '1,000+ articles']);
  });
});

describe('sayUses', () => {
  it('counts tags and articles, and calls tags claims where all are', () => {
    expect(sayUses({ tags: 0, articles: 0, areClaims: true })).toBe('Not used yet');
    expect(sayUses({ tags: 6, articles: 1, areClaims: true })).toBe('Used in 6 claims, 1 article');
    expect(sayUses({ tags: 1, articles: 1, areClaims: false })).toBe('Used in 1 tag, 1 article');
    expect(sayUses({ tags: 4200, articles: 1100, areClaims: false })).toBe('Used in 4,200 tags, 1,100 articles');
  });
});
