'use client';
import { useRevision, useWorkbench } from '@/components/article/session-context';
import { usePainted } from '@/components/ui/use-painted';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { markOrder } from '@/lib/editor/marks/annotation-plugin';
import type { ArticleSession } from '@/lib/editor/session/article-session';
import { TagSummaries, type TagSummary } from '@/lib/editor/tags/tag-summary';

interface Known {
  readonly summaries: TagSummaries;
  readonly takeTouched: () => ReadonlySet<string>;
  revision: number;
  summary: TagSummary | null;
}

const knownOf = new WeakMap<ArticleSession, Known>();

/**
 * The summary of all tags of the open article, one for all parts of the page, made anew when something changes. Null until the text has been
 * painted: who opens an article wants to read. `isWanted`: somebody waits for what it tells, so it is here at once.
 */
export function useTagSummary(isWanted = false): TagSummary | null {
  const { session, editor } = useWorkbench();
  const revision = useRevision();
  const isPainted = usePainted();
  // A part that comes later finds what the others know already, and is whole from its first frame.
  if (!isPainted && !isWanted && !knownOf.has(session)) return null;
  const known = knownOf.get(session) ?? watch(session);
  if (known.summary && known.revision === revision) return known.summary;
  known.revision = revision;
  known.summary = known.summaries.update(markOrder(editor.state), session.annotations, known.takeTouched());
  return known.summary;
}

function watch(session: ArticleSession): Known {
  const known: Known = { summaries: new TagSummaries(), takeTouched: session.touched.watch(), revision: -1, summary: null };
  knownOf.set(session, known);
  return known;
}

/** Only the tags, in text order. */
export const useOrderedTags = (): readonly Annotation[] | null => useTagSummary()?.tags ?? null;
