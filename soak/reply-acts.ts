import { isJudged } from '@/lib/domain/checks/facts';
import { isOpenRequest, ReplyChannel, ReplyEffect, type ReplyRequest } from '@/lib/domain/replies/reply-request';
import type { LoggedRequest } from '@/lib/domain/replies/reply-rules';
import { changeRequest, freeToWait, logOutcome, logRequest, waitingFor } from '@/lib/editor/tags/reply-log';
import type { Act, Hand } from './acts';
import { isClaim } from './tag-acts';

const HOUR_MS = 3_600_000;

/** Hours before or after a moment. ISO 8601, UTC. */
const hoursFrom = (moment: string, hours: number) => new Date(Date.parse(moment) + Math.round(hours * HOUR_MS)).toISOString();

/** A request as a person writes it down: nearly always days after it went out, since clocks here are a day off. */
function written(hand: Hand, requestId: string, annotationIds: string[]): LoggedRequest {
  const { chance, session } = hand;
  const sentAt = hoursFrom(session.options.now(), chance.isLucky(0.1) ? 0 : -chance.int(48, 120));
  const asked = { name: `Bus line ${chance.int(1, 10)}`, role: chance.of(['', 'spokeswoman']) ?? '', question: `Why ${hand.newToken()}?` };
  const channel = chance.of(ReplyChannel.options) ?? 'email';
  const deadlineAt = chance.isLucky(0.2) ? null : hoursFrom(sentAt, chance.int(1, 150));
  return { requestId, annotationIds, asked, channel, sentAt, deadlineAt };
}

/** One to three of the claims that are there, and now and then one with facts. */
function someClaims({ chance, tags }: Hand): string[] {
  const claims = tags.filter(chance.isLucky(0.8) ? isJudged : isClaim);
  const chosen = Array.from({ length: chance.int(1, 4) }, () => chance.of(claims)?.id);
  return [...new Set(chosen.flatMap((id) => id ?? []))];
}

/** An act on a request, chosen by chance from those that `suits` takes. */
const onRequest =
  (work: (hand: Hand, request: ReplyRequest) => void, suits: (request: ReplyRequest) => boolean) =>
  (hand: Hand): void => {
    const request = hand.chance.of(hand.session.replyRequests.filter(suits));
    if (request) work(hand, request);
  };

const isThere = ({ isRemoved }: ReplyRequest) => !isRemoved;

/** Silence where the deadline is over, half of the time; else an answer, or that nobody will give one. */
function logWhatCame(hand: Hand, request: ReplyRequest): void {
  const { session, history, chance } = hand;
  const { sentAt, deadlineAt } = request;
  const now = session.options.now();
  const isSilent = deadlineAt !== null && deadlineAt < now && chance.isLucky(0.5);
  const kind = isSilent ? 'silent' : chance.isLucky(0.8) ? 'answered' : 'declined';
  const hoursSince = Math.max(0, Date.parse(now) - Date.parse(sentAt)) / HOUR_MS;
  const happenedAt = isSilent ? deadlineAt : hoursFrom(sentAt, hoursSince * chance.next());
  const said = { answer: isSilent ? '' : `Because ${hand.newToken()}.`, note: '' };
  const outcome = { kind, happenedAt, effect: chance.of(ReplyEffect.options) ?? 'none', said } as const;
  logOutcome(session, history, request, outcome, chance.isLucky(0.9) ? waitingFor(session, request) : []);
}

/** What people do with the log of right of reply, through what the forms send. */
export const replyActs: readonly Act[] = [
  {
    name: 'log a request for a reply',
    weight: 3,
    do: (hand) => {
      const { session, history } = hand;
      const ids = someClaims(hand);
      if (ids.length === 0) return;
      const free = freeToWait(ids.flatMap((id) => session.annotations.get(id) ?? []));
      logRequest(session, history, written(hand, hand.newId(), ids), hand.chance.isLucky(0.9) ? free : []);
    },
  },
  {
    name: 'put a request right',
    weight: 1.5,
    do: onRequest((hand, request) => {
      const ids = hand.chance.isLucky(0.5) ? request.annotationIds : [...new Set([...request.annotationIds, ...someClaims(hand)])];
      const { sentAt, deadlineAt } = request;
      const times = hand.chance.isLucky(0.7) ? { sentAt, deadlineAt } : {};
      changeRequest(hand.session, hand.history, request, { ...written(hand, request.id, ids), ...times });
    }, isThere),
  },
  { name: 'log what came of a request', weight: 3, do: onRequest(logWhatCame, isOpenRequest) },
  { name: 'log it anew', weight: 0.7, do: onRequest(logWhatCame, (one) => isThere(one) && one.outcome !== null) },
  {
    name: 'take back what came of a request',
    weight: 0.7,
    do: onRequest(
      ({ history }, { id, basis }) => {
        history.act('reply.settled', { requestId: id, outcome: null, basedOn: basis.outcome?.entryId ?? null });
      },
      (one) => isThere(one) && one.outcome !== null,
    ),
  },
  {
    name: 'remove a request',
    weight: 0.7,
    do: onRequest(({ history, chance }, { id }) => {
      history.act('reply.removed', { requestId: id });
      if (chance.isLucky(0.3)) history.undo();
    }, isThere),
  },
  {
    name: 'restore a request',
    weight: 0.5,
    do: onRequest(
      ({ history }, { id }) => void history.act('reply.restored', { requestId: id }),
      ({ isRemoved }) => isRemoved,
    ),
  },
];
