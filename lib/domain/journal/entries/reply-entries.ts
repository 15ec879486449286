import { z } from 'zod';
import type { ArticleState } from '../../article-state';
import { DomainError } from '../../errors';
import { Moment } from '../../moment';
import {
  Asked,
  MAX_ASKED_NAME_CHARS,
  MAX_EFFECT_NOTE_CHARS,
  MAX_QUESTION_CHARS,
  MAX_REPLY_CHARS,
  MAX_REQUEST_TAGS,
  nameOfRequest,
  ReplyChannel,
  ReplyEffect,
  ReplyKind,
  type ReplyRequest,
  Said,
} from '../../replies/reply-request';
import { inputText } from '../../text/text-input';
import { Uuid } from '../../uuid';
import { defineEntryType, type EntryType } from '../entry-type';
import { refuseTakingOthers } from '../undo-rules';
import { basisOf, changerOf, NamesChanger } from '../value-outcome';

const OneRequest = z.object({ requestId: Uuid });

const AskedInput = z.object({
  name: inputText(MAX_ASKED_NAME_CHARS).trim(),
  role: inputText(MAX_ASKED_NAME_CHARS).trim().default(''),
  question: inputText(MAX_QUESTION_CHARS).trim(),
});
const RequestInput = OneRequest.extend({
  annotationIds: z.array(Uuid).max(MAX_REQUEST_TAGS),
  asked: AskedInput,
  channel: ReplyChannel,
  sentAt: Moment,
  deadlineAt: Moment.nullable(),
});
// Stored words need no limit: one that is changed later must not make an old journal unreadable. Null where a viewer may not see them.
const RequestPayload = RequestInput.extend({ annotationIds: z.array(Uuid), asked: Asked.nullable() });

/** Somebody was asked for a reply. Who tags may log it: what is said of it is the article's word, like a source. */
const asked = defineEntryType({
  type: 'reply.asked',
  action: 'tag',
  Input: RequestInput,
  Payload: RequestPayload,
  decide(state, input, context) {
    const { now, replyRules, mergeRules } = context;
    if (state.replyRequests.some(({ id }) => id === input.requestId)) {
      throw new DomainError('conflict', 'This change carries an id that is taken.');
    }
    mergeRules?.refuseMergedTags(state, input.annotationIds, context);
    return replyRules?.decideRequest(state, input, now, null) ?? input;
  },
  apply(state, entry) {
    const { requestId, ...fields } = entry.payload;
    const { actorId: byId, at } = entry;
    const basis = { request: basisOf(entry), outcome: null };
    const one: ReplyRequest = { id: requestId, ...fields, outcome: null, pastOutcomes: [], byId, at, isRemoved: false, basis };
    return { ...state, replyRequests: [...state.replyRequests, one] };
  },
  redact: (payload) => ({ ...payload, asked: null }),
});

/** What was logged of a request was wrong. Refused (`conflict`) if it was put right by somebody else meanwhile. */
const changed = defineEntryType({
  type: 'reply.changed',
  action: 'tag',
  Input: RequestInput.extend({ basedOn: Uuid }),
  Payload: RequestPayload.extend({ basedOn: Uuid, namesChanger: NamesChanger }),
  decide(state, { basedOn, ...input }, context) {
    const { now, replyRules, mergeRules } = context;
    const request = requireRequest(state, input.requestId);
    const { entryId, byId } = request.basis.request;
    if (entryId !== basedOn)
      throw new DomainError('conflict', `Meanwhile ${nameOfRequest(request)} was changed. It stays as it is.`, { byId });
    const more = input.annotationIds.filter((id) => !request.annotationIds.includes(id));
    mergeRules?.refuseMergedTags(state, more, context);
    return { ...(replyRules?.decideRequest(state, input, now, request) ?? input), basedOn, namesChanger: true } as const;
  },
  apply(state, entry) {
    const { requestId, basedOn: _basedOn, namesChanger, ...fields } = entry.payload;
    return changeRequest(state, requestId, ({ joined = [], ...one }) => {
      const left = joined.filter(({ annotationId }) => fields.annotationIds.includes(annotationId));
      const basis = { ...one.basis, request: basisOf(entry) };
      return { ...one, ...fields, ...(left.length > 0 && { joined: left }), ...changerOf(entry, namesChanger), basis };
    });
  },
  redact: (payload) => ({ ...payload, asked: null }),
});

const OutcomeInput = z.object({
  kind: ReplyKind,
  happenedAt: Moment,
  effect: ReplyEffect,
  said: z.object({ answer: inputText(MAX_REPLY_CHARS).trim().default(''), note: inputText(MAX_EFFECT_NOTE_CHARS).trim().default('') }),
});
const SettledInput = OneRequest.extend({
  /** Null takes back what was logged. */
  outcome: OutcomeInput.nullable(),
  basedOn: Uuid.nullable(),
  undoes: Uuid.nullable().default(null),
});
const SettledPayload = SettledInput.extend({ outcome: OutcomeInput.extend({ said: Said.nullable() }).nullable() });

/** What came of a request: an answer, a refusal, or nothing by its deadline. Refused (`conflict`) if somebody else has logged that meanwhile: both would be the log's word, and one of them can put it right. Its undo brings back nothing that the request of now could not have come to. */
const settled = defineEntryType({
  type: 'reply.settled',
  action: 'tag',
  Input: SettledInput,
  Payload: SettledPayload,
  decide(state, input, { actorId, now, replyRules }) {
    const request = requireRequest(state, input.requestId);
    const newest = request.basis.outcome;
    const isNewest = (newest?.entryId ?? null) === (input.undoes ?? input.basedOn);
    if (!isNewest) {
      throw new DomainError('conflict', `Meanwhile what came of ${nameOfRequest(request)} was changed. It stays as it is.`, {
        byId: newest?.byId ?? null,
      });
    }
    if (input.undoes !== null) {
      refuseTakingOthers(null, request.outcome, actorId);
      refuseOutcomeOfOther(request);
      return { ...input, outcome: null };
    }
    if (input.outcome === null) return input;
    return { ...input, outcome: replyRules?.decideOutcome(request, input.outcome, now) ?? input.outcome };
  },
  apply(state, entry) {
    const { requestId, outcome, undoes } = entry.payload;
    return changeRequest(state, requestId, (one) => {
      const basis = { ...one.basis, outcome: basisOf(entry) };
      // An undo brings back what was logged before, in the name of whoever logged it.
      if (undoes !== null) {
        return { ...one, outcome: one.pastOutcomes.at(-1) ?? null, pastOutcomes: one.pastOutcomes.slice(0, -1), basis };
      }
      const now = outcome && { ...outcome, byId: entry.actorId, at: entry.at };
      return { ...one, outcome: now, pastOutcomes: [...one.pastOutcomes, one.outcome], basis };
    });
  },
  redact: (payload) => (payload.outcome ? { ...payload, outcome: { ...payload.outcome, said: null } } : payload),
});

/** `undoes`: the newest entry of what was asked, for the undo of logging it; `restored`: the one that restored it, for the undo of that. Both are left out by hand. */
const Removed = OneRequest.extend({ undoes: Uuid.optional(), restored: Uuid.optional() });
/** `undoes`: the entry that removed it. */
const Restored = OneRequest.extend({ undoes: Uuid.optional() });

/** It was logged by mistake. It stays in the journal, and can be restored. Its undo is refused (`conflict`) where others have worked on it since. */
const removed = defineEntryType({
  type: 'reply.removed',
  action: 'tag',
  Input: Removed,
  Payload: Removed,
  decide(state, input, { actorId, changedSinceBy }) {
    const request = requireRequest(state, input.requestId);
    refuseIfChangedBy(request, changedSinceBy);
    if (input.undoes !== undefined) refuseIfWorkedOn(request, input.undoes, actorId);
    return input;
  },
  apply: (state, { payload: { requestId } }) => changeRequest(state, requestId, (one) => ({ ...one, isRemoved: true })),
});

const restored = defineEntryType({
  type: 'reply.restored',
  action: 'tag',
  Input: Restored,
  Payload: Restored,
  decide(state, input, { changedSinceBy }) {
    const request = findRequest(state, input.requestId);
    refuseIfChangedBy(request, changedSinceBy);
    if (!request.isRemoved) throw new DomainError('conflict', 'This request is there already.');
    return input;
  },
  apply: (state, { payload: { requestId } }) => changeRequest(state, requestId, (one) => ({ ...one, isRemoved: false })),
});

function findRequest(state: ArticleState, id: string): ReplyRequest {
  const request = state.replyRequests.find((one) => one.id === id);
  if (!request) throw new DomainError('not-found', 'That request for a reply does not exist.');
  return request;
}

/** The request that an entry wants to change. Refused (`conflict`) if it was removed. */
function requireRequest(state: ArticleState, id: string): ReplyRequest {
  const request = findRequest(state, id);
  // No page shows one that is gone: only who removed it can take that back.
  const gone = `Meanwhile ${nameOfRequest(request)} was removed. Whoever removed it can undo that; or log it anew.`;
  if (request.isRemoved) throw new DomainError('conflict', gone);
  return request;
}

/** Refuses (`conflict`) to take a request back that was put right since, or of which another person has logged what came of it. */
function refuseIfWorkedOn(request: ReplyRequest, undoes: string, actorId: string): void {
  const { basis, outcome, pastOutcomes } = request;
  const isChanged = basis.request.entryId !== undoes;
  const others = [outcome, ...pastOutcomes].find((one) => one && one.byId !== actorId);
  refuseIfChangedBy(request, isChanged ? basis.request.byId : (others?.byId ?? null));
}

/** Refuses (`conflict`) an undo that would bring back silence by another deadline than it has by now, or what came before it was sent. */
function refuseOutcomeOfOther(request: ReplyRequest): void {
  const { pastOutcomes, sentAt, deadlineAt, basis } = request;
  const back = pastOutcomes.at(-1);
  if (!back || (back.happenedAt >= sentAt && (back.kind !== 'silent' || back.happenedAt === deadlineAt))) return;
  throw new DomainError('conflict', `Meanwhile ${nameOfRequest(request)} was changed. It stays as it is.`, { byId: basis.request.byId });
}

function refuseIfChangedBy(request: ReplyRequest, byId: string | null): void {
  if (byId === null) return;
  throw new DomainError('conflict', `Meanwhile someone has worked on ${nameOfRequest(request)}. It stays as it is.`, { byId });
}

/** The state with one request changed. Throws if there is none: an entry about nothing has no place in a journal. */
function changeRequest(state: ArticleState, id: string, change: (request: ReplyRequest) => ReplyRequest): ArticleState {
  if (!state.replyRequests.some((one) => one.id === id)) throw new Error(`no request ${id} at ${state.seq}`);
  return { ...state, replyRequests: state.replyRequests.map((one) => (one.id === id ? change(one) : one)) };
}

/** The entries of the log of right of reply. */
export const replyEntryTypes: EntryType[] = [asked, changed, settled, removed, restored];
