import { z } from 'zod';
import { DomainError } from '../../errors';
import { Day } from '../../moment';
import { asSeen, type Evidence, EvidenceTier, MAX_LOCATOR_CHARS, MAX_ORIGIN_CHARS, MAX_QUOTE_CHARS, Stance } from '../../sources/evidence';
import type { Annotation } from '../../tags/annotation';
import { inputText } from '../../text/text-input';
import { Uuid } from '../../uuid';
import { verdictLacks } from '../../verdicts/verdict';
import { changeAnnotation, nameOf, requirePresent } from '../change-annotation';
import { defineEntryType, type EntryType } from '../entry-type';
import { changerOf, NamesChanger } from '../value-outcome';

const EvidenceFields = z.object({
  stance: Stance,
  quote: inputText(MAX_QUOTE_CHARS).default(''),
  locator: inputText(MAX_LOCATOR_CHARS).default(''),
  lookedAt: Day.nullable().default(null),
});

/** What entries from before the rules for sources say nothing of. Null, which a change alone may hold, takes back what was said; left out, it stays. */
const Origins = z.object({ tier: EvidenceTier.nullable().optional(), origin: inputText(MAX_ORIGIN_CHARS).nullable().optional() });

const LinkedInput = EvidenceFields.extend({ annotationId: Uuid, evidenceId: Uuid, sourceId: Uuid, ...Origins.shape });
const Linked = LinkedInput.extend({ tier: EvidenceTier.optional(), origin: z.string().optional() });

const linked = defineEntryType({
  type: 'evidence.linked',
  action: 'tag',
  Input: LinkedInput,
  Payload: Linked,
  decide(state, input, context) {
    const annotation = requirePresent(state, input.annotationId, context);
    if (findEvidence(annotation, input.evidenceId)) throw new DomainError('conflict', 'This source is linked already.');
    if ([...state.annotations.unplaced()].some((one) => findEvidence(one, input.evidenceId))) {
      throw new DomainError('conflict', 'This change carries an id that is taken.');
    }
    const { tier, origin, ...fields } = input;
    const said = origin && asSeen(origin);
    return { ...fields, ...(tier && { tier }), ...(said && { origin: said }) };
  },
  apply(state, { payload: { annotationId, evidenceId, ...fields }, id, actorId, at }) {
    const evidence: Evidence = { id: evidenceId, ...fields, byId: actorId, at, entryId: id };
    return changeAnnotation(state, annotationId, (one) => ({ ...one, evidence: [...one.evidence, evidence] }));
  },
  touches: ({ annotationId }) => [annotationId],
});

const Changed = EvidenceFields.extend({ annotationId: Uuid, evidenceId: Uuid, basedOn: Uuid, ...Origins.shape });

type Changes = Omit<z.infer<typeof Changed>, 'annotationId' | 'evidenceId' | 'basedOn'>;

const ChangedPayload = Changed.extend({ namesChanger: NamesChanger });

const changed = defineEntryType({
  type: 'evidence.changed',
  action: 'tag',
  Input: Changed,
  Payload: ChangedPayload,
  decide(state, input, context) {
    const annotation = requirePresent(state, input.annotationId, context);
    const evidence = requireEvidence(annotation, input.evidenceId);
    if (evidence.entryId !== input.basedOn) {
      throw new DomainError('conflict', `This evidence of ${nameOf(annotation)} was changed since. It stays as it is.`, {
        byId: evidence.byId,
      });
    }
    refuseIfVerdictRests(annotation, replaceEvidence(annotation.evidence, { ...evidence, stance: input.stance }));
    const origin = input.origin === undefined ? {} : { origin: (input.origin && asSeen(input.origin)) || null };
    return { ...input, ...origin, namesChanger: true } as const;
  },
  apply(state, entry) {
    const { annotationId, evidenceId, basedOn: _basedOn, namesChanger, ...fields } = entry.payload;
    const change = (evidence: Evidence) => ({ ...changeEvidence(evidence, fields, entry.id), ...changerOf(entry, namesChanger) });
    return changeAnnotation(state, annotationId, (one) => ({
      ...one,
      evidence: one.evidence.map((evidence) => (evidence.id === evidenceId ? change(evidence) : evidence)),
    }));
  },
  touches: ({ annotationId }) => [annotationId],
});

/** Evidence with what a change says of it. What it takes back is left out then, as in evidence of which it was never said. */
function changeEvidence(
  { tier: oldTier, origin: oldOrigin, ...rest }: Evidence,
  { tier, origin, ...fields }: Changes,
  entryId: string,
): Evidence {
  const [newTier, newOrigin] = [tier === undefined ? oldTier : tier, origin === undefined ? oldOrigin : origin];
  return { ...rest, ...fields, ...(newTier && { tier: newTier }), ...(newOrigin && { origin: newOrigin }), entryId };
}

const OneEvidence = z.object({ annotationId: Uuid, evidenceId: Uuid });

/** `undoes`: the entry that is taken back. */
const Relinked = OneEvidence.extend({ undoes: Uuid.optional() });

/** `basedOn`: the evidence's newest entry as an undo or redo knows it. By hand both are left out: who takes a source away sees what it says. */
const Unlinked = Relinked.extend({ basedOn: Uuid.optional() });

const unlinked = defineEntryType({
  type: 'evidence.unlinked',
  action: 'tag',
  Input: Unlinked,
  Payload: Unlinked,
  decide(state, input, context) {
    const annotation = requirePresent(state, input.annotationId, context);
    const evidence = requireEvidence(annotation, input.evidenceId);
    if (input.basedOn !== undefined && evidence.entryId !== input.basedOn) {
      throw new DomainError('conflict', `This evidence of ${nameOf(annotation)} was changed since. It stays as it is.`);
    }
    refuseIfVerdictRests(
      annotation,
      annotation.evidence.filter((one) => one.id !== input.evidenceId),
    );
    return input;
  },
  apply: (state, { payload: { annotationId, evidenceId } }) =>
    changeAnnotation(state, annotationId, (one) => ({
      ...one,
      evidence: one.evidence.filter(({ id }) => id !== evidenceId),
      removedEvidence: [...one.removedEvidence, ...one.evidence.filter(({ id }) => id === evidenceId)],
    })),
  touches: ({ annotationId }) => [annotationId],
});

const relinked = defineEntryType({
  type: 'evidence.relinked',
  action: 'tag',
  Input: Relinked,
  Payload: Relinked,
  decide(state, input, context) {
    const annotation = requirePresent(state, input.annotationId, context);
    if (!annotation.removedEvidence.some(({ id }) => id === input.evidenceId)) {
      throw new DomainError('conflict', 'This source is linked already.');
    }
    return input;
  },
  apply: (state, { payload: { annotationId, evidenceId } }) =>
    changeAnnotation(state, annotationId, (one) => ({
      ...one,
      evidence: [...one.evidence, ...one.removedEvidence.filter(({ id }) => id === evidenceId)],
      removedEvidence: one.removedEvidence.filter(({ id }) => id !== evidenceId),
    })),
  touches: ({ annotationId }) => [annotationId],
});

const findEvidence = (annotation: Annotation, id: string) =>
  [...annotation.evidence, ...annotation.removedEvidence].find((evidence) => evidence.id === id);

function requireEvidence(annotation: Annotation, id: string): Evidence {
  const evidence = annotation.evidence.find((one) => one.id === id);
  if (!evidence) throw new DomainError('not-found', 'That source is not linked to this tag.');
  return evidence;
}

const replaceEvidence = (list: readonly Evidence[], changedOne: Evidence) =>
  list.map((one) => (one.id === changedOne.id ? changedOne : one));

/** A verdict keeps what it rests on: the last source of its stance cannot go while it stands. One that follows from facts rests on theirs; the claim's own, which can come back, does not. */
export function refuseIfVerdictRests(annotation: Annotation, left: readonly Evidence[]): void {
  const verdict = annotation.split?.own ? annotation.split.own.verdict : annotation.verdict;
  if (!verdict || verdictLacks(verdict.value, verdict.rationale, left) === null) return;
  throw new DomainError('conflict', `The verdict on ${nameOf(annotation)} rests on this source. Change the verdict first.`);
}

/** The entries that link a tag to sources. */
export const evidenceEntryTypes: EntryType[] = [linked, changed, unlinked, relinked];
