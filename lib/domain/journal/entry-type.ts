import type { Mapping } from '@tiptap/pm/transform';
import { z } from 'zod';
import type { AnchorRange } from '../anchors/anchor';
import type { ArticleState } from '../article-state';
import type * as importRules from '../checks/as-came';
import type { CheckRules } from '../checks/check-rules';
import { DomainError } from '../errors';
import type { followRanges } from '../newer-version/follow-ranges';
import type { Action } from '../people/permissions';
import type * as replyRules from '../replies/reply-rules';
import type * as signOffRules from '../sign-off/sign-off-rules';
import type { HouseTypes } from '../tags/house-types';
import type * as readRules from '../talk/read-rules';
import type { IsRemoved } from '../talk/thread';
import type { MeaningRules } from '../verdicts/held-words';
import type { VisibleEntry } from './entry';
import { SeesClaim } from './facts/claim-seen';
import { followsIn } from './facts/follow-facts';
import type * as mergedAway from './merge/merged-away';
import type * as mergedRelations from './merge/merged-relations';
import type * as mergedSaid from './merge/merged-said';
import type * as secondAsked from './second-asked';
import type * as seenStatement from './seen/seen-statement';
import type * as seenVerdict from './seen/seen-verdict';
import type * as seenWords from './seen/seen-words';
import { refuseUndoOfOthers } from './undo-rules';
import { upcastPayload } from './upcasters';
import type * as whoDecides from './who-decides';
import type * as whyNotStates from './why-not-state';

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
  /** What tells other words of the same meaning; null in the browser, where a verdict on other words is stale until the server has decided. */
  meaningRules: MeaningRules | null;
  /** What the article's desk and the house ask of a check. */
  rules: CheckRules;
  /** The types of tags that the house has. */
  tagTypes: HouseTypes;
  // Rules that the browser does without: null there. What it does not ask in its forms is left to the server.

  /** `sign-off/sign-off-rules`: what a signature, a waiver and a reopening ask. */
  signOffRules: Pick<typeof signOffRules, 'decideSignature' | 'decideWaiver' | 'decideReopening'> | null;
  /** `newer-version/follow-ranges`: where the ranges of tags went when a newer version is pasted over. */
  followRanges: typeof followRanges | null;
  /** `replies/reply-rules`: what a request for a reply and its outcome may be. */
  replyRules: Pick<typeof replyRules, 'decideRequest' | 'decideOutcome'> | null;
  /** `checks/as-came`: what comes of what an archive says. */
  importRules: typeof importRules | null;
  /**
   * That something is done to what the person has read. `talk/read-rules`: an answer, a sending, an undo. `seen/seen-verdict`: a second check and a
   * vote. `seen/seen-statement` and `seen/seen-words`: a verdict.
   */
  readRules:
    | (typeof readRules & typeof seenVerdict & Pick<typeof seenStatement, 'judgedBefore'> & Pick<typeof seenWords, 'otherWordsSeen'>)
    | null;
  /**
   * `who-decides`: who decides between two who checked, and what is settled before a claim is split. `why-not-state`: which state is given by hand, or
   * comes back by an undo. `second-asked`: what becomes of a claim that somebody is named to look at again.
   */
  whoDecides: (typeof whoDecides & typeof secondAsked & typeof whyNotStates) | null;
  /**
   * `merge/merged-said` and `merge/merged-relations`: what a merge brings beside the check, and its undo takes away. `merge/merged-away`: where a tag
   * went.
   */
  mergeRules: (typeof mergedSaid & typeof mergedRelations & typeof mergedAway) | null;

  /** True for an entry that a use case made, whose rights it has checked: it may say what a client may not. */
  isFromServer: boolean;
  /** Whether the sender may do this in the article: for what takes more than the entry's own right. The browser says yes; the server decides. */
  may(action: Action): boolean;
  /** Whose a stored entry of this article is. Null for one that is not stored, and in the browser, which takes back only what its own list holds. */
  senderOf(entryId: string): string | null;
  /**
   * Who has changed the thing, since the entry that this one takes back, that only the journal knows the changes of, or has kept the value beside another
   * one; or has done since its sender's last look what this one takes away. Null if nobody else has, and in the browser.
   */
  changedSinceBy: string | null;
  /** The tag that a stored entry of this article merged another into; null of any other entry, and in the browser, which has no `mergeRules`. */
  mergedInto(entryId: string): string | null;
  /** What a stored entry of this article said is checked of a tag: null that its words are. Undefined where it said nothing of it; in the browser always. */
  statementBy(entryId: string, annotationId: string): string | null | undefined;
  /** The ranges, now, of a place that nobody had confirmed and that the entry wants back; null if the tag had none on these words. Undefined in the browser, which sends what it saw itself. */
  earlierPlace: readonly AnchorRange[] | null | undefined;
}

/**
 * One kind of journal entry: what its payload may be, and what it does to the state. Others know by its type what more it says: `erase` and `erase-copies`
 * which of its members are words, `entry-news` and `history/entry-sentence` how it is told, `history/entry-kinds` what it is about, `dossier/work-done`
 * what work it was, and `seen/` what somebody who judged later had seen by it.
 */
export interface EntryType {
  type: string;
  /** The right that sending it takes (`people/permissions`), or null if only the server makes it. */
  action: Action | null;
  /** True if it may come while signatures stand under the article: it touches neither text nor tags nor verdicts, or refuses by itself where it would. */
  isOpenWhenSigned: boolean;
  /** What a client sends of it. */
  Input: z.ZodType;
  /** True if it carries steps. */
  hasSteps: boolean;
  /**
   * True if its steps are made when it is decided, on the text as it is then: it is never stale. Else steps come from the client, and must be
   * based on the newest text.
   */
  makesSteps: boolean;
  /** True if a keyframe is kept of the article as it is after the entry. */
  keepsFrame: boolean;
  /** True if somebody says by it how a claim stands, on its words as they are: a verdict, a second check, a vote, a decision between two of these. */
  judges: boolean;
  /** True if its sender may say what they see of the claim (`SeesClaim`) whose fact it is about: who judges, and what else may decide a fact. */
  seesClaim: boolean;
  /**
   * The payload to store for what a client sent: labels given, positions mapped to now, effects and rivals decided.
   * Throws DomainError if it may not happen (`invalid`, `conflict`, `not-found`).
   */
  decide(state: ArticleState, input: unknown, context: DecisionContext): unknown;
  /** The state after the entry. `state` already carries the entry's seq and version. */
  apply(state: ArticleState, entry: VisibleEntry): ArticleState;
  /** The ids of the tags whose rows change. */
  touches(payload: unknown): string[];
  /** The ids of the threads that change. */
  touchesThreads(payload: unknown): string[];
  /** The payload for a viewer who may see neither drafts of queries nor the words of requests for a reply; the very same if there is none of that in it. Total: ids and kinds stay. */
  redact(payload: unknown): unknown;
  /** The payload without the words of comments that were removed since; the very same if there are none of these in it. Ids and kinds stay. */
  withoutRemoved(payload: unknown, isRemoved: IsRemoved): unknown;
  /** Which of its entries are work on a draft of a query; null: none. A search in the tables asks by this. */
  ofDraft: OfDraft | null;
  /** True for work on a draft of a query: a viewer who may not see drafts is not told whose it is. */
  isOfDraft(payload: unknown): boolean;
  /** True if an entry of it may be shown in part: to others `redact` and `isOfDraft` have nothing to say. */
  mayBeKeptBack: boolean;
  /** True if an entry of it may hold words of comments: to others `withoutRemoved` has nothing to say. */
  mayHoldComments: boolean;
}

/** All entries of a type, or those whose payload is marked (`DraftMark`). */
type OfDraft = 'all' | 'marked';

/** The mark of an entry that is work on a draft, where not all of its type are. */
export const DraftMark = z.object({ wasDraft: z.literal(true) });

/** An entry with its payload parsed. */
export type EntryOf<P> = Omit<VisibleEntry, 'payload'> & { payload: P };

interface Definition<I, P> {
  type: string;
  action: Action | null;
  isOpenWhenSigned?: boolean;
  hasSteps?: boolean;
  makesSteps?: boolean;
  keepsFrame?: boolean;
  judges?: boolean;
  /** As `judges` where it is left out. */
  seesClaim?: boolean;
  Input: z.ZodType<I>;
  Payload: z.ZodType<P>;
  decide(state: ArticleState, input: I, context: DecisionContext): P;
  apply(state: ArticleState, entry: EntryOf<P>): ArticleState;
  touches?(payload: P): string[];
  touchesThreads?(payload: P): string[];
  /** The same object where nothing is to be kept back. */
  redact?(payload: P): P;
  /** The same object where nothing is to be left out. It parses what it looks at and no more: an import may hold 20,000 tags. */
  withoutRemoved?(payload: unknown, isRemoved: IsRemoved): unknown;
  /** Left out, none of its entries is work on a draft. */
  ofDraft?: OfDraft;
}

/** Refuses (`conflict`) what would change a signed article. */
export function refuseIfSigned({ signOffs }: ArticleState): void {
  const [first] = signOffs;
  if (!first) return;
  // Said to everyone, whatever they may. The pages, which know that, say more (`editor/session/article-lock`).
  const sentence = 'This article is signed. A lead can reopen it; the sign-off will be withdrawn.';
  throw new DomainError('conflict', sentence, { byId: first.byId, signedAt: first.at });
}

/** An entry type from its typed parts: what comes in is parsed, what goes on is typed. */
export function defineEntryType<I, P>(definition: Definition<I, P>): EntryType {
  const { Input, Payload, judges = false, seesClaim = judges, ofDraft = null } = definition;
  return {
    type: definition.type,
    action: definition.action,
    isOpenWhenSigned: definition.isOpenWhenSigned ?? false,
    Input: seesClaim ? z.intersection(Input, SeesClaim) : Input,
    hasSteps: definition.hasSteps ?? false,
    makesSteps: definition.makesSteps ?? false,
    keepsFrame: definition.keepsFrame ?? false,
    judges,
    seesClaim,
    decide: (state, input, context) => {
      if (!definition.isOpenWhenSigned) refuseIfSigned(state);
      const parsed = Input.parse(input);
      refuseUndoOfOthers(state, parsed, context, judges);
      return definition.decide(state, parsed, context);
    },
    apply: (state, entry) => definition.apply(state, { ...entry, payload: Payload.parse(upcastPayload(entry)) }),
    touches: (payload) => {
      const touched = definition.touches?.(Payload.parse(payload)) ?? [];
      const follows = followsIn(payload);
      return follows.length === 0 ? touched : [...new Set([...touched, ...follows.map(({ annotationId }) => annotationId)])];
    },
    touchesThreads: (payload) => definition.touchesThreads?.(Payload.parse(payload)) ?? [],
    redact: (payload) => {
      if (!definition.redact) return payload;
      const whole = Payload.parse(payload);
      const seen = definition.redact(whole);
      return seen === whole ? payload : seen;
    },
    withoutRemoved: (payload, isRemoved) => (definition.withoutRemoved ? definition.withoutRemoved(payload, isRemoved) : payload),
    ofDraft,
    isOfDraft: (payload) => ofDraft === 'all' || (ofDraft === 'marked' && DraftMark.safeParse(payload).success),
    mayBeKeptBack: definition.redact !== undefined || ofDraft !== null,
    mayHoldComments: definition.withoutRemoved !== undefined,
  };
}
