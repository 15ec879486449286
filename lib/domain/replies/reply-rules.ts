import { DomainError } from '../errors';
import { refuseRemoved, requireAnnotation } from '../journal/change-annotation';
import type { Annotation } from '../tags/annotation';
import { isUnseen } from '../text/is-unseen';
import type { Asked, ReplyChannel, ReplyEffect, ReplyKind, ReplyRequest, Said } from './reply-request';

// Apart from the entries: the page of an article has those with its text, and asks for these with a form only.

/** A client's clock may go before the server's; what lies further ahead has not happened. */
const MAX_AHEAD_MS = 15 * 60_000;

/** A request as somebody logs it. Times are ISO 8601, UTC, with milliseconds. */
export interface LoggedRequest {
  requestId: string;
  annotationIds: string[];
  asked: Asked;
  channel: ReplyChannel;
  sentAt: string;
  deadlineAt: string | null;
}

/** What came of one, as somebody logs it. */
export interface LoggedOutcome {
  kind: ReplyKind;
  happenedAt: string;
  effect: ReplyEffect;
  said: Said;
}

/**
 * A request as it is stored: each claim once. Refused (`invalid`) if it asks nobody, nothing or about nothing, or at a time that cannot be.
 * `known`: the request that is put right, whose tags may be gone, and which cannot be put after what came of it.
 */
export function decideRequest(
  tags: Parameters<typeof requireAnnotation>[0],
  input: LoggedRequest,
  now: string,
  known: ReplyRequest | null,
): LoggedRequest {
  const { asked, sentAt, deadlineAt } = input;
  if (isUnseen(asked.name)) throw new DomainError('invalid', 'Say who was asked.');
  if (isUnseen(asked.question)) throw new DomainError('invalid', 'Write down what was asked.');
  const annotationIds = [...new Set(input.annotationIds)];
  if (annotationIds.length === 0) throw new DomainError('invalid', 'Say which claim it is about.');
  for (const id of annotationIds) refuseTag(requireAnnotation(tags, id), known?.annotationIds.includes(id) ?? false);
  refuseAhead(sentAt, now, 'A request is logged once it is sent.');
  if (deadlineAt !== null && deadlineAt <= sentAt) throw new DomainError('invalid', 'The deadline is before the request was sent.');
  if (known) refuseAgainstOutcome(known, input);
  return { ...input, annotationIds };
}

/** Refuses what is no claim that is there; one that a request is about already may have become something else or be gone. */
function refuseTag(tag: Annotation, isKnown: boolean): void {
  if (isKnown) return;
  refuseRemoved(tag);
  if (tag.kind !== 'claim') throw new DomainError('invalid', 'People are asked for a reply to claims.');
}

/** What came of a request rests on when it was sent and on its deadline. */
function refuseAgainstOutcome({ outcome, deadlineAt }: ReplyRequest, input: LoggedRequest): void {
  if (outcome?.kind === 'silent' && input.deadlineAt !== deadlineAt) {
    throw new DomainError('invalid', 'No answer was logged by this deadline. Take that back first, then change it.');
  }
  if (outcome && input.sentAt > outcome.happenedAt) {
    throw new DomainError('invalid', 'Something came of it before that. Look at both times.');
  }
}

/** What came of a request as it is stored: silence by the deadline. Refused (`invalid`) for silence before it or without one, an answer of no words, and times that cannot be. */
export function decideOutcome<Outcome extends LoggedOutcome>(
  { sentAt, deadlineAt }: Pick<ReplyRequest, 'sentAt' | 'deadlineAt'>,
  outcome: Outcome,
  now: string,
): Outcome {
  if (outcome.kind === 'silent') {
    if (deadlineAt === null) throw new DomainError('invalid', 'It has no deadline. Set one first: silence counts from then on.');
    if (deadlineAt > now) throw new DomainError('invalid', 'Its deadline has not passed yet. Silence counts from then on.');
    return { ...outcome, happenedAt: deadlineAt };
  }
  if (outcome.kind === 'answered' && isUnseen(outcome.said.answer)) throw new DomainError('invalid', 'Write down what was answered.');
  refuseAhead(outcome.happenedAt, now, 'An answer is logged once it is here.');
  if (outcome.happenedAt < sentAt) throw new DomainError('invalid', 'It was answered before it was sent. Look at both times.');
  return outcome;
}

/** Refuses (`invalid`) a moment that lies ahead of `now`. */
function refuseAhead(at: string, now: string, why: string): void {
  if (Date.parse(at) > Date.parse(now) + MAX_AHEAD_MS) throw new DomainError('invalid', `${why} This time is still to come.`);
}
