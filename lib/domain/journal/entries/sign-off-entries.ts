import { z } from 'zod';
import type { ArticleState } from '../../article-state';
import { MAX_REASON_CHARS } from '../../checks/check';
import { DomainError } from '../../errors';
import { Signature } from '../../sign-off/desk-rules';
import { BlockerKind, SignOff, WaiverBounds, WaiverSeen } from '../../sign-off/sign-off';
import { isUnseen } from '../../text/is-unseen';
import { inputText } from '../../text/text-input';
import { Uuid } from '../../uuid';
import { type DecisionContext, defineEntryType, type EntryType } from '../entry-type';

/** What only the server makes it decides by rules that the browser has not. */
function byServer(rules: DecisionContext['signOffRules']) {
  if (!rules) throw new Error('only the server signs');
  return rules;
}

const Signed = z.object({
  signature: Signature,
  /** The last entry that the person saw. That nothing has changed since is for the use case to see to: it has the entries. */
  seq: z.number().int().positive(),
  /** SHA-256 (hex) of the words that they saw. */
  wordsHash: z.string(),
});

/** A signature. From the first one on, text, tags and verdicts are locked. */
const signedOff = defineEntryType({
  type: 'article.signed-off',
  action: null,
  isOpenWhenSigned: true,
  keepsFrame: true,
  /** What is cited the use case says: sources are no part of the article's state. */
  Input: Signed.extend(SignOff.pick({ cited: true }).shape),
  Payload: Signed.extend(SignOff.pick({ cited: true, claimCount: true, waivers: true, isComplete: true }).shape),
  decide: (state, input, { actorId, rules, signOffRules }) => ({
    ...input,
    ...byServer(signOffRules).decideSignature(state, input, actorId, rules),
  }),
  apply: (state, { payload, id, actorId, at, version }) => ({
    ...state,
    signOffs: [...state.signOffs, { ...payload, entryId: id, version, byId: actorId, at }],
  }),
});

const Reopened = z.object({ reason: inputText(MAX_REASON_CHARS) });

/** Withdraws all signatures, for a reason, so that the article can be changed. They stay on record. */
const reopened = defineEntryType({
  type: 'article.reopened',
  action: null,
  isOpenWhenSigned: true,
  Input: Reopened,
  Payload: Reopened,
  decide: (state, { reason }, { signOffRules }) => ({ reason: byServer(signOffRules).decideReopening(state, reason) }),
  apply: (state, { payload: { reason }, id, actorId, at }) => ({
    ...state,
    signOffs: [],
    reopenings: [...state.reopenings, { entryId: id, reason, byId: actorId, at, signOffs: [...state.signOffs] }],
  }),
});

const Waived = z.object({ kind: BlockerKind, annotationId: Uuid.nullable(), reason: inputText(MAX_REASON_CHARS) });

/** One thing that a sign-off may pass over. */
const waived = defineEntryType({
  type: 'rule.waived',
  action: 'waive rule',
  // What its giver saw. Left out by tabs from before this was asked, and it is then given for what stands.
  Input: Waived.extend({ seen: WaiverSeen.optional() }),
  // Which judgements, what is checked and how many the server says, from its own state.
  Payload: Waived.extend({ wordsHash: z.string(), ...WaiverBounds.shape }),
  decide(state, { seen, ...input }, { rules, signOffRules }) {
    const reason = input.reason.trim();
    if (isUnseen(reason)) throw new DomainError('invalid', 'Say why it may pass. The reason stands in the report.');
    return { ...input, reason, ...(signOffRules?.decideWaiver(state, { ...input, seen }, rules) ?? { wordsHash: '' }) };
  },
  apply: (state, { payload, id, actorId, at }) => ({
    ...state,
    waivers: [...state.waivers, { ...payload, entryId: id, byId: actorId, at }],
  }),
});

const WaiverEnd = z.object({ waiverEntryId: Uuid });
const waiverWithdrawn = defineEntryType({
  type: 'rule.waiver-withdrawn',
  action: 'waive rule',
  Input: WaiverEnd,
  Payload: WaiverEnd,
  decide(state, input) {
    if (!state.waivers.some(({ entryId }) => entryId === input.waiverEntryId)) {
      throw new DomainError('conflict', 'This waiver is withdrawn already.');
    }
    return input;
  },
  apply: (state, { payload }): ArticleState => ({
    ...state,
    waivers: state.waivers.filter(({ entryId }) => entryId !== payload.waiverEntryId),
  }),
});

/** The entries by which an article is signed off and opened again. */
export const signOffEntryTypes: EntryType[] = [signedOff, reopened, waived, waiverWithdrawn];
