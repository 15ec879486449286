import type { SourceCounts, SourceSummary } from '@/lib/domain/contract/sources';
import { sayCount, sayNumber } from '@/lib/domain/text/say-count';

/** "3 articles", "1,000+ articles" where a list does not look at all uses. */
export function sayUsedIn({ usedIn, hasMoreUses }: Pick<SourceSummary, 'usedIn' | 'hasMoreUses'>): string {
  if (usedIn === 0) return 'Not used';
  return hasMoreUses ? `${sayNumber(usedIn)}+ articles` : sayCount(usedIn, 'article');
}

/** "Used in 6 claims, 3 articles". A tag that quotes the source twice counts once. */
export function sayUses({ tags, articles, areClaims }: Pick<SourceCounts, 'tags' | 'articles' | 'areClaims'>): string {
  return tags === 0 ? 'Not used yet' : `Used in ${sayCount(tags, areClaims ? 'claim' : 'tag')}, ${sayCount(articles, 'article')}`;
}
