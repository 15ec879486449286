import type { Mapping } from '@tiptap/pm/transform';
import type { AnchorRange } from '../anchors/anchor';
import type { ArticleState } from '../article-state';
import { asCame } from '../checks/as-came';
import { type CheckRules, plainCheckRules } from '../checks/check-rules';
import { changesMeaning } from '../meaning/changes-meaning';
import { followRanges } from '../newer-version/follow-ranges';
import type { Action } from '../people/permissions';
import { decideOutcome, decideRequest } from '../replies/reply-rules';
import { decideReopening, decideSignature, decideWaiver } from '../sign-off/sign-off-rules';
import type { HouseTypes } from '../tags/house-types';
import { plainTagTypes } from '../tags/plain-tag-types';
import * as readRules from '../talk/read-rules';
import { refuseCutCharacters } from '../text/cut-characters';
import { refuseStrayValues } from '../text/stray-values';
import type { MeaningRules } from '../verdicts/held-words';
import { type EntryInput, type JournalEntry, PAYLOAD_VERSION, sealEntry } from './entry';
import { entryTypeOf } from './entry-types';
import type { ClaimPlace } from './facts/follow-facts';
import * as mergedAway from './merge/merged-away';
import * as mergedRelations from './merge/merged-relations';
import * as mergedSaid from './merge/merged-said';
import { refuseUnseen } from './refuse-unseen';
import * as secondAsked from './second-asked';
import { claimBefore } from './seen/seen-claim';
import { judgedBefore } from './seen/seen-statement';
import * as seenVerdict from './seen/seen-verdict';
import { otherWordsSeen } from './seen/seen-words';
import { settleEntry } from './settle-entry';
import { stepCount } from './step-count';
import * as whoDecides from './who-decides';
import * as whyNotStates from './why-not-state';

/** Who sends an entry, when, and what was stored between the version that they saw and now. */
export interface Sender {
  actorId: string;
  clientId: string;
  now: string;
  since: Mapping;
  /** True if a use case made the entry, not a client. */
  isFromServer?: boolean;
  /** What the article's desk asks of a check; plain where it is not said. */
  rules?: CheckRules;
  /** By which words are compared; `changesMeaning` itself where it is not said. */
  meaningRules?: MeaningRules;
  /** The types of tags that the house has; those that a house begins with where it is not said. */
  tagTypes?: HouseTypes;
  /** What the sender may do in the article; nothing beyond the entry's own right where it is not said. */
  may?(action: Action): boolean;
  /** Whose a stored entry is; nobody's where it is not said. */
  senderOf?(entryId: string): string | null;
  /** Who has changed since what the entry takes back or away; nobody where it is not said. */
  changedSinceBy?: string | null;
  /** The tag that a stored entry merged another into; none did where it is not said. */
  mergedInto?(entryId: string): string | null;
  /** What a stored entry said is checked of a tag; nothing where it is not said. */
  statementBy?(entryId: string, annotationId: string): string | null | undefined;
  /** The unconfirmed place that the entry wants back; none where it is not said. */
  earlierPlace?: readonly AnchorRange[] | null;
  /** Where the claim was before the judgement of a fact that the entry takes back; nowhere else than it is where it is not said. */
  claimPlace?: ClaimPlace | null;
}

/** One decided entry and the state after it. */
export interface Decided {
  entry: Omit<JournalEntry, 'hash' | 'payloadHash' | 'prevHash' | 'salt'>;
  state: ArticleState;
}

/**
 * Decides what an entry does to `state` and applies it: what the server stores, and what a test may do without one.
 * Throws DomainError if it may not happen, ZodError if its payload is not of its type.
 */
export function decideEntry(state: ArticleState, input: EntryInput, sender: Sender): Decided {
  const type = entryTypeOf(input.type);
  const rules = sender.rules ?? plainCheckRules;
  const meaningRules = sender.meaningRules ?? changesMeaning;
  const statementBy = (entryId: string, annotationId: string) => sender.statementBy?.(entryId, annotationId);
  const payload = type.decide(state, input.payload, {
    entryId: input.id,
    actorId: sender.actorId,
    now: sender.now,
    since: sender.since,
    givesLabels: true,
    meaningRules,
    rules,
    tagTypes: sender.tagTypes ?? plainTagTypes,
    signOffRules: { decideSignature, decideWaiver, decideReopening },
    followRanges,
    replyRules: { decideRequest, decideOutcome },
    importRules: { asCame },
    whoDecides: { ...whoDecides, ...secondAsked, ...whyNotStates },
    mergeRules: { ...mergedAway, ...mergedRelations, ...mergedSaid },
    readRules: { ...readRules, ...seenVerdict, judgedBefore, otherWordsSeen },
    isFromServer: sender.isFromServer ?? false,
    may: (action) => sender.may?.(action) ?? false,
    senderOf: (entryId) => sender.senderOf?.(entryId) ?? null,
    changedSinceBy: sender.changedSinceBy ?? null,
    mergedInto: (entryId) => sender.mergedInto?.(entryId) ?? null,
    statementBy,
    earlierPlace: sender.earlierPlace ?? null,
  });
  refuseUnseen(state, input, rules.scale);
  // The server brings texts back as they were, with what they had before that was asked.
  if (type.hasSteps && !type.makesSteps && !sender.isFromServer) {
    refuseStrayValues(state.doc, payload);
    refuseCutCharacters(state.doc, payload);
  }
  const entry = {
    id: input.id,
    articleId: state.articleId,
    seq: state.seq + 1,
    version: state.version + stepCount(type, payload),
    clientId: sender.clientId,
    actorId: sender.actorId,
    at: sender.now,
    type: input.type,
    schemaVersion: PAYLOAD_VERSION,
    payload,
  };
  return settleEntry(state, entry, {
    scale: rules.scale,
    sent: input.payload,
    otherThanSeen: (claim, now, seen, after) => claimBefore(after, claim, now, seen, { statementBy, meaningRules }),
    placeBefore: sender.claimPlace,
  });
}

/** The decided entry bound to the one before it. */
export function chainEntry(entry: Decided['entry'], salt: string, prevHash: string): JournalEntry {
  return sealEntry({ ...entry, salt, prevHash });
}
