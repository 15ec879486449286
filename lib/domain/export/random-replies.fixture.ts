import { ReplyChannel, ReplyEffect, ReplyKind } from '../replies/reply-request';
import { type JournalWriter, testId } from './journal-writer.fixture';
import { pickAt } from './pick-at.fixture';

export type ReplyStep = 'settle reply' | 'work on reply';

interface Work {
  what: ReplyStep;
  /** Which request, and what becomes of it, as shares. */
  which: number;
  places: readonly [number, number, number, number];
  text: string;
  person: string;
}

/** Logs a request for a reply; most of them from before the article was there, and some with a deadline that has passed. */
export function askForReply(journal: JournalWriter, { tagIds, text, person }: { tagIds: string[]; text: string; person: string }) {
  const number = journal.entries.length;
  const request = {
    requestId: testId(11, number),
    annotationIds: tagIds,
    asked: { name: text, role: number % 2 ? text : '', question: `${text}?` },
    channel: ReplyChannel.options[number % ReplyChannel.options.length],
    sentAt: '2026-02-01T09:00:00.000Z',
    deadlineAt: number % 3 === 0 ? null : `2026-0${(number % 3) + 1}-20T09:00:00.000Z`,
  };
  journal.append('reply.asked', request, person);
}

/** Logs what came of a request, takes that back, or puts right, removes or restores a request. */
export function changeReplies(journal: JournalWriter, { what, which, places, text, person }: Work) {
  const requests = journal.state.replyRequests;
  const request = pickAt(requests, which);
  if (!request) return;
  const { id: requestId, basis, asked, annotationIds, channel, sentAt, deadlineAt } = request;
  const [a, b, c] = places;
  const basedOn = basis.outcome?.entryId ?? null;
  if (what === 'settle reply' && c < 0.3 && basedOn)
    journal.append('reply.settled', { requestId, outcome: null, basedOn, undoes: basedOn }, basis.outcome?.byId);
  else if (what === 'settle reply') {
    const kind = pickAt(ReplyKind.options, a);
    const effect = pickAt(ReplyEffect.options, b);
    const outcome = { kind, happenedAt: '2026-02-02T09:00:00.000Z', effect, said: { answer: text, note: text } };
    journal.append('reply.settled', { requestId, outcome, basedOn }, person);
  } else if (request.isRemoved || a < 0.4) journal.append(request.isRemoved ? 'reply.restored' : 'reply.removed', { requestId }, person);
  else {
    const changes = { asked: { ...asked, name: text }, basedOn: basis.request.entryId };
    journal.append('reply.changed', { requestId, annotationIds, channel, sentAt, deadlineAt, ...changes }, person);
  }
}
