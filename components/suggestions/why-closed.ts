import type { ArticleRights } from '@/components/article/session-context';
import type { Settlement } from '@/lib/domain/talk/suggestion';

/** Why what is being written for a suggestion can go nowhere any more, or undefined where it can: how it was settled, or that its author may not suggest. */
export function whyClosed(settled: Settlement | null, { canSuggest }: Pick<ArticleRights, 'canSuggest'>): string | undefined {
  if (settled) return `It was ${settled.how} meanwhile.`;
  return canSuggest ? undefined : 'You may not suggest in this article now.';
}
