'use client';
import { useState } from 'react';
import { z } from 'zod';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { shortNameOf } from '@/components/article/people/person-names';
import { sayDone } from '@/components/article/say-done';
import { useWorkbench } from '@/components/article/session-context';
import { toLocalInput } from '@/components/ui/to-local-input';
import { DomainError } from '@/lib/domain/errors';
import { isOverdue, ReplyEffect, ReplyKind, type ReplyOutcome, type ReplyRequest } from '@/lib/domain/replies/reply-request';
import { replyKinds } from '@/lib/domain/replies/reply-words';
import { isUnseen } from '@/lib/domain/text/is-unseen';
import { logOutcome, waitingFor } from '@/lib/editor/tags/reply-log';
import { sayLabels } from './read-labels';
import { useReplyDraft } from './use-reply-draft';

/** What a person has written so far. */
const Draft = z.object({
  kind: ReplyKind,
  answer: z.string(),
  /** As a field of day and time has it, in their own time zone. */
  when: z.string(),
  effect: ReplyEffect,
  note: z.string(),
  setsBack: z.boolean(),
  /** The entry that the person saw as they began: what a colleague logs after that is not written over unseen. */
  basedOn: z.string().nullable(),
});
type Draft = z.infer<typeof Draft>;

/** What came of a request, as it is being written; under the request's id. */
export const outcomeDrafts = { form: 'reply outcome', schema: Draft };

type Errors = Partial<Record<'answer' | 'when' | 'form', string>>;

/**
 * The form of what came of a request: what is in it, what is wrong with it, and the way to log it. `offSilent`: why nobody can be called silent
 * yet, or null; `waiting`: the claims that wait for this reply alone, in words.
 */
export function useOutcomeForm(request: ReplyRequest) {
  const workbench = useWorkbench();
  const { session, sender, history } = workbench;
  const { say } = useTagHands();
  const [draft, setDraft] = useReplyDraft(outcomeDrafts, request.id, () => draftOf(request));
  const [error, setError] = useState<Errors>({});
  const waiting = waitingFor(session, request);

  const log = (): boolean => {
    const found = faultsOf(draft, request);
    setError(found);
    if (Object.keys(found).length > 0) return false;
    const { kind, effect, note, basedOn } = draft;
    const answer = kind === 'silent' ? '' : draft.answer;
    const happenedAt = (kind === 'silent' && request.deadlineAt) || new Date(draft.when).toISOString();
    const outcome = { kind, happenedAt, effect, said: { answer, note } };
    const { outcome: newest, basis } = session.replyRequests.find(({ id }) => id === request.id) ?? request;
    if (basis.outcome && basis.outcome.entryId !== basedOn) {
      setDraft({ basedOn: basis.outcome.entryId });
      setError({ form: sayMeanwhile(shortNameOf(workbench, basis.outcome.byId), newest) });
      return false;
    }
    try {
      logOutcome(session, history, request, outcome, draft.setsBack ? waitingFor(session, request) : [], basedOn);
    } catch (refusal) {
      if (!(refusal instanceof DomainError)) throw refusal;
      setError({ form: refusal.message });
      return false;
    }
    say(sayDone(sender, `Logged: ${replyKinds[kind].name.toLowerCase()}`));
    return true;
  };
  const change = (part: Partial<Draft>) => {
    setDraft(part);
    setError({});
  };
  const said = sayLabels(waiting) || (waiting.length > 0 ? 'the claim' : '');
  return { draft, change, error, offSilent: whyNotSilent(request), waiting: said, log };
}

const sayMeanwhile = (who: string, outcome: ReplyOutcome | null) =>
  outcome
    ? `${who} logged “${replyKinds[outcome.kind].name}” meanwhile. Log yours once more to put it in that place.`
    : `${who} took back meanwhile what came of it. Log yours once more to keep it all the same.`;

function whyNotSilent({ deadlineAt }: ReplyRequest): string | null {
  if (deadlineAt === null) return 'It has no deadline, so nobody can be called silent. Put the request right first.';
  return deadlineAt > new Date().toISOString() ? 'Nobody is silent before the deadline has passed.' : null;
}

/** Past the deadline silence is likely; else what came, came now. */
function draftOf(request: ReplyRequest): Draft {
  const { outcome } = request;
  const now = new Date();
  const isLate = isOverdue(request, now.toISOString());
  return {
    kind: outcome?.kind ?? (isLate ? 'silent' : 'answered'),
    answer: outcome?.said?.answer ?? '',
    when: toLocalInput(outcome && outcome.kind !== 'silent' ? new Date(outcome.happenedAt) : now),
    effect: outcome?.effect ?? 'none',
    note: outcome?.said?.note ?? '',
    setsBack: true,
    basedOn: request.basis.outcome?.entryId ?? null,
  };
}

/** What is missing or wrong, by field. The rules say the rest when it is logged. */
function faultsOf({ kind, answer, when }: Draft, { sentAt }: ReplyRequest): Errors {
  if (kind === 'silent') return {};
  const at = new Date(when);
  const isTime = !Number.isNaN(at.getTime());
  // The field knows minutes, and an answer may come in the minute in which it was asked for.
  const isBefore = isTime && at.getTime() + 60_000 <= Date.parse(sentAt);
  return {
    ...(kind === 'answered' && isUnseen(answer) && { answer: 'Write down what was answered.' }),
    ...(!isTime && { when: 'Choose a day and a time.' }),
    ...(isTime && at > new Date() && { when: 'This time is still to come.' }),
    ...(isBefore && { when: 'This is before the request was sent.' }),
  };
}
