import type { EditorState, Transaction } from '@tiptap/pm/state';
import type { ArticleState } from '@/lib/domain/article-state';
import type { CheckRules } from '@/lib/domain/checks/check-rules';
import type { Batch, BatchAnswer } from '@/lib/domain/contract/journal';
import type { HouseTypes } from '@/lib/domain/tags/house-types';
import type { OutboxStore } from '../outbox/outbox-store';

/** Marks transactions that carry what others did (or what this tab's own entries became), so that they are not taken for typing. */
export const RECEIVED = 'galley$received';

/** Marks transactions that take back what one did to the text, or do it again. */
export const GOING_BACK = 'galley$goingBack';

/** The editor as the session needs it: a live view, or a bare state when an abandoned outbox is sent. */
export interface EditorHost {
  readonly state: EditorState;
  dispatch(transaction: Transaction): void;
  /** Takes over where the browser has put the caret, before a change from elsewhere would put it back. */
  syncCaret?(): void;
}

/** The two calls that a session makes. Failures are `ApiError`s. */
export interface SessionTransport {
  append(articleId: string, batch: Batch): Promise<BatchAnswer>;
  /** `hash`: that of the entry at `seq`, where it is known. */
  entriesAfter(articleId: string, seq: number, hash?: string): Promise<BatchAnswer>;
}

/** What a session is of, and what it works with. */
export interface SessionOptions {
  articleId: string;
  clientId: string;
  personId: string;
  /** The article at the outbox's base: what the editor was opened with. */
  state: ArticleState;
  host: EditorHost;
  store: Pick<OutboxStore, 'save'>;
  /** What the article's desk asks of a check; plain where it is not said. */
  rules?: CheckRules;
  /** The types of tags that the house has; none where it is not said. */
  tagTypes?: HouseTypes;
  newId(): string;
  now(): string;
}

/** What is asked of a transaction. */
export type Asking = (tr: Transaction) => Transaction;
