import type { ArticleState } from '../article-state';
import { tallyClaims } from '../checks/claim-counts';
import { DomainError } from '../errors';
import { isUnseen } from '../text/is-unseen';
import { sayBlockers } from './count-blockers';
import type { DeskRules } from './desk-rules';
import { articleWordsHash, isLocked, isSignedOff, type SignOff, type Waiver, type WaiverBounds, type WaiverSeen } from './sign-off';
import { blockersOf } from './sign-off-blockers';
import { whyNotWaive } from './waiver-bounds';
import { whyNotSign } from './why-not-sign';

// What the server asks of a signature, a waiver and a reopening. The browser leaves it to the server.

/** What a signature of `actorId` is put over. Refused (`conflict`) on other words than they saw, out of turn, and while something stands in the way. */
export function decideSignature(
  state: ArticleState,
  { signature, wordsHash }: Pick<SignOff, 'signature' | 'wordsHash'>,
  actorId: string,
  rules: Pick<DeskRules, 'signatures'> & Parameters<typeof blockersOf>[1],
): Pick<SignOff, 'claimCount' | 'waivers' | 'isComplete'> {
  if (wordsHash !== articleWordsHash(state)) {
    throw new DomainError('conflict', 'The words have changed since you saw them. Read the article again, then sign.');
  }
  const refusal = whyNotSign(state, signature, actorId);
  if (refusal !== null) throw new DomainError('conflict', refusal);
  const left = blockersOf(state, rules);
  const said = sayBlockers(left);
  if (said !== '') throw new DomainError('conflict', `It cannot be signed yet: ${said}.`);
  const there = [...state.signOffs.map((one) => one.signature), signature];
  return {
    claimCount: tallyClaims(state.annotations.values()).claimCount,
    waivers: left.flatMap(({ waiver }) => waiver ?? []),
    // What was signed off does not stop being so when the desk comes to ask for more.
    isComplete: isSignedOff(state) || rules.signatures.every((one) => there.includes(one)),
  };
}

/** The reason for which a sign-off is withdrawn. Refused where none stands (`conflict`), and without one (`invalid`). */
export function decideReopening(state: ArticleState, reason: string): string {
  if (!isLocked(state)) throw new DomainError('conflict', 'It is open already: no signature stands under it.');
  if (isUnseen(reason)) throw new DomainError('invalid', 'Say why it is opened again.');
  return reason.trim();
}

/**
 * The words and the bounds that a waiver is given for. Refused (`conflict`) where nothing of this stands in the way, it is waived already, or whoever
 * gives it has `seen` something else.
 */
export function decideWaiver(
  state: ArticleState,
  waiver: Pick<Waiver, 'kind' | 'annotationId'> & { seen?: WaiverSeen | undefined },
  rules: Parameters<typeof blockersOf>[1],
): Pick<Waiver, 'wordsHash'> & WaiverBounds {
  const found = blockersOf(state, rules).find(
    ({ kind, annotation }) => kind === waiver.kind && (annotation?.id ?? null) === waiver.annotationId,
  );
  if (!found) throw new DomainError('conflict', 'This does not stand in the way any more.');
  if (found.waiver) throw new DomainError('conflict', 'Someone has waived this already.');
  const refusal = waiver.seen ? whyNotWaive(waiver.seen, found) : null;
  if (refusal !== null) throw new DomainError('conflict', refusal);
  return { wordsHash: found.wordsHash, ...found.bounds };
}
