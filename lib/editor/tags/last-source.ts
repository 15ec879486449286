import type { ArticleSession } from '../session/article-session';

/** The source that this person linked last in the open article, or null. */
export function lastLinkedSource(session: ArticleSession): string | null {
  const { personId } = session.options;
  let last: { sourceId: string; at: string } | null = null;
  for (const { evidence, isRemoved } of session.annotations.values()) {
    if (isRemoved) continue;
    for (const one of evidence) if (one.byId === personId && (last === null || one.at > last.at)) last = one;
  }
  return last?.sourceId ?? null;
}
