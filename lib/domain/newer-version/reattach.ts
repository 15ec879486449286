import { firstIndex } from '../first-index';
import { createQuoteMatcher, type QuoteMatch, type SoughtQuote } from './match-quote';

/**
 * The best place of each quote in `text`, or null where its words are gone. The text is read once for all.
 * Quotes that have several equally good places are tried again with the shift of the nearest quote that is certain as
 * their hint; they stay marked as ambiguous.
 */
export function reattachQuotes(text: string, quotes: readonly SoughtQuote[]): (QuoteMatch | null)[] {
  const matcher = createQuoteMatcher(text);
  const matches = quotes.map((quote) => matcher.find(quote));
  const certain: { hint: number; shift: number }[] = [];
  quotes.forEach(({ hint }, i) => {
    const match = matches[i];
    if (hint !== undefined && match && !match.isAmbiguous) certain.push({ hint, shift: match.from - hint });
  });
  certain.sort((a, b) => a.hint - b.hint);
  return matches.map((match, i) => {
    const quote = quotes[i];
    if (!match?.isAmbiguous || quote?.hint === undefined) return match;
    const again = matcher.find(quote, quote.hint + shiftNear(certain, quote.hint));
    return again && { ...again, isAmbiguous: true };
  });
}

function shiftNear(certain: readonly { hint: number; shift: number }[], hint: number): number {
  const next = firstIndex(certain.length, (index) => (certain[index]?.hint ?? 0) >= hint);
  const [before, after] = [certain[next - 1], certain[next]];
  if (!before || !after) return (before ?? after)?.shift ?? 0;
  return hint - before.hint <= after.hint - hint ? before.shift : after.shift;
}
