import { dateFormat } from '@/components/ui/date-formats';
import { type ArticleGroup, countGroups, type DayEdges, groupOf, type StageCount } from '@/lib/domain/articles/article-groups';
import { stages } from '@/lib/domain/articles/stage';
import type { ArticleSummary } from '@/lib/domain/contract/articles';
import type { ListAddress } from './list-address';

/** A stretch of the list under one head, or all of it without one. */
export interface ListSection {
  group: ArticleGroup | null;
  articles: ArticleSummary[];
  /** How many the group has, shown or not; null if that is not known. */
  count: number | null;
}

/** The articles as the list shows them: in groups by urgency, in one piece in every other order. An article that moved between two pages comes once. */
export function sectionsOf(
  articles: readonly ArticleSummary[],
  { sort, stage }: Pick<ListAddress, 'sort' | 'stage'>,
  counts: readonly StageCount[] | null,
  days: DayEdges | null,
): ListSection[] {
  const seen = new Set<string>();
  const sections: ListSection[] = [];
  const groupCounts = counts && countGroups(stage === null ? counts : counts.filter((one) => one.stage === stage));
  for (const article of articles) {
    if (seen.has(article.id)) continue;
    seen.add(article.id);
    const group = sort === 'urgency' && days ? groupOf(article, days) : null;
    // The list is in order of its groups, but for what changed while it was read.
    const open = sections.find((one) => one.group === group);
    if (open) open.articles.push(article);
    else sections.push({ group, articles: [article], count: (group && groupCounts?.get(group)) ?? null });
  }
  return sections;
}

/** What a group is called; days as the language of dates writes them. */
export function groupName(group: ArticleGroup, now: Date, language: string | null): string {
  if (group === 'today') {
    return `Today, ${dateFormat('today', language).format(now)}`;
  }
  if (group === 'week') return 'Next seven days';
  if (group === 'later') return 'Later';
  return group === 'undated' ? 'No due date' : stages[group].name;
}
