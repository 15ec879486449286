import { z } from 'zod';
import { Anchor, requoteAnchor } from '../anchor';
import { checkOf } from '../annotation';
import { DomainError } from '../errors';
import { TagKind } from '../tag-kinds';
import { threadsOnTag } from '../thread';
import { Uuid } from '../uuid';
import {
  changeAnnotation,
  countLabel,
  nameOf,
  nextLabel,
  refuseUndoOfChanged,
  requireAnnotation,
  requirePresent,
  standsOn,
  withAnnotation,
} from './change-annotation';
import { defineEntryType, type EntryType } from './entry-type';
import { anchorFromInput, RangesInput } from './ranges-input';

const created = defineEntryType({
  type: 'annotation.created',
  action: 'tag',
  Input: z.object({ annotationId: Uuid, kind: TagKind, ranges: RangesInput }),
  Payload: z.object({ annotationId: Uuid, kind: TagKind, anchor: Anchor, label: z.string().nullable() }),
  decide(state, { annotationId, kind, ranges }, { since, givesLabels }) {
    if (state.annotations.has(annotationId)) throw new DomainError('conflict', 'A tag with this id exists.');
    return { annotationId, kind, anchor: anchorFromInput(state.doc, ranges, since), label: nextLabel(state, kind, givesLabels) };
  },
  apply(state, { payload: { annotationId, kind, anchor, label }, id, actorId, at, seq }) {
    const basis = { entryId: id, byId: actorId };
    const labelCounts = countLabel(state, kind, label);
    const recentlyOrphaned = anchor.state === 'orphaned' ? [...state.recentlyOrphaned, { annotationId, seq }] : state.recentlyOrphaned;
    return withAnnotation(
      { ...state, labelCounts, recentlyOrphaned },
      {
        id: annotationId,
        kind,
        label,
        aliases: [],
        anchor,
        checkState: 'untouched',
        verdict: null,
        isStale: false,
        evidence: [],
        removedEvidence: [],
        rivals: [],
        byId: actorId,
        at,
        isRemoved: false,
        pastVerdicts: [],
        pastKinds: [],
        basis: { kind: basis, span: basis, presence: basis, checkState: null, verdict: null },
      },
    );
  },
  touches: ({ annotationId }) => [annotationId],
});

const OneAnnotation = z.object({ annotationId: Uuid, undoes: Uuid.nullable().default(null) });

const removed = defineEntryType({
  type: 'annotation.removed',
  action: 'tag',
  Input: OneAnnotation,
  Payload: OneAnnotation,
  decide(state, input, { actorId }) {
    const annotation = requireAnnotation(state, input.annotationId);
    refuseUndoOfChanged(annotation, 'presence', input.undoes, annotation.basis.presence);
    const comments = threadsOnTag(state.threads, annotation.id).flatMap((thread) => thread.comments);
    const work = [
      annotation.basis.verdict,
      annotation.basis.kind,
      ...Object.values(checkOf(annotation).basis),
      ...annotation.evidence,
      ...(annotation.relations ?? []),
      ...comments,
    ];
    const others = work.find((one) => one && one.byId !== actorId);
    if (input.undoes && others) {
      throw new DomainError('conflict', `Someone else has worked on ${nameOf(annotation)} since. Remove it by hand if it should go.`, {
        byId: others.byId,
      });
    }
    return input;
  },
  apply: (state, { payload: { annotationId }, id, actorId }) =>
    changeAnnotation(state, annotationId, (one) => ({
      ...one,
      isRemoved: true,
      basis: { ...one.basis, presence: { entryId: id, byId: actorId } },
    })),
  touches: ({ annotationId }) => [annotationId],
});

const restored = defineEntryType({
  type: 'annotation.restored',
  action: 'tag',
  Input: OneAnnotation,
  Payload: OneAnnotation,
  decide(state, input) {
    const annotation = requireAnnotation(state, input.annotationId);
    refuseUndoOfChanged(annotation, 'presence', input.undoes, annotation.basis.presence);
    return input;
  },
  apply: (state, { payload: { annotationId }, id, actorId }) =>
    changeAnnotation(state, annotationId, (one) => ({
      ...one,
      isRemoved: false,
      basis: { ...one.basis, presence: { entryId: id, byId: actorId } },
    })),
  touches: ({ annotationId }) => [annotationId],
});

/** How a tag came to another place: by hand, on other words after it was lost, or by confirming where it stands. */
const PlaceChange = z.enum(['span', 'reattached', 'confirmed']);

const spanChanged = defineEntryType({
  type: 'annotation.span-changed',
  action: 'tag',
  Input: OneAnnotation.extend({ how: PlaceChange, ranges: RangesInput.nullable().default(null) }),
  Payload: OneAnnotation.extend({ how: PlaceChange, anchor: Anchor, isStale: z.boolean() }),
  decide(state, { annotationId, how, ranges, undoes }, { since }) {
    const annotation = requirePresent(state, annotationId);
    refuseUndoOfChanged(annotation, 'place', undoes, annotation.basis.span);
    const anchor = ranges ? anchorFromInput(state.doc, ranges, since) : requoteAnchor(state.doc, annotation.anchor);
    if (!anchor) throw new DomainError('conflict', `The words of ${nameOf(annotation)} are gone. Select the words it stands for now.`);
    return { annotationId, how, undoes, anchor, isStale: standsOn(annotation, state.doc, anchor).isStale };
  },
  apply: (state, { payload: { annotationId, anchor, isStale }, id, actorId }) =>
    changeAnnotation(state, annotationId, (one) => ({
      ...one,
      anchor,
      verdict: standsOn(one, state.doc, anchor).verdict,
      isStale,
      basis: { ...one.basis, span: { entryId: id, byId: actorId } },
    })),
  touches: ({ annotationId }) => [annotationId],
});

/** The entries that make, remove and place tags. */
export const annotationEntryTypes: EntryType[] = [created, removed, restored, spanChanged];
