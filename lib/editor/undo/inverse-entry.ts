import { type Check, noCheck } from '@/lib/domain/checks/check';
import { DomainError } from '@/lib/domain/errors';
import { type Annotation, checkOf, typeOf } from '@/lib/domain/tags/annotation';
import { asSent } from '@/lib/domain/verdicts/verdict';
import { replyInversions } from './inverse-reply';
import {
  type Action,
  bySetting,
  byUndoing,
  byUndoingIt,
  type Inverse,
  type Inversion,
  type Inversions,
  isUndo,
  type Suggested,
} from './inversion';

/** The value that an entry names the basis of. Most are about the tag being there. */
export function valueName({ type, payload }: Action): string {
  const value = inversions[type]?.value ?? 'presence';
  return typeof value === 'string' ? value : value(payload);
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
export function inverseOf(action: Action, undoes: string, suggested: Suggested | null = null): Inverse {
  const inversion = inversions[action.type];
  if (!inversion) throw new Error(`${action.type} has no inverse`);
  return inversion.invert(action, undoes, suggested);
}

/** What was seen of a claim when a judgement of its fact was taken back: given again, it is on that, whatever stands there since. */
const claimAsSeen = ({ claimSeen }: Record<string, unknown>) => (claimSeen === undefined ? {} : { claimSeen });

/** Taking a second check back puts the one before it back; doing it again gives it anew. */
function invertSecond(payload: Record<string, unknown>, before: Annotation | null, undoes: string) {
  const { annotationId, verdictEntryId } = payload;
  const type = 'check.second-given';
  if (!isUndo(payload)) return { type, payload: { annotationId, verdictEntryId, second: null, basedOn: undoes, undoes } };
  const second = before && checkOf(before).second;
  const again = second ?? null;
  return {
    type,
    payload: {
      annotationId,
      verdictEntryId,
      second: again && asSent(again),
      basedOn: undoes,
      seenStateId: undoes,
      ...claimAsSeen(payload),
    },
  };
}

/** Taking a vote back lets the one that it had replaced count again; doing it again gives it anew. */
function invertVote(payload: Record<string, unknown>, before: Annotation | null, undoes: string) {
  const { annotationId, verdictEntryId, secondEntryId } = payload;
  const about = { annotationId, verdictEntryId, secondEntryId };
  if (!isUndo(payload)) return { type: 'check.voted', payload: { ...about, vote: null, undoes } };
  const again = before && checkOf(before).votes?.find(({ entryId }) => entryId === payload.undoes);
  return { type: 'check.voted', payload: { ...about, vote: again ? asSent(again) : null, ...claimAsSeen(payload) } };
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
  // It is on the words that it judged and on what was checked when it was taken back, whatever somebody said since; and so is the state that it ends.
  const seen = { statedEntryId: before?.stated?.basis.entryId ?? null, seenWords: again?.words };
  return {
    type: 'verdict.given',
    payload: {
      annotationId,
      verdict: again && asSent(again),
      basedOn: undoes,
      seenStateId: undoes,
      ...(again && seen),
      ...claimAsSeen(payload),
    },
  };
}

/** Sets again what was set of a check before. */
const ofCheck = (value: string, old: (check: Check) => Record<string, unknown>) =>
  bySetting(value, (before) => ({ value: old(before ? checkOf(before) : noCheck) }));

const judging = (value: string, invert: (payload: Action['payload'], before: Annotation | null, undoes: string) => Inverse): Inversion => ({
  value,
  invert: ({ payload, before }, undoes) => invert(payload, before, undoes),
});

const ofEvidence = ({ evidenceId }: Action['payload']) => `evidence ${evidenceId}`;

const unlinking: Inversion = {
  value: ofEvidence,
  invert: ({ entryId, payload: { annotationId, evidenceId } }, undoes) => ({
    type: 'evidence.unlinked',
    payload: { annotationId, evidenceId, basedOn: undoes, undoes: entryId },
  }),
};

const reopening: Inversion = {
  invert: ({ entryId, type, payload: { suggestionId } }) => ({
    type: 'suggestion.reopened',
    payload: { suggestionId, was: type, undoes: entryId },
  }),
};

const refused: Inversion = {
  invert: () => {
    // The other value is gone with the choice: bringing it back would put somebody's name on it anew.
    throw new DomainError('conflict', 'A choice between two values cannot be undone. Give the value that should stand.');
  },
};

/** How each type of entry that a person can undo is taken back. */
const inversions: Inversions = {
  ...replyInversions,
  'annotation.created': byUndoing('annotation.removed', 'annotationId'),
  'annotation.restored': byUndoing('annotation.removed', 'annotationId'),
  'annotation.removed': byUndoing('annotation.restored', 'annotationId'),
  'annotation.merged': byUndoing('annotation.unmerged', 'annotationId', 'intoId'),
  'annotation.unmerged': byUndoing('annotation.merged', 'annotationId', 'intoId'),
  'annotation.kind-changed': {
    value: 'kind',
    // Taking a change back brings verdict and state along; doing it again is a change anew.
    invert: ({ type, payload, before }, undoes) => ({
      type,
      payload: { annotationId: payload.annotationId, kind: before?.kind, basedOn: undoes, ...(!isUndo(payload) && { undoes }) },
    }),
  },
  'annotation.span-changed': {
    value: 'span',
    invert: ({ type, payload: { annotationId }, ranges }, undoes) => ({ type, payload: { annotationId, how: 'span', ranges, undoes } }),
  },
  'annotation.typed': bySetting('typed', (before) => {
    const given = before ? typeOf(before) : null;
    const fields = Object.fromEntries(given?.fields.map(({ fieldId, said }) => [fieldId, said]) ?? []);
    return { value: { typeId: given?.typeId ?? null, fields } };
  }),
  'annotation.stated': bySetting('stated', (before) => ({ statement: before?.stated?.statement ?? null })),
  'check.state-changed': bySetting('checkState', (before) => ({ checkState: before?.checkState })),
  'check.assigned': ofCheck('assignee', ({ assigneeId }) => ({ personId: assigneeId })),
  'check.second-assigned': ofCheck('secondChecker', ({ secondId }) => ({ personId: secondId })),
  'check.due-set': ofCheck('due', ({ dueAt }) => ({ dueAt })),
  'check.methods-set': ofCheck('methods', ({ methods }) => ({ methods })),
  'check.items-ticked': bySetting('ticked', (before) => ({
    doneIds: (before?.ticked?.items ?? []).filter(({ isDone }) => isDone).map(({ itemId }) => itemId),
  })),
  'check.second-given': judging('secondCheck', invertSecond),
  'check.voted': judging('vote', invertVote),
  'verdict.given': judging('verdict', invertVerdict),
  'evidence.linked': unlinking,
  'evidence.relinked': unlinking,
  'evidence.unlinked': byUndoingIt('evidence.relinked', 'annotationId', 'evidenceId'),
  'evidence.changed': {
    value: ofEvidence,
    invert: ({ type, payload: { annotationId, evidenceId }, before }, undoes) => {
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
    },
  },
  'relation.made': byUndoingIt('relation.removed', 'annotationId', 'relationId', 'toId'),
  'relation.restored': byUndoingIt('relation.removed', 'annotationId', 'relationId', 'toId'),
  'relation.removed': byUndoingIt('relation.restored', 'annotationId', 'relationId', 'toId'),
  'suggestion.made': {
    invert: ({ payload: { suggestionId } }) => ({ type: 'suggestion.withdrawn', payload: { suggestionId } }),
  },
  'suggestion.changed': {
    invert: ({ type, payload, wasSuggested, ranges }, _, suggested) => {
      // What is typed on in a suggestion belongs to the step that began it, and not to a note that came between.
      const { replacement, note } = wasSuggested ?? {};
      const words = (payload.note !== note && payload.replacement === replacement && suggested) || { replacement, ranges };
      return { type, payload: { ...payload, ...words, note } };
    },
  },
  'suggestion.withdrawn': reopening,
  'suggestion.rejected': reopening,
  'suggestion.accepted': reopening,
  'suggestion.reopened': {
    invert: ({ payload: { suggestionId, was }, wasSuggested }) => ({
      type: String(was),
      payload: { suggestionId, basedOn: wasSuggested?.entryId ?? null },
    }),
  },
  'check.adjudicated': refused,
  'rival.settled': refused,
};
