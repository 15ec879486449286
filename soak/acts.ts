import type { Annotation } from '@/lib/domain/tags/annotation';
import type { ArticleSession } from '@/lib/editor/session/article-session';
import type { ActionHistory } from '@/lib/editor/undo/action-history';
import { checkActs } from './check-acts';
import { factActs } from './fact-acts';
import { houseActs } from './house-acts';
import type { Account } from './ledger';
import { queryActs } from './query-acts';
import type { Chance } from './random';
import { replyActs } from './reply-acts';
import { suggestionActs } from './suggestion-acts';
import { tagActs } from './tag-acts';
import { textActs } from './text-acts';
import { threadActs } from './thread-acts';
import { voteActs } from './vote-acts';

/** What an act works with. */
export interface Hand {
  session: ArticleSession;
  history: ActionHistory;
  /** What this tab's outbox made, for the reckoning. */
  account: Account;
  chance: Chance;
  /** The tags that are there, as this person sees them. */
  tags: readonly Annotation[];
  newId(): string;
  newToken(): string;
  deskId: string;
  sourceIds: readonly string[];
}

/** One thing that a person does in an open article. What the rules refuse is a DomainError or an ApiError, and changes nothing. */
export interface Act {
  name: string;
  /** How often, against the others. */
  weight: number;
  /** Only people who may edit the text do it. */
  isEdit?: boolean;
  /** The entry that a soak says it tries: each tab does this sooner, until something has come of it, so that no run is without it by chance. */
  sure?: string;
  /** Goes through a route of its own: the tab sees nothing of it at once. */
  isRoute?: boolean;
  /** Only leads do it. */
  isLead?: boolean;
  do(hand: Hand): void | Promise<void>;
}

/** Everything that people do. A new kind of entry is one more line in one of these tables. */
export const acts: readonly Act[] = [
  ...textActs,
  ...tagActs,
  ...factActs,
  ...checkActs,
  ...voteActs,
  ...threadActs,
  ...suggestionActs,
  ...queryActs,
  ...replyActs,
  ...houseActs,
];
