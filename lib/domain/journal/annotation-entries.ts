import type { Node } from '@tiptap/pm/model';
import type { Mapping } from '@tiptap/pm/transform';
import { z } from 'zod';
import { Anchor, AnchorRange, createAnchor, MAX_RANGES, mapRange, requoteAnchor, stateOfRanges } from '../anchor';
import { DomainError } from '../errors';
import { settleRanges } from '../settle-range';
import { TagKind } from '../tag-kinds';
import { inputText } from '../text-input';
import { Uuid } from '../uuid';
import {
  changeAnnotation,
  countLabel,
  isStaleOn,
  nameOf,
  nextLabel,
  refuseUndoOfChanged,
  requireAnnotation,
  requirePresent,
  withAnnotation,
} from './change-annotation';
import { defineEntryType, type EntryType } from './entry-type';

const RangeInput = AnchorRange.pick({ from: true, to: true, reach: true }).extend({
  exact: inputText(100_000),
  prefix: inputText(64).default(''),
  suffix: inputText(64).default(''),
});
const RangesInput = z.array(RangeInput).min(1).max(MAX_RANGES);
type RangesInput = z.infer<typeof RangesInput>;

/**
 * The anchor for the ranges that a client saw, mapped through what was stored since. Words that are no longer what the client saw
 * make it drifted or orphaned, never refused: the person tagged something, and it must not be lost.
 */
function anchorFromInput(doc: Node, ranges: RangesInput, since: Mapping): Anchor {
  const inside = (pos: number) => Math.min(pos, doc.content.size);
  const mapped = ranges
    .map((range) => mapRange({ ...range, reach: range.reach ?? { from: range.from, to: range.to } }, since))
    .map(({ reach, ...range }) => ({
      ...range,
      from: inside(range.from),
      to: inside(range.to),
      ...(reach && { reach: { ...reach, from: inside(Math.min(reach.from, reach.to)), to: inside(reach.to) } }),
    }))
    .sort((a, b) => a.from - b.from);
  const settled = settleRanges(doc, mapped);
  // Quoted afresh where the words are those that the client saw: prefix and suffix are the server's own reading.
  return settled.every((range) => range.reach === undefined)
    ? createAnchor(doc, settled)
    : { ranges: settled, state: stateOfRanges(settled) };
}

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
    const others = [annotation.basis.verdict, annotation.basis.kind, ...annotation.evidence].find((one) => one && one.byId !== actorId);
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
    return { annotationId, how, undoes, anchor, isStale: isStaleOn(annotation, state.doc, anchor) };
  },
  apply: (state, { payload: { annotationId, anchor, isStale }, id, actorId }) =>
    changeAnnotation(state, annotationId, (one) => ({
      ...one,
      anchor,
      isStale,
      basis: { ...one.basis, span: { entryId: id, byId: actorId } },
    })),
  touches: ({ annotationId }) => [annotationId],
});

/** The entries that make, remove and place tags. */
export const annotationEntryTypes: EntryType[] = [created, removed, restored, spanChanged];
