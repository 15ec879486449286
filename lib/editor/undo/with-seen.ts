import { wordsOfAnchor } from '@/lib/domain/anchors/anchor';
import { claimOf } from '@/lib/domain/checks/facts';
import { entryTypeOf } from '@/lib/domain/journal/entry-types';
import { MAX_SEEN_CHARS } from '@/lib/domain/journal/facts/claim-seen';
import type { ArticleSession } from '../session/article-session';

/** What takes colleagues' work away, and is refused by the server where its sender has not seen that. */
const takesAway = ['annotation.removed', 'annotation.kind-changed'];

/** The payload of an entry with what this tab shows of what it is about, where the server asks: it may be hours until it is sent. */
export function withSeen(session: ArticleSession, type: string, payload: Record<string, unknown>): Record<string, unknown> {
  const sent = withClaimSeen(session, type, payload);
  return takesAway.includes(type) && !payload.undoes ? { ...sent, seenSeq: session.confirmed.seq } : sent;
}

/**
 * The payload of an entry about a fact, with what this tab shows of its claim: a colleague may change that before it is stored, and nobody has judged what
 * stands there then. As it is where it says so already, and where the entry decides nothing of a fact.
 */
function withClaimSeen(session: ArticleSession, type: string, payload: Record<string, unknown>): Record<string, unknown> {
  const { annotationId, claimSeen } = payload;
  if (claimSeen !== undefined || typeof annotationId !== 'string' || !entryTypeOf(type).seesClaim) return payload;
  const tag = session.annotations.get(annotationId);
  const claim = tag && claimOf(session, tag);
  if (!claim) return payload;
  const seenWords = wordsOfAnchor(session.doc, { ...claim.anchor, ranges: session.placesOf(claim) });
  if (seenWords.length > MAX_SEEN_CHARS) return payload;
  return { ...payload, claimSeen: { seenWords, statedEntryId: claim.stated?.basis.entryId ?? null } };
}
