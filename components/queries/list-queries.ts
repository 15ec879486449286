import { shownNow } from '@/components/annotations/tag-words';
import { shownQuote } from '@/lib/domain/anchors/anchor-words';
import { shownTitle } from '@/lib/domain/articles/shown-title';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { isQuery, type QueryStanding, type QueryThread, queryStandingOf } from '@/lib/domain/talk/query';
import type { ListedQuery } from '@/lib/domain/talk/query-list';
import { headlineOf, locatorAt } from '@/lib/domain/text/article-text';
import type { ArticleSession } from '@/lib/editor/session/article-session';

/** A query with where its tag stands now. */
export interface PlacedQuery {
  thread: QueryThread;
  annotation: Annotation | undefined;
  standing: QueryStanding;
  /** Empty where the words are gone. */
  locator: string;
  /** The tag's words as they are now; where they are gone, as they were. */
  words: string;
}

/** The queries of the article as this person sees it, in order of the text; those whose tag is gone come last. */
export function listQueries(session: ArticleSession): PlacedQuery[] {
  const placed = [...session.threads.values()].filter(isQuery).map((thread) => placeQuery(session, thread));
  return placed.sort((a, b) => a.from - b.from).map(({ from: _from, ...one }) => one);
}

function placeQuery(session: ArticleSession, thread: QueryThread): PlacedQuery & { from: number } {
  const standing = queryStandingOf(thread, session.confirmed.details);
  const annotation = thread.about.on === 'tag' ? session.annotations.get(thread.about.annotationId) : undefined;
  const nowhere = { thread, annotation, standing, locator: '', words: annotation ? shownQuote(annotation.anchor) : '' };
  if (!annotation || annotation.isRemoved || annotation.anchor.state === 'orphaned') return { ...nowhere, from: Number.MAX_SAFE_INTEGER };
  const from = session.placesOf(annotation)[0]?.from ?? 0;
  return { ...nowhere, from, locator: locatorAt(session.doc, from), words: shownNow(session, annotation) };
}

/** What a list that leaves the house holds: the drafts, or where there are none what waits for an answer. */
export function queriesToPass(all: readonly PlacedQuery[]): PlacedQuery[] {
  const drafts = all.filter(({ standing }) => standing === 'draft');
  return drafts.length > 0 ? drafts : all.filter(({ standing }) => standing === 'waiting');
}

/** A query as the lists on paper and in messages have it. */
export function listedOf({ thread, annotation, locator, words }: PlacedQuery): ListedQuery {
  const { proposal } = thread.query;
  return { locator, label: annotation?.label ?? null, words, question: thread.comments[0]?.text ?? '', proposal };
}

/** The headline as it reads now. */
export const titleOf = ({ doc }: ArticleSession): string => shownTitle(headlineOf(doc));
