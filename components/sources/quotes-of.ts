import type { SourcePage, SourceUse } from '@/lib/domain/contract/sources';

/** Words of a source with every piece of evidence that quotes them from the same place. */
export interface SourceQuote {
  words: string;
  locator: string;
  uses: (SourceUse & { articleId: string })[];
}

// "p. 4" stands before "p. 41", and that before "p. 5" would be read as letters only.
const byLocator = new Intl.Collator('en-GB', { numeric: true });

/** What is quoted from a source, each place and words once, in order of locator; what has no locator comes last. */
export function quotesOf(articles: SourcePage['articles']): SourceQuote[] {
  const quotes = new Map<string, SourceQuote>();
  for (const { id: articleId, uses } of articles) {
    for (const use of uses) {
      const words = use.quote.trim();
      const locator = use.locator.trim();
      if (words === '') continue;
      const key = `${locator}\n${words}`;
      const quote = quotes.get(key) ?? { words, locator, uses: [] };
      quote.uses.push({ ...use, articleId });
      quotes.set(key, quote);
    }
  }
  return [...quotes.values()].sort(
    (one, other) => Number(one.locator === '') - Number(other.locator === '') || byLocator.compare(one.locator, other.locator),
  );
}
