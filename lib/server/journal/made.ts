import type { ArticleState } from '@/lib/domain/article-state';
import { type GivenWork, givenWorkOf } from '@/lib/domain/checks/given-work';
import type { JournalEntry } from '@/lib/domain/journal/entry';
import { entryTypeOf } from '@/lib/domain/journal/entry-types';
import { keyframeDistance } from '@/lib/domain/journal/keyframe-distance';
import { type LiftedSignature, liftedSignaturesOf } from '@/lib/domain/sign-off/lifted-signatures';
import type { VoteRule } from '@/lib/domain/verdicts/vote-rule';
import { type InboxItem, inboxItemsOf } from '../inbox/inbox-items';
import { type InboxLoss, inboxLossesOf } from '../inbox/inbox-losses';

/** What a writer has made so far. Never changed in place, so that it can go back to what it had. */
export interface Made {
  state: ArticleState;
  headHash: string;
  entries: readonly JournalEntry[];
  /** The tags and threads whose rows are to be written. */
  touched: ReadonlySet<string>;
  touchedThreads: ReadonlySet<string>;
  inbox: readonly InboxItem[];
  losses: readonly InboxLoss[];
  given: readonly GivenWork[];
  lifted: readonly LiftedSignature[];
  /** States of which a keyframe is due. */
  due: readonly ArticleState[];
}

/** Nothing, on the article as it is when its lock is taken. */
export function nothingMade(state: ArticleState, headHash: string): Made {
  const none: ReadonlySet<string> = new Set();
  return { state, headHash, entries: [], touched: none, touchedThreads: none, inbox: [], losses: [], given: [], lifted: [], due: [] };
}

/** With one entry more, which led to `state`, at a desk that votes as `votes` says. */
export function madeWith(made: Made, entry: JournalEntry, state: ArticleState, votes: VoteRule | null): Made {
  const type = entryTypeOf(entry.type);
  return {
    state,
    headHash: entry.hash,
    entries: [...made.entries, entry],
    touched: withAll(made.touched, type.touches(entry.payload)),
    touchedThreads: withAll(made.touchedThreads, type.touchesThreads(entry.payload)),
    inbox: [...made.inbox, ...inboxItemsOf(made.state, state, entry)],
    losses: [...made.losses, ...inboxLossesOf(made.state, state, entry)],
    given: [...made.given, ...givenWorkOf(made.state, state, entry, votes)],
    lifted: [...made.lifted, ...liftedSignaturesOf(made.state, state, entry)],
    due: isFrameDue(state) || type.keepsFrame ? [...made.due, state] : made.due,
  };
}

const isFrameDue = ({ seq, doc, annotations }: ArticleState): boolean =>
  seq % keyframeDistance({ textSize: doc.content.size, tagCount: annotations.size }) === 0;

/** With a state that was read anew: all rows of it are to be written. */
export function madeAnew(made: Made, state: ArticleState): Made {
  return {
    ...made,
    state,
    touched: withAll(made.touched, state.annotations.keys()),
    touchedThreads: withAll(made.touchedThreads, state.threads.keys()),
  };
}

function withAll(known: ReadonlySet<string>, more: Iterable<string>): ReadonlySet<string> {
  const ids = [...more];
  return ids.length === 0 ? known : new Set([...known, ...ids]);
}
