import type { ArticleState } from '@/lib/domain/article-state';
import type { Viewer } from '@/lib/domain/people/permissions';
import { seenBy } from '@/lib/domain/talk/query';
import { packInTurns } from '../pack-in-turns';
import { writeStateInPieces } from './keyframe-json';

type Packed = Uint8Array<ArrayBuffer>;

/** What was packed of each state, for who sees drafts and who does not. It goes when the state goes. */
const known = new WeakMap<ArticleState, Map<boolean, Promise<Packed>>>();

/**
 * The answer of `readArticleState` with that state, for a viewer, as gzipped JSON. It is made once for all who see the same: fifty people open an
 * article at once, and of a book with 20,000 tags it takes a second, for which nobody who types is to wait.
 */
export function packState(state: ArticleState, viewer: Viewer): Promise<Packed> {
  const ofState = known.get(state) ?? new Map<boolean, Promise<Packed>>();
  known.set(state, ofState);
  const packed = ofState.get(viewer.seesDrafts) ?? packAnswer(seenBy(state, viewer), state.seq);
  ofState.set(viewer.seesDrafts, packed);
  // What failed is tried again by who asks next; who asked now is told.
  packed.catch(() => ofState.delete(viewer.seesDrafts));
  return packed;
}

/** The same of a state that nobody shares: what it was, told with how far the article has come. */
export const packAnswer = (seen: ArticleState, headSeq: number): Promise<Packed> => packInTurns(writeAnswer(seen, headSeq));

function* writeAnswer(seen: ArticleState, headSeq: number): Generator<string> {
  yield '{"state":';
  yield* writeStateInPieces(seen);
  yield `,${JSON.stringify({ hash: seen.hash, headSeq }).slice(1)}`;
}
