import type { Mapping } from '@tiptap/pm/transform';
import type { z } from 'zod';
import type { ArticleState } from '../article-state';
import type { Action } from '../permissions';
import type { VisibleEntry } from './entry';
import { upcastPayload } from './upcasters';

/** What a decision may know besides the state and the client's words for it. */
export interface DecisionContext {
  /** The id of the entry to be. */
  entryId: string;
  actorId: string;
  /** ISO 8601, UTC. */
  now: string;
  /** Steps stored between the version that the client saw and the state: its positions are mapped through them. */
  since: Mapping;
  /** False in the browser, which may not know the next label. */
  givesLabels: boolean;
  /** True for an entry that a use case made, whose rights it has checked: it may say what a client may not. */
  isFromServer: boolean;
}

/** One kind of journal entry: the only place that knows what its payload means. */
export interface EntryType {
  type: string;
  /** The right that sending it takes (`domain/permissions`), or null if only the server makes it. */
  action: Action | null;
  /** True if it carries steps, and so must be based on the newest text. */
  hasSteps: boolean;
  /**
   * The payload to store for what a client sent: labels given, positions mapped to now, effects and rivals decided.
   * Throws DomainError if it may not happen (`invalid`, `conflict`, `not-found`).
   */
  decide(state: ArticleState, input: unknown, context: DecisionContext): unknown;
  /** The state after the entry. `state` already carries the entry's seq and version. */
  apply(state: ArticleState, entry: VisibleEntry): ArticleState;
  /** The ids of the tags whose rows change. */
  touches(payload: unknown): string[];
  /** The payload for a viewer who may not see confidential words. Total: ids and kinds stay. */
  redact(payload: unknown): unknown;
}

/** An entry with its payload parsed. */
export type EntryOf<P> = Omit<VisibleEntry, 'payload'> & { payload: P };

interface Definition<I, P> {
  type: string;
  action: Action | null;
  hasSteps?: boolean;
  Input: z.ZodType<I>;
  Payload: z.ZodType<P>;
  decide(state: ArticleState, input: I, context: DecisionContext): P;
  apply(state: ArticleState, entry: EntryOf<P>): ArticleState;
  touches?(payload: P): string[];
  redact?(payload: P): P;
}

/** An entry type from its typed parts: what comes in is parsed, what goes on is typed. */
export function defineEntryType<I, P>(definition: Definition<I, P>): EntryType {
  const { Input, Payload } = definition;
  return {
    type: definition.type,
    action: definition.action,
    hasSteps: definition.hasSteps ?? false,
    decide: (state, input, context) => definition.decide(state, Input.parse(input), context),
    apply: (state, entry) => definition.apply(state, { ...entry, payload: Payload.parse(upcastPayload(entry)) }),
    touches: (payload) => definition.touches?.(Payload.parse(payload)) ?? [],
    redact: (payload) => (definition.redact ? definition.redact(Payload.parse(payload)) : payload),
  };
}
