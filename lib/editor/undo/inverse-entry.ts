import type { AnchorRange } from '@/lib/domain/anchors/anchor';
import { noCheck } from '@/lib/domain/checks/check';
import { DomainError } from '@/lib/domain/errors';
import type { ReplyRequest } from '@/lib/domain/replies/reply-request';
import { type Annotation, checkOf, typeOf } from '@/lib/domain/tags/annotation';
import type { Suggestion } from '@/lib/domain/talk/suggestion';
import { asSent } from '@/lib/domain/verdicts/verdict';
import { inverseOfReply } from './inverse-reply';

/** An entry that this person made, with what is needed to take it back: the tag as it was before it. */
export interface Action {
  entryId: string;
  type: string;
  payload: Record<string, unknown>;
  before: Annotation | null;
  /** The suggestion as it was before it. */
  wasSuggested: Suggestion | null;
  /** The request for a reply as it was before it. */
  wasRequested: ReplyRequest | null;
  /** Where the tag's ranges, or the suggestion's, were, mapped along with the text since. */
  ranges: AnchorRange[];
  /** It was taken out of the outbox before it was sent: the way back is to do it. */
  isCalledOff?: boolean;
}

/** The value that an entry names the basis of. Most are about the tag being there. */
export function valueName({ type, payload }: Action): string {
  switch (type) {
    case 'annotation.kind-changed':
      return 'kind';
    case 'annotation.span-changed':
      return 'span';
    case 'check.state-changed':
      return 'checkState';
    case 'check.assigned':
      return 'assignee';
    case 'check.second-assigned':
      return 'secondChecker';
    case 'check.due-set':
      return 'due';
    case 'check.methods-set':
      return 'methods';
    case 'check.second-given':
      return 'secondCheck';
    case 'check.voted':
      return 'vote';
    case 'annotation.typed':
      return 'typed';
    case 'annotation.stated':
      return 'stated';
    case 'check.items-ticked':
      return 'ticked';
    case 'verdict.given':
      return 'verdict';
    case 'evidence.linked':
    case 'evidence.relinked':
    case 'evidence.changed':
      return `evidence ${payload.evidenceId}`;
    case 'reply.asked':
    case 'reply.changed':
      return `request ${payload.requestId}`;
    case 'reply.settled':
      return `outcome ${payload.requestId}`;
    default:
      return 'presence';
  }
}

/** The entry that the value of an action came from once it was done: the action's own, but for evidence that came back as it was. */
export function valueEntry({ type, payload, before, entryId }: Action): string {
  if (type !== 'evidence.relinked') return entryId;
  return before?.removedEvidence.find(({ id }) => id === payload.evidenceId)?.entryId ?? entryId;
}

/** By value of a tag, the entry that it comes from. */
export function givenBy(annotation: Annotation): Map<string, string> {
  const { basis, evidence } = annotation;
  const given = new Map<string, string>();
  for (const [value, by] of Object.entries(checkOf(annotation).basis)) if (by) given.set(value, by.entryId);
  for (const value of ['kind', 'span', 'presence', 'checkState', 'verdict'] as const) {
    const by = basis[value]?.entryId;
    if (by !== undefined) given.set(value, by);
  }
  if (annotation.typed) given.set('typed', annotation.typed.basis.entryId);
  if (annotation.stated) given.set('stated', annotation.stated.basis.entryId);
  if (annotation.ticked) given.set('ticked', annotation.ticked.basis.entryId);
  for (const { id, entryId } of evidence) given.set(`evidence ${id}`, entryId);
  return given;
}

/** The entry that takes an action back. `undoes`: the entry that its value comes from now. `suggested`: what is suggested now, for what leaves it alone. */
export function inverseOf(
  action: Action,
  undoes: string,
  suggested: { replacement: string; ranges: AnchorRange[] } | null = null,
): { type: string; payload: Record<string, unknown> } {
  const { entryId, type, payload, before, wasSuggested, ranges } = action;
  const ofReply = inverseOfReply(action, undoes);
  if (ofReply) return ofReply;
  const { annotationId, evidenceId, intoId, toId, relationId, suggestionId } = payload;
  const was = before ? checkOf(before) : noCheck;
  switch (type) {
    case 'annotation.created':
    case 'annotation.restored':
      return { type: 'annotation.removed', payload: { annotationId, undoes } };
    case 'annotation.removed':
      return { type: 'annotation.restored', payload: { annotationId, undoes } };
    case 'annotation.merged':
      return { type: 'annotation.unmerged', payload: { annotationId, intoId, undoes } };
    case 'annotation.unmerged':
      return { type: 'annotation.merged', payload: { annotationId, intoId, undoes } };
    case 'annotation.kind-changed':
      // Taking a change back brings verdict and state along; doing it again is a change anew.
      return { type, payload: { annotationId, kind: before?.kind, basedOn: undoes, ...(!isUndo(payload) && { undoes }) } };
    case 'annotation.span-changed':
      return { type, payload: { annotationId, how: 'span', ranges, undoes } };
    case 'check.state-changed':
      return { type, payload: { annotationId, checkState: before?.checkState, basedOn: undoes, undoes } };
    case 'check.assigned':
      return { type, payload: { annotationId, value: { personId: was.assigneeId }, basedOn: undoes, undoes } };
    case 'check.second-assigned':
      return { type, payload: { annotationId, value: { personId: was.secondId }, basedOn: undoes, undoes } };
    case 'check.due-set':
      return { type, payload: { annotationId, value: { dueAt: was.dueAt }, basedOn: undoes, undoes } };
    case 'check.methods-set':
      return { type, payload: { annotationId, value: { methods: was.methods }, basedOn: undoes, undoes } };
    case 'annotation.typed': {
      const given = before ? typeOf(before) : null;
      const fields = Object.fromEntries(given?.fields.map(({ fieldId, said }) => [fieldId, said]) ?? []);
      return { type, payload: { annotationId, value: { typeId: given?.typeId ?? null, fields }, basedOn: undoes, undoes } };
    }
    case 'annotation.stated':
      return { type, payload: { annotationId, statement: before?.stated?.statement ?? null, basedOn: undoes, undoes } };
    case 'check.items-ticked': {
      const doneIds = (before?.ticked?.items ?? []).filter(({ isDone }) => isDone).map(({ itemId }) => itemId);
      return { type, payload: { annotationId, doneIds, basedOn: undoes, undoes } };
    }
    case 'check.second-given':
      return invertSecond(payload, before, undoes);
    case 'check.voted':
      return invertVote(payload, before, undoes);
    case 'verdict.given':
      return invertVerdict(payload, before, undoes);
    case 'evidence.linked':
    case 'evidence.relinked':
      return { type: 'evidence.unlinked', payload: { annotationId, evidenceId, basedOn: undoes, undoes: entryId } };
    case 'evidence.unlinked':
      return { type: 'evidence.relinked', payload: { annotationId, evidenceId, undoes: entryId } };
    case 'evidence.changed': {
      const old = before?.evidence.find(({ id }) => id === evidenceId);
      return {
        type,
        payload: {
          annotationId,
          evidenceId,
          basedOn: undoes,
          stance: old?.stance,
          quote: old?.quote,
          locator: old?.locator,
          lookedAt: old?.lookedAt,
          // Null takes back what was said first with the change.
          tier: old?.tier ?? null,
          origin: old?.origin ?? null,
        },
      };
    }
    case 'relation.made':
    case 'relation.restored':
      return { type: 'relation.removed', payload: { annotationId, relationId, toId, undoes: entryId } };
    case 'relation.removed':
      return { type: 'relation.restored', payload: { annotationId, relationId, toId, undoes: entryId } };
    case 'suggestion.made':
      return { type: 'suggestion.withdrawn', payload: { suggestionId } };
    case 'suggestion.changed': {
      // What is typed on in a suggestion belongs to the step that began it, and not to a note that came between.
      const { replacement, note } = wasSuggested ?? {};
      const words = (payload.note !== note && payload.replacement === replacement && suggested) || { replacement, ranges };
      return { type, payload: { ...payload, ...words, note } };
    }
    case 'suggestion.withdrawn':
    case 'suggestion.rejected':
    case 'suggestion.accepted':
      return { type: 'suggestion.reopened', payload: { suggestionId, was: type, undoes: entryId } };
    case 'suggestion.reopened':
      return { type: String(payload.was), payload: { suggestionId, basedOn: wasSuggested?.entryId ?? null } };
    case 'check.adjudicated':
    case 'rival.settled':
      // The other value is gone with the choice: bringing it back would put somebody's name on it anew.
      throw new DomainError('conflict', 'A choice between two values cannot be undone. Give the value that should stand.');
    default:
      throw new Error(`${type} has no inverse`);
  }
}

const isUndo = ({ undoes }: Record<string, unknown>) => undoes !== undefined && undoes !== null;

/** Taking a second check back puts the one before it back; doing it again gives it anew. */
function invertSecond(payload: Record<string, unknown>, before: Annotation | null, undoes: string) {
  const { annotationId, verdictEntryId } = payload;
  const type = 'check.second-given';
  if (!isUndo(payload)) return { type, payload: { annotationId, verdictEntryId, second: null, basedOn: undoes, undoes } };
  const second = before && checkOf(before).second;
  const again = second ?? null;
  return { type, payload: { annotationId, verdictEntryId, second: again && asSent(again), basedOn: undoes } };
}

/** Taking a vote back lets the one that it had replaced count again; doing it again gives it anew. */
function invertVote(payload: Record<string, unknown>, before: Annotation | null, undoes: string) {
  const { annotationId, verdictEntryId, secondEntryId } = payload;
  const about = { annotationId, verdictEntryId, secondEntryId };
  if (!isUndo(payload)) return { type: 'check.voted', payload: { ...about, vote: null, undoes } };
  const again = before && checkOf(before).votes?.find(({ entryId }) => entryId === payload.undoes);
  return { type: 'check.voted', payload: { ...about, vote: again ? asSent(again) : null } };
}

/** Taking a verdict back puts the one before it back as it was; doing it again gives it anew. */
function invertVerdict(payload: Record<string, unknown>, before: Annotation | null, undoes: string) {
  const { annotationId } = payload;
  if (!isUndo(payload)) {
    return { type: 'verdict.given', payload: { annotationId, verdict: null, basedOn: undoes, undoes } };
  }
  const again = before?.verdict ?? null;
  // The statement that it judged is not that of now, and nobody has judged this one.
  if (again?.restatedFrom !== undefined) throw new DomainError('conflict', 'What is checked was changed since. Judge it anew.');
  // It is on the words that it judged and on what was checked when it was taken back, whatever somebody said since.
  const seen = { statedEntryId: before?.stated?.basis.entryId ?? null, seenWords: again?.words };
  return { type: 'verdict.given', payload: { annotationId, verdict: again && asSent(again), basedOn: undoes, ...(again && seen) } };
}
