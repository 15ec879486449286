import type { Node } from '@tiptap/pm/model';
import { Step, type StepMap } from '@tiptap/pm/transform';
import { z } from 'zod';
import { Anchor, mapAnchor, wordsOfAnchor } from '../anchor';
import type { Annotation } from '../annotation';
import { applyStepList } from '../apply-steps';
import { articleSchema, isTooDeep } from '../article-schema';
import type { ArticleState } from '../article-state';
import { ChangedStretches, extentOf, shiftAnchor } from '../changed-stretches';
import { composeMaps, type PositionMap } from '../compose-maps';
import { DomainError } from '../errors';
import { FollowedRange } from '../followed-range';
import { sha256Hex } from '../hash';
import { followRanges } from '../newer-version';
import { settleAnchors } from '../settle-anchors';
import { isWellFormedText } from '../text-input';
import { defineEntryType } from './entry-type';

/** At most this many steps in one entry, of those that move text: each may have to be looked at for every tag. */
export const MAX_STEPS = 1000;
/** At most this many in all: making a whole book bold is one step for each of its paragraphs. */
export const MAX_STEPS_WITH_MARKS = 20_000;
/** At most this many where a whole text is pasted over: it comes as one entry, however much of it changed. */
const MAX_VERSION_STEPS = 100_000;

/** What the server decided about tags whose words an entry changed. */
export const Effects = z.object({
  anchors: z.array(z.object({ annotationId: z.uuid(), anchor: Anchor })),
  verdicts: z.array(z.object({ annotationId: z.uuid(), isStale: z.boolean() })),
});
export type Effects = z.infer<typeof Effects>;

/** Where a change of text came from. */
export const TextOrigin = z.enum(['edit', 'rename', 'newer-version']);

const Change = z.object({ steps: z.array(z.unknown()).min(1).max(MAX_VERSION_STEPS), origin: TextOrigin.default('edit') });
const Input = Change.extend({ followed: z.array(FollowedRange).default([]) }).refine(
  ({ steps, origin }) => origin === 'newer-version' || isFewSteps(steps),
  `At most ${MAX_STEPS} steps at once.`,
);
const Payload = Change.extend({ effects: Effects });

const MarkStep = z.object({ stepType: z.enum(['addMark', 'removeMark']) });

function isFewSteps(steps: readonly unknown[]): boolean {
  if (steps.length <= MAX_STEPS) return true;
  return steps.length <= MAX_STEPS_WITH_MARKS && steps.filter((step) => !MarkStep.safeParse(step).success).length <= MAX_STEPS;
}

/** A change of the text: ProseMirror steps, and the tags and verdicts whose state they changed. */
export const textEntryType = defineEntryType({
  type: 'text',
  action: 'edit text',
  hasSteps: true,
  Input,
  Payload,
  decide(state, { steps, origin, followed }, { isFromServer }) {
    // A client that could say where tags went would put them on words of its choice.
    if (!isFromServer && (origin === 'newer-version' || origin === 'rename')) {
      throw new DomainError('forbidden', 'Only the server makes this entry.');
    }
    const { doc, maps, steps: parsed } = applySteps(state.doc, steps);
    checkChangedBlocks(state.doc, doc);
    // Stored as the schema writes them: a step holds nothing that it does not mean.
    return {
      steps: parsed.map((step) => step.toJSON()),
      origin,
      effects: decideEffects(state, doc, maps, origin === 'newer-version' ? followed : null, parsed),
    };
  },
  apply(state, { payload: { steps, effects }, seq }) {
    const { doc, maps } = applySteps(state.doc, steps);
    return applyEffects({ ...state, doc, annotations: mapAnnotations(state.annotations, maps) }, effects, seq);
  },
  touches: ({ effects }) => [...effects.anchors, ...effects.verdicts].map(({ annotationId }) => annotationId),
});

/** The doc after `steps` (JSON) and their maps. Refused (`invalid`) if one is no step or does not apply: nothing is skipped. */
export function applySteps(doc: Node, steps: readonly unknown[]): { doc: Node; maps: StepMap[]; steps: Step[] } {
  const parsed = steps.map(parseStep);
  const result = applyStepList(doc, parsed);
  if (result.failed !== null || !result.doc)
    throw new DomainError('invalid', 'This change does not fit the text any more.', { reason: result.failed });
  return { doc: result.doc, maps: parsed.map((step) => step.getMap()), steps: parsed };
}

/** The step maps of the text entries among `entries`, in order. */
export function mapsOfEntries(entries: readonly { type: string; payload: unknown }[]): StepMap[] {
  return entries
    .filter(({ type }) => type === 'text')
    .flatMap(({ payload }) => Payload.parse(payload).steps.map((step) => parseStep(step).getMap()));
}

/** One step from JSON. Refused (`invalid`) if it is none of this schema. */
function parseStep(json: unknown): Step {
  try {
    return Step.fromJSON(articleSchema, json);
  } catch (error) {
    throw new DomainError('invalid', 'This change cannot be read.', { reason: String(error) });
  }
}

/**
 * Checks what a change made against the schema, and its text for characters that cannot be stored.
 * Only the top-level blocks that differ are looked at: a keystroke in a book checks one paragraph.
 */
function checkChangedBlocks(before: Node, after: Node): void {
  if (!after.type.validContent(after.content)) throw new DomainError('invalid', 'An article has a headline and at least one paragraph.');
  let start = 0;
  while (start < before.childCount && start < after.childCount && before.child(start) === after.child(start)) start++;
  let end = 0;
  const most = Math.min(before.childCount, after.childCount) - start;
  while (end < most && before.child(before.childCount - 1 - end) === after.child(after.childCount - 1 - end)) end++;
  for (let i = start; i < after.childCount - end; i++) {
    const block = after.child(i);
    if (isTooDeep(block)) throw new DomainError('invalid', 'This text is nested too deeply.');
    try {
      block.check();
    } catch (error) {
      throw new DomainError('invalid', 'This change would break the form of the article.', { reason: String(error) });
    }
    if (!isWellFormedText(block.textBetween(0, block.content.size))) {
      throw new DomainError('invalid', 'This change would cut a character in half.');
    }
  }
}

/** What `stepMaps`, which led to `doc`, mean for the tags of `state`. `followed` says where ranges went when a newer version was pasted over. */
export function decideEffects(
  state: ArticleState,
  doc: Node,
  stepMaps: readonly StepMap[],
  followed: readonly FollowedRange[] | null = null,
  steps: readonly Step[] = [],
): Effects {
  const maps = composeMaps(stepMaps);
  const pairs = [...state.annotations.values()].map((one) => [one.id, one.anchor] as const);
  const orphaned = new Set(state.recentlyOrphaned.map(({ annotationId }) => annotationId));
  const near = settleAnchors({ before: state.doc, doc, maps, steps }, pairs, orphaned);
  const anchors = followed ? followRanges(state, doc, maps, near, followed) : near;
  const settled = new Map(anchors.map(({ annotationId, anchor }) => [annotationId, anchor]));
  const verdicts: Effects['verdicts'] = [];
  for (const annotation of state.annotations.values()) {
    if (!annotation.verdict) continue;
    const anchor = settled.get(annotation.id);
    // Without an effect the words can still have changed: a drifted tag that drifts on keeps its state.
    if (!anchor && annotation.anchor.state === 'exact') continue;
    const words = wordsOfAnchor(doc, anchor ?? mapThroughAll(annotation.anchor, maps));
    const isStale = sha256Hex(words) !== annotation.verdict.wordsHash;
    if (isStale !== annotation.isStale) verdicts.push({ annotationId: annotation.id, isStale });
  }
  return { anchors, verdicts };
}

const mapThroughAll = (anchor: Anchor, maps: readonly PositionMap[]) => maps.reduce((mapped, map) => mapAnchor(mapped, map), anchor);

function mapAnnotations(annotations: ReadonlyMap<string, Annotation>, stepMaps: readonly StepMap[]): Map<string, Annotation> {
  const mapped = new Map(annotations);
  const maps = composeMaps(stepMaps);
  const changed = new ChangedStretches(maps);
  for (const [id, annotation] of annotations) {
    const { from, to } = extentOf(annotation.anchor);
    const shift = changed.shiftOf(from, to);
    const anchor = shift === null ? mapThroughAll(annotation.anchor, maps) : shiftAnchor(annotation.anchor, shift);
    if (anchor !== annotation.anchor) mapped.set(id, { ...annotation, anchor });
  }
  return mapped;
}

/** The state with the effects of an entry in place, and newly orphaned tags remembered. */
export function applyEffects(state: ArticleState, effects: Effects, seq: number): ArticleState {
  if (effects.anchors.length === 0 && effects.verdicts.length === 0) return state;
  const annotations = new Map(state.annotations);
  const orphaned = [...state.recentlyOrphaned];
  for (const { annotationId, anchor } of effects.anchors) {
    const annotation = annotations.get(annotationId);
    if (!annotation) continue;
    if (anchor.state === 'orphaned' && annotation.anchor.state !== 'orphaned') orphaned.push({ annotationId, seq });
    annotations.set(annotationId, { ...annotation, anchor });
  }
  for (const { annotationId, isStale } of effects.verdicts) {
    const annotation = annotations.get(annotationId);
    if (annotation) annotations.set(annotationId, { ...annotation, isStale });
  }
  return { ...state, annotations, recentlyOrphaned: orphaned };
}
