import type { Span } from '@/lib/domain/anchor';
import type { ArticleSession } from './article-session';

/**
 * The places that somebody has looked at: all tags, and *clear* ones as long as their words are those that were called clear. A changed
 * sentence is unseen again.
 */
export function seenSpans(session: ArticleSession): Span[] {
  const spans: Span[] = [];
  for (const one of session.annotations.values()) {
    if (one.isRemoved || (one.kind === 'clear' && one.anchor.state !== 'exact')) continue;
    for (const { from, to } of session.placesOf(one)) spans.push({ from, to });
  }
  return spans;
}
