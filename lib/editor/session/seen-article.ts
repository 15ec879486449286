import type { ArticleState } from '@/lib/domain/article-state';
import type { VisibleEntry } from '@/lib/domain/journal/entry';
import { newsOf } from '@/lib/domain/journal/entry-news';
import { changesSigned } from '@/lib/domain/journal/seen/changes-signed';
import { isOwnEntry, type OwnTab } from './own-entry';

/** The article as a person has it before them while they think about signing it, and what has come since that they have not looked at. */
export interface SeenArticle {
  state: ArticleState;
  /** What others have done since, oldest first. Empty: they have seen all. */
  news: readonly VisibleEntry[];
}

/**
 * What has been seen, once `entries` have led to `confirmed`. It goes on with what this tab did itself (`isOwnEntry`), and with what no signature stands
 * under; what others changed waits until the person has looked, and all after it.
 */
export function seeEntries(seen: SeenArticle, entries: readonly VisibleEntry[], confirmed: ArticleState, own: OwnTab): SeenArticle {
  const others = entries.filter((one) => !isOwnEntry(one, own) && changesSigned(one));
  if (seen.news.length === 0 && others.length === 0) return { state: confirmed, news: [] };
  return { state: seen.state, news: [...seen.news, ...others] };
}

/** Of so many changes each is told, of more the newest and how many others. */
const MOST_TOLD = 2;

/** What has come since, in a sentence: "Nika added claim 2 and Jonah changed the text." Empty where nothing has. */
export function sayUnseen({ news }: SeenArticle, now: ArticleState, nameOf: (personId: string) => string): string {
  const told = [...new Set(news.map((one) => `${nameOf(one.actorId)} ${newsOf(one, now) ?? 'made a change'}`))];
  const last = told.at(-1);
  if (last === undefined) return '';
  const more = told.length - 1;
  return told.length > MOST_TOLD ? `${last}, after ${more} other changes.` : `${told.join(' and ')}.`;
}
