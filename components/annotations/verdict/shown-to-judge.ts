import type { Basis } from '@/lib/domain/basis';
import { claimOf } from '@/lib/domain/checks/facts';
import type { Annotation } from '@/lib/domain/tags/annotation';
import type { ArticleSession } from '@/lib/editor/session/article-session';
import { wordsNow } from '../tag-words';

/** What whoever judges a claim reads of it, as it stands in the editor. */
export interface ShownToJudge {
  words: string;
  /** Of a fact: what its claim says, which follows what is found of the fact. */
  ofClaim: { words: string; stated: Basis | null } | null;
}

export function shownToJudge(session: ArticleSession, annotation: Annotation): ShownToJudge {
  const claim = claimOf(session, annotation);
  return {
    words: wordsNow(session, annotation),
    ofClaim: claim && { words: wordsNow(session, claim), stated: claim.stated?.basis ?? null },
  };
}
