import { z } from 'zod';
import { Anchor, AnchorRange, isOrphaned, isPartlyLost, MAX_RANGES, requoteAnchor } from '../../anchors/anchor';
import type { ArticleState } from '../../article-state';
import type { Basis } from '../../basis';
import { factsOf } from '../../checks/facts';
import { DomainError } from '../../errors';
import type { Annotation } from '../../tags/annotation';
import { TagKind } from '../../tags/tag-kinds';
import { threadsOnTag } from '../../talk/thread';
import { Uuid } from '../../uuid';
import {
  changeAnnotation,
  countLabel,
  nameOf,
  nextLabel,
  placedBy,
  refuseUndoOfChanged,
  requireAnnotation,
  requirePresent,
  stoodOn,
  withAnnotation,
} from '../change-annotation';
import type { EntryInput } from '../entry';
import { type DecisionContext, defineEntryType, type EntryType } from '../entry-type';
import {
  alongWith,
  decideFact,
  FactInput,
  FactsAlong,
  factsRemovedWith,
  MadeFact,
  Placed,
  PlacedFacts,
  placeFacts,
  refuseIfOutsideClaim,
  withFactId,
} from '../facts/fact-parts';
import { requireSplittable } from '../facts/fact-rules';
import { anchorFromInput, EarlierRangeInput, RangesInput, withKnownPlaces, withoutHome } from '../ranges-input';
import { refuseUnseenPlace } from '../seen/seen-place';
import { workUnderKind } from '../undo-rules';
import { SeenSeq } from '../value-outcome';
import { relationsIn } from './relation-entries';

const Created = z.object({
  annotationId: Uuid,
  kind: TagKind,
  anchor: Anchor,
  label: z.string().nullable(),
  /** The words of one of its places were gone before it came. Left out else, as entries were written before parts were looked for in what is pasted. */
  partlyLost: z.literal(true).optional(),
  ...MadeFact.shape,
});

const created = defineEntryType({
  type: 'annotation.created',
  action: 'tag',
  Input: z.object({ annotationId: Uuid, kind: TagKind, ranges: RangesInput.nullable().default(null), ...FactInput.shape }),
  Payload: Created,
  decide(state, { annotationId, kind, ranges, factOf, statement }, context): z.infer<typeof Created> {
    const { since, givesLabels } = context;
    if (state.annotations.has(annotationId)) throw new DomainError('conflict', 'A tag with this id exists.');
    const placed = ranges && anchorFromInput(state.doc, ranges, since);
    const label = nextLabel(state, kind, givesLabels);
    if (factOf !== undefined) {
      return withLoss({ annotationId, kind, label, ...decideFact(state, { kind, factOf, statement, anchor: placed }, context) });
    }
    if (!placed) throw new DomainError('invalid', 'Select some words first.');
    return withLoss({ annotationId, kind, anchor: placed, label });
  },
  apply(state, { payload: { annotationId, kind, anchor, label, partlyLost, factOf, statement }, id, actorId, at, seq }) {
    const basis = { entryId: id, byId: actorId };
    const labelCounts = countLabel(state, kind, label);
    const isLost = anchor.state === 'orphaned' || partlyLost;
    const recentlyOrphaned = isLost ? [...state.recentlyOrphaned, { annotationId, seq }] : state.recentlyOrphaned;
    const split = factOf === undefined ? state : withFactId(state, factOf, annotationId);
    return withAnnotation(
      { ...split, labelCounts, recentlyOrphaned },
      {
        id: annotationId,
        kind,
        label,
        aliases: [],
        anchor,
        checkState: 'untouched',
        ...(statement !== undefined && { stated: { statement, basis } }),
        ...(factOf !== undefined && { factOf }),
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
  touches: ({ annotationId, factOf }) => (factOf === undefined ? [annotationId] : [annotationId, factOf]),
});

const withLoss = <T extends { anchor: Anchor }>(made: T): T & { partlyLost?: true } =>
  isPartlyLost(made.anchor) ? { ...made, partlyLost: true } : made;

const OneAnnotation = z.object({ annotationId: Uuid, undoes: Uuid.nullable().default(null) });

const removed = defineEntryType({
  type: 'annotation.removed',
  action: 'tag',
  seesClaim: true,
  Input: OneAnnotation.extend({ seenSeq: SeenSeq }),
  Payload: OneAnnotation.extend(FactsAlong.shape),
  decide(state, { seenSeq: _seenSeq, ...input }, context) {
    const { actorId, senderOf, mergeRules } = context;
    const annotation = requireAnnotation(state, input.annotationId);
    mergeRules?.refuseRemoval(state, annotation, context);
    refuseUndoOfChanged(annotation, 'presence', input.undoes, annotation.basis.presence);
    const facts = factsOf(state, annotation);
    const work = input.undoes ? [annotation, ...facts].flatMap((one) => workOn(state, one, senderOf)) : [];
    const others = work.find(({ byId }) => byId !== actorId);
    if (others) {
      throw new DomainError('conflict', `Someone else has worked on ${nameOf(annotation)} since. Remove it by hand if it should go.`, {
        byId: others.byId,
      });
    }
    // Two remove it at once: the later removal is the one that is taken back, and the facts that went with the first go by it as well.
    return { ...input, ...alongWith(annotation.isRemoved ? factsRemovedWith(state, annotation) : facts) };
  },
  apply: (state, { payload: { annotationId, factIds = [] }, id, actorId }) =>
    withPresence(state, [annotationId, ...factIds], true, { entryId: id, byId: actorId }),
  touches: ({ annotationId, factIds = [] }) => [annotationId, ...factIds],
});

/** The entries of which the undo that takes a tag away asks whose they are: evidence is in the name of whoever linked it, and another may have put it right. */
export function entriesAskedFor(state: ArticleState, { type, payload }: Pick<EntryInput, 'type' | 'payload'>): string[] {
  const { undoes, annotationId } = OneAnnotation.safeParse(payload).data ?? {};
  const tag = type === removed.type && undoes && annotationId !== undefined ? state.annotations.get(annotationId) : undefined;
  return tag ? [tag, ...factsOf(state, tag)].flatMap(({ evidence }) => evidence.map(({ entryId }) => entryId)) : [];
}

/** Whose work hangs on a tag, on it and around it. */
function workOn(state: ArticleState, one: Annotation, senderOf: DecisionContext['senderOf']): { byId: string }[] {
  const { id, basis, evidence, relations = [], rivals, stated } = one;
  const related = [...relationsIn(state)].filter(({ toId }) => toId === id).map(({ relation }) => relation);
  const requests = state.replyRequests.filter(({ annotationIds, isRemoved }) => !isRemoved && annotationIds.includes(id));
  const comments = threadsOnTag(state.threads, id).flatMap((thread) => thread.comments);
  const said = [basis.verdict, basis.checkState, basis.kind, stated?.basis].flatMap((by) => by ?? []);
  const corrections = evidence.map(({ entryId, byId }) => ({ byId: senderOf(entryId) ?? byId }));
  return [one, ...said, ...workUnderKind(one), ...evidence, ...corrections, ...relations, ...related, ...rivals, ...requests, ...comments];
}

const restored = defineEntryType({
  type: 'annotation.restored',
  action: 'tag',
  seesClaim: true,
  Input: OneAnnotation,
  Payload: OneAnnotation.extend(FactsAlong.shape),
  decide(state, input, context) {
    const annotation = requireAnnotation(state, input.annotationId);
    context.mergeRules?.refuseRestoring(state, annotation, context);
    refuseUndoOfChanged(annotation, 'presence', input.undoes, annotation.basis.presence);
    if (annotation.factOf !== undefined) requireSplittable(state, annotation.factOf, context);
    return { ...input, ...alongWith(factsRemovedWith(state, annotation)) };
  },
  apply: (state, { payload: { annotationId, factIds = [] }, id, actorId }) =>
    withPresence(state, [annotationId, ...factIds], false, { entryId: id, byId: actorId }),
  touches: ({ annotationId, factIds = [] }) => [annotationId, ...factIds],
});

/** The tags there or gone, by an entry of somebody. */
function withPresence(state: ArticleState, ids: readonly string[], isRemoved: boolean, presence: Basis): ArticleState {
  return ids.reduce((now, id) => changeAnnotation(now, id, (one) => ({ ...one, isRemoved, basis: { ...one.basis, presence } })), state);
}

/** How a tag came to another place: by hand, on other words after it was lost, or by confirming where it stands. */
const PlaceChange = z.enum(['span', 'reattached', 'confirmed']);

const spanChanged = defineEntryType({
  type: 'annotation.span-changed',
  action: 'tag',
  seesClaim: true,
  Input: OneAnnotation.extend({
    how: PlaceChange,
    /** The words as the person sees them, also those that are confirmed: pages from before left these out. */
    ranges: z.array(EarlierRangeInput).min(1).max(MAX_RANGES).nullable().default(null),
    /** Where a verdict that followed is to hold: the entry that said what is checked, as the person sees it; null where none did. */
    statedEntryId: Uuid.nullable().optional(),
  }),
  Payload: OneAnnotation.extend({
    how: PlaceChange,
    ...Placed.shape,
    ...PlacedFacts.shape,
    /** Its ranges before, where nobody had confirmed them: the undo's way back. Left out else. */
    was: z.array(AnchorRange).optional(),
    /** Words of its new place were gone before it came: they are looked for in what is pasted. Left out else, and by entries from before. */
    lost: z.literal(true).optional(),
  }),
  decide(state, { annotationId, how, ranges, statedEntryId, undoes }, context) {
    const { since, earlierPlace } = context;
    const annotation = requirePresent(state, annotationId, context);
    refuseUndoOfChanged(annotation, 'place', undoes, annotation.basis.span);
    // Moving an end would silently attach it to the words beside; who selects others says `reattached`.
    if (how === 'span' && undoes === null && annotation.anchor.state === 'orphaned') throw wordsAreGone(annotation);
    // Only an undo brings back the question whether these are the words: whoever chooses words has answered it.
    const isFirstPlaceKnown = undoes !== null && earlierPlace !== null;
    const seen = ranges && (isFirstPlaceKnown ? ranges : withoutHome(ranges));
    const back = undoes === null ? undefined : earlierPlace ? { earlier: earlierPlace } : {};
    const placed = seen ? anchorFromInput(state.doc, seen, since, back) : requoteAnchor(state.doc, annotation.anchor);
    if (!placed) throw wordsAreGone(annotation);
    if (how === 'confirmed') refuseUnseenPlace(annotation, { anchor: seen && placed, statedEntryId }, since);
    const chosen = how === 'span' && undoes === null ? withKnownPlaces(placed, annotation.anchor, ranges ?? undefined) : placed;
    refuseIfOutsideClaim(state, annotation, chosen);
    const { anchor, isStale } = placedBy(undoes, annotation, state.doc, chosen);
    const { ranges: was } = annotation.anchor;
    const kept = was.some(({ home }) => home) ? { was: [...was] } : {};
    const lost = anchor.ranges.some(isOrphaned) && !was.some(isOrphaned) ? { lost: true as const } : {};
    return { annotationId, how, undoes, anchor, isStale, ...placeFacts(state, annotation, anchor, undoes), ...kept, ...lost };
  },
  apply(state, { payload: { annotationId, anchor, isStale, facts = [], lost }, id, actorId, seq }) {
    const all = [{ annotationId, anchor, isStale }, ...facts];
    const newlyLost = lost ? all.map((one) => ({ annotationId: one.annotationId, seq })) : [];
    return all.reduce(
      (now, placed) =>
        changeAnnotation(now, placed.annotationId, (one) => ({
          ...one,
          anchor: placed.anchor,
          verdict: stoodOn(one, state.doc, placed.anchor, !placed.isStale).verdict,
          isStale: placed.isStale,
          basis: { ...one.basis, span: { entryId: id, byId: actorId } },
        })),
      lost ? { ...state, recentlyOrphaned: [...state.recentlyOrphaned, ...newlyLost] } : state,
    );
  },
  touches: ({ annotationId, facts = [] }) => [annotationId, ...facts.map((one) => one.annotationId)],
});

const wordsAreGone = (annotation: Annotation) =>
  new DomainError('conflict', `The words of ${nameOf(annotation)} are gone. Select the words it stands for now.`);

/** The entries that make, remove and place tags. */
export const annotationEntryTypes: EntryType[] = [created, removed, restored, spanChanged];
