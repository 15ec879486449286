'use client';
import { useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { dueChoices } from '@/components/annotations/check/due-choices';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { shortNameOf } from '@/components/article/people/person-names';
import { sayDone } from '@/components/article/say-done';
import { useWorkbench } from '@/components/article/session-context';
import { toLocalInput } from '@/components/ui/to-local-input';
import { DomainError } from '@/lib/domain/errors';
import { MAX_REQUEST_TAGS, ReplyChannel, ReplyRequest } from '@/lib/domain/replies/reply-request';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { isUnseen } from '@/lib/domain/text/is-unseen';
import { changeRequest, freeToWait, logRequest } from '@/lib/editor/tags/reply-log';
import { readLabels, sayLabels } from './read-labels';
import { useReplyDraft } from './use-reply-draft';

/** What a person has written so far. Times are as a field of day and time has them, in their own time zone. */
const Draft = z.object({
  name: z.string(),
  role: z.string(),
  question: z.string(),
  channel: ReplyChannel,
  sent: z.string(),
  deadline: z.string(),
  labels: z.string(),
  setsAwaiting: z.boolean(),
  /** One that is put right as the person saw it when they began: what a colleague writes after that is not written over unseen. */
  seen: ReplyRequest.nullable(),
});
type Draft = z.infer<typeof Draft>;

/** A request as it is being written: under its id, or under that of the tag where it is a new one. */
export const requestDrafts = { form: 'reply request', schema: Draft };

type Errors = Partial<Record<'name' | 'question' | 'sent' | 'deadline' | 'labels' | 'form', string>>;

/** The form of a request for a reply: what is in it, what is wrong with it, and the way to log it. `awaiting`: the claims whose check could wait for the reply, in words. */
export function useRequestForm(annotation: Annotation, request: ReplyRequest | null) {
  const workbench = useWorkbench();
  const { session, sender, history } = workbench;
  const { say } = useTagHands();
  const [draft, setDraft] = useReplyDraft(requestDrafts, request?.id ?? annotation.id, () =>
    draftOf(request, tagsOf(request?.annotationIds ?? [annotation.id])),
  );
  const [error, setError] = useState<Errors>({});

  function tagsOf(ids: readonly string[]): Annotation[] {
    return ids.flatMap((id) => session.annotations.get(id) ?? []);
  }
  const chosen = () => {
    const kept = request?.annotationIds ?? [annotation.id];
    const { ids, unknown } = readLabels(draft.labels, session.annotations.values(), kept);
    // A tag that has no label yet is in no line, and stays.
    const unnamed = tagsOf(kept).filter(({ label }) => label === null);
    return { ids: [...unnamed.map(({ id }) => id), ...ids], unknown };
  };
  const free = request ? [] : freeToWait(tagsOf(chosen().ids));

  const log = (): boolean => {
    const { ids, unknown } = chosen();
    const found = faultsOf(draft, ids, unknown);
    setError(found);
    if (Object.keys(found).length > 0) return false;
    const { seen } = draft;
    const newest = session.replyRequests.find(({ id }) => id === request?.id);
    if (newest && newest.basis.request.entryId !== seen?.basis.request.entryId) {
      setDraft({ seen: newest });
      setError({
        form: `${shortNameOf(workbench, newest.basis.request.byId)} put the request right meanwhile. Keep yours once more to put it in that place.`,
      });
      return false;
    }
    const payload = {
      requestId: request?.id ?? uuidv7(),
      annotationIds: ids,
      asked: { name: draft.name, role: draft.role, question: draft.question },
      channel: draft.channel,
      sentAt: momentOf(draft.sent, seen?.sentAt),
      deadlineAt: draft.deadline === '' ? null : momentOf(draft.deadline, seen?.deadlineAt),
    };
    try {
      if (seen) changeRequest(session, history, seen, payload);
      else logRequest(session, history, payload, draft.setsAwaiting ? freeToWait(tagsOf(ids)) : []);
    } catch (refusal) {
      if (!(refusal instanceof DomainError)) throw refusal;
      setError({ form: refusal.message });
      return false;
    }
    say(sayDone(sender, seen ? 'The request is put right' : `The request to ${draft.name.trim()} is logged`));
    return true;
  };
  const change = (part: Partial<Draft>) => {
    setDraft(part);
    setError({});
  };
  return { draft, change, error, awaiting: sayLabels(free) || (free.length > 0 ? 'the claim' : ''), log };
}

/** A new request was sent just now and waits until noon of the next day: the person says otherwise. */
function draftOf(request: ReplyRequest | null, tags: readonly Annotation[]): Draft {
  const now = new Date();
  const tomorrow = dueChoices(now).find(({ label }) => label.startsWith('Tomorrow'))?.at ?? now;
  const local = (at: string) => toLocalInput(new Date(at));
  return {
    name: request?.asked?.name ?? '',
    role: request?.asked?.role ?? '',
    question: request?.asked?.question ?? '',
    channel: request?.channel ?? 'email',
    sent: request ? local(request.sentAt) : toLocalInput(now),
    deadline: request ? (request.deadlineAt === null ? '' : local(request.deadlineAt)) : toLocalInput(tomorrow),
    labels: sayLabels(tags),
    setsAwaiting: request === null,
    seen: request,
  };
}

/** What is missing or wrong, by field. The rules say the rest when it is logged. */
function faultsOf({ name, question, sent, deadline }: Draft, ids: readonly string[], unknown: readonly string[]): Errors {
  const isTime = (local: string) => !Number.isNaN(new Date(local).getTime());
  const [first] = unknown;
  return {
    ...(isUnseen(name) && { name: 'Say who was asked.' }),
    ...(isUnseen(question) && { question: 'Write down what was asked.' }),
    ...(!isTime(sent) && { sent: 'Choose a day and a time.' }),
    ...(isTime(sent) && new Date(sent) > new Date() && { sent: 'This time is still to come. A request is logged once it is sent.' }),
    ...(deadline !== '' && !isTime(deadline) && { deadline: 'Choose a day and a time.' }),
    ...(deadline !== '' && isTime(sent) && new Date(deadline) <= new Date(sent) && { deadline: 'This is before the request was sent.' }),
    ...(ids.length === 0 && { labels: 'Say which claim it is about.' }),
    ...(ids.length > MAX_REQUEST_TAGS && { labels: `One request asks about at most ${MAX_REQUEST_TAGS} claims.` }),
    ...(first !== undefined && { labels: `No claim is called ${first}.` }),
  };
}

/** The moment of a field. `was`: the one that the field was filled from, which may have seconds; it stays where nobody changed it. */
const momentOf = (local: string, was?: string | null) =>
  was && toLocalInput(new Date(was)) === local ? was : new Date(local).toISOString();
