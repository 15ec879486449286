import { type ArticleState, applyEntry } from '../article-state';
import type { Annotation } from '../tags/annotation';
import type { VerdictScale } from '../verdicts/verdict-scale';
import type { VisibleEntry } from './entry';
import { entryTypeOf } from './entry-types';
import { type ClaimSeen, type OtherThanSeen, SeesClaim } from './facts/claim-seen';
import { applyFollows, type ClaimPlace, decideFollows } from './facts/follow-facts';

/** What an entry is settled by. */
interface Settling {
  scale: VerdictScale;
  /** The payload as it was sent: it may say what its sender sees of a claim. */
  sent: unknown;
  /** What was seen of a claim, where something else stands there now (`now`: its words); null where it is the same. */
  otherThanSeen(claim: Annotation, now: string, seen: ClaimSeen, after: ArticleState): OtherThanSeen | null;
  /** Where the claim was before what the entry takes back; nowhere else than it is where it is not said, and in the browser. */
  placeBefore?: ClaimPlace | null;
}

/**
 * A decided entry with what claims come to by it, and the state after it. Facts and their claim are decided in one entry, so that nobody sees facts
 * that are decided and a claim that is not, and replay under other rules tells the same story.
 */
export function settleEntry(
  state: ArticleState,
  entry: VisibleEntry,
  { scale, sent, otherThanSeen, placeBefore }: Settling,
): { entry: VisibleEntry; state: ArticleState } {
  const after = applyEntry(state, entry);
  const { touches, judges, seesClaim } = entryTypeOf(entry.type);
  const seen = seesClaim ? SeesClaim.parse(sent).claimSeen : undefined;
  const told = {
    touched: touches(entry.payload),
    judges,
    otherThanSeen: (claim: Annotation, now: string) => (seen ? otherThanSeen(claim, now, seen, after) : null),
    placeBefore,
  };
  const follows = decideFollows(after, entry, told, scale);
  if (follows.length === 0 || typeof entry.payload !== 'object') return { entry, state: after };
  const settled = { ...entry, payload: { ...entry.payload, follows } };
  return { entry: settled, state: applyFollows(after, settled) };
}
