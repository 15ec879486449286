import type { Node } from '@tiptap/pm/model';
import { Step, type StepMap } from '@tiptap/pm/transform';
import { z } from 'zod';
import { Anchor, mapThroughAll, wordsOfAnchor } from '../../anchors/anchor';
import { ChangedStretches } from '../../anchors/changed-stretches';
import { composeMaps } from '../../anchors/compose-maps';
import { ORPHAN_MEMORY_ENTRIES } from '../../anchors/orphan-memory';
import { concernedBy, hasLostPart, settleAnchors } from '../../anchors/settle-anchors';
import { applySuggestionEffects, decideSuggestionEffects } from '../../anchors/suggestion-anchors';
import { applyThreadEffects, decideThreadEffects } from '../../anchors/thread-anchors';
import { isTorn, TEARING_POSITIONS } from '../../anchors/torn-edges';
import type { ArticleState } from '../../article-state';
import { DomainError } from '../../errors';
import type { FollowRanges } from '../../newer-version/follow-ranges';
import { FollowedRange } from '../../newer-version/followed-range';
import type { Annotation } from '../../tags/annotation';
import { applyStepList } from '../../text/apply-steps';
import { articleSchema, isTooDeep } from '../../text/article-schema';
import { isWellFormedText } from '../../text/text-input';
import { decideVerdict, withHeldWords } from '../../verdicts/held-words';
import { HeldWords } from '../../verdicts/verdict';
import { type DecisionContext, defineEntryType, type EntryOf } from '../entry-type';

/** At most this many steps in one entry, of those that move text: each may have to be looked at for every tag. */
const MAX_STEPS = 1000;
/** At most this many in all: making a whole book bold is one step for each of its paragraphs. */
export const MAX_STEPS_WITH_MARKS = 20_000;
/** At most this many where a whole text is pasted over: it comes as one entry, however much of it changed. */
const MAX_VERSION_STEPS = 100_000;

/** What the server decided about tags, threads and suggestions whose words an entry changed. */
export const Effects = z.object({
  anchors: z.array(z.object({ annotationId: z.uuid(), anchor: Anchor })),
  /**
   * Tags that lost all words of one of their places and have others still: what is pasted is looked through for them, as for those that are orphaned.
   * Left out where there are none, as entries were written before parts were looked for.
   */
  partlyLost: z.array(z.uuid()).optional(),
  /**
   * `held`: what the words are now, if they are others than those that were judged and mean the same. Left out where they are the judged ones or
   * the verdict is stale, as entries were written before any change of words could be found to mean nothing.
   */
  verdicts: z.array(
    z.object({
      annotationId: z.uuid(),
      isStale: z.boolean(),
      held: HeldWords.pick({ words: true, wordsHash: true, changes: true }).optional(),
      /** The words that it held for before stay what they were, and so does by whom: something beside them made it stale, or does so no more. */
      keepsHeld: z.literal(true).optional(),
    }),
  ),
  /**
   * Threads about words. Left out where there are none, as entries were written before there were threads. `lost` is left out where no place of several is
   * gone, as before parts of them were looked for.
   */
  threads: z.array(z.object({ threadId: z.uuid(), anchor: Anchor, lost: z.enum(['now', 'before']).optional() })).optional(),
  suggestions: z.array(z.object({ suggestionId: z.uuid(), anchor: Anchor })).optional(),
});
export type Effects = z.infer<typeof Effects>;

/** Where a change of text came from. */
export const TextOrigin = z.enum(['edit', 'rename', 'newer-version']);

const Change = z.object({
  steps: z.array(z.unknown()).min(1).max(MAX_VERSION_STEPS),
  origin: TextOrigin.default('edit'),
  /** Where a text that was here before came back as a whole: the seq that it was of. */
  restoredSeq: z.number().int().positive().optional(),
});
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
  decide(state, { steps, origin, restoredSeq, followed }, { isFromServer, meaningRules, followRanges }) {
    // A client that could say where tags went would put them on words of its choice.
    if (!isFromServer && (origin === 'newer-version' || origin === 'rename' || restoredSeq !== undefined)) {
      throw new DomainError('forbidden', 'Only the server makes this entry.');
    }
    const { doc, maps, steps: parsed } = applySteps(state.doc, steps);
    checkChangedBlocks(state.doc, doc);
    const isNewer = origin === 'newer-version' && followRanges !== null;
    const follow: FollowRanges | null = isNewer ? (...settled) => followRanges(...settled, followed) : null;
    // Stored as the schema writes them: a step holds nothing that it does not mean.
    return {
      steps: parsed.map((step) => step.toJSON()),
      origin,
      ...(restoredSeq !== undefined && { restoredSeq }),
      effects: decideEffects(state, doc, maps, { follow, steps: parsed, meaningRules }),
    };
  },
  apply: (state, entry) => applyTextChange(state, entry),
  touches: ({ effects }) => [...effects.anchors, ...effects.verdicts].map(({ annotationId }) => annotationId),
  touchesThreads: ({ effects }) => (effects.threads ?? []).map(({ threadId }) => threadId),
});

/** The state after steps (JSON), with everything that stands in the text where they moved it, and their effects in place. */
export function applyTextChange(state: ArticleState, entry: EntryOf<{ steps: readonly unknown[]; effects: Effects }>): ArticleState {
  const { steps, effects } = entry.payload;
  const { doc, maps } = applySteps(state.doc, steps);
  const mapped = {
    ...state,
    doc,
    annotations: state.annotations.mapThrough(maps),
    threads: state.threads.mapThrough(maps),
    suggestions: state.suggestions.mapThrough(maps),
  };
  return applyEffects(mapped, { ...entry, payload: effects });
}

/** The doc after `steps` (JSON) and their maps. Refused (`invalid`) if one is no step or does not apply: nothing is skipped. */
function applySteps(doc: Node, steps: readonly unknown[]): { doc: Node; maps: StepMap[]; steps: Step[] } {
  const parsed = steps.map(parseStep);
  const result = applyStepList(doc, parsed);
  if (result.failed !== null || !result.doc)
    throw new DomainError('invalid', 'This change does not fit the text any more.', { reason: result.failed });
  return { doc: result.doc, maps: parsed.map((step) => step.getMap()), steps: parsed };
}

/** True if `steps` (JSON) apply to the doc, one after the other. Refused (`invalid`) if one is no step. */
export const stepsFit = (doc: Node, steps: readonly unknown[]): boolean => applyStepList(doc, steps.map(parseStep)).failed === null;

const WithSteps = z.object({ steps: z.array(z.unknown()) });

/** The step maps of those among `entries` that change the text, in order: no others have steps. */
export function mapsOfEntries(entries: readonly { payload: unknown }[]): StepMap[] {
  return entries.flatMap(({ payload }) => (WithSteps.safeParse(payload).data?.steps ?? []).map((step) => parseStep(step).getMap()));
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
 * Refuses (`invalid`) what a change made that breaks the schema, and text with characters that cannot be stored.
 * Only the top-level blocks that differ are looked at: a keystroke in a book checks one paragraph.
 */
export function checkChangedBlocks(before: Node, after: Node): void {
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
    if (cutsCharacter(block)) throw new DomainError('invalid', 'This change would cut a character in half.');
  }
}

/** True where a stretch of a block's text has half a character, also where the next one has the other half: as JSON each is a string of its own. */
function cutsCharacter(block: Node): boolean {
  let isCut = false;
  block.descendants(({ text = '' }) => {
    isCut ||= !isWellFormedText(text);
  });
  return isCut;
}

/** What `stepMaps`, which led to `doc`, mean for the tags of `state`. `follow` says where ranges went when a newer version was pasted over. */
export function decideEffects(
  state: ArticleState,
  doc: Node,
  stepMaps: readonly StepMap[],
  {
    follow = null,
    steps,
    meaningRules,
  }: { follow?: FollowRanges | null; steps: readonly Step[]; meaningRules: DecisionContext['meaningRules'] },
): Effects {
  const maps = composeMaps(stepMaps);
  const lost = new Set(state.recentlyOrphaned.map(({ annotationId }) => annotationId));
  const change = { before: state.doc, doc, maps, steps };
  const pairs = concernedBy(change, state.annotations, () => lost).map(({ id, anchor }) => [id, anchor] as const);
  const near = settleAnchors(change, pairs, lost);
  const effects = follow ? follow(state, doc, maps, near) : near;
  const anchors = effects.map(({ id, anchor }) => ({ annotationId: id, anchor }));
  const settled = new Map(effects.map(({ id, anchor }) => [id, anchor]));
  const partlyLost = effects.flatMap(({ id, anchor }) => {
    const before = state.annotations.get(id)?.anchor;
    return before && hasLostPart(before, anchor) ? [id] : [];
  });
  const verdicts: Effects['verdicts'] = [];
  // Words that no step touched are what they were, and so are the verdicts on them.
  for (const annotation of state.annotations.near(new ChangedStretches(maps), TEARING_POSITIONS, settled.keys())) {
    if (!annotation.verdict) continue;
    const effect = settled.get(annotation.id);
    const anchor = effect ?? mapThroughAll(annotation.anchor, maps);
    // What is read there is another word, though none of the tag's letters is.
    const isTornNow = isTorn(doc, anchor);
    const wasTorn = annotation.isStale && isTorn(state.doc, annotation.anchor);
    // Without an effect the words can still have changed: a drifted tag that drifts on keeps its state.
    if (!effect && annotation.anchor.state === 'exact' && !isTornNow && !wasTorn) continue;
    const { isStale, held } = isTornNow
      ? { isStale: true, held: annotation.verdict.held }
      : decideVerdict(annotation.verdict, wordsOfAnchor(doc, anchor), state.details.language, meaningRules);
    const isAsBefore = isStale === annotation.isStale && held?.wordsHash === annotation.verdict.held?.wordsHash;
    if (isAsBefore) continue;
    const keepsHeld = (isTornNow || wasTorn) && held !== undefined && held === annotation.verdict.held;
    verdicts.push({ annotationId: annotation.id, isStale, ...(keepsHeld ? { keepsHeld } : held && { held }) });
  }
  const oldest = state.seq - ORPHAN_MEMORY_ENTRIES;
  const threads = decideThreadEffects(state, change, follow, oldest);
  const suggestions = decideSuggestionEffects(state, change, follow, oldest);
  return {
    anchors,
    ...(partlyLost.length > 0 && { partlyLost }),
    verdicts,
    ...(threads.length > 0 && { threads }),
    ...(suggestions.length > 0 && { suggestions }),
  };
}

/** The state with the effects of an entry in place, and tags remembered whose words are newly gone, or those of a part of them. */
function applyEffects(before: ArticleState, { payload: effects, seq, actorId: byId, at }: EntryOf<Effects>): ArticleState {
  const state = {
    ...before,
    ...(effects.threads && { threads: applyThreadEffects(before.threads, effects.threads, seq) }),
    ...(effects.suggestions && { suggestions: applySuggestionEffects(before.suggestions, effects.suggestions, seq) }),
  };
  if (effects.anchors.length === 0 && effects.verdicts.length === 0) return state;
  const changed = new Map<string, Annotation>();
  const now = (id: string) => changed.get(id) ?? state.annotations.get(id);
  const orphaned = [...state.recentlyOrphaned];
  for (const { annotationId, anchor } of effects.anchors) {
    const annotation = now(annotationId);
    if (!annotation) continue;
    if (anchor.state === 'orphaned' && annotation.anchor.state !== 'orphaned') orphaned.push({ annotationId, seq });
    changed.set(annotationId, { ...annotation, anchor });
  }
  for (const annotationId of effects.partlyLost ?? []) orphaned.push({ annotationId, seq });
  for (const { annotationId, isStale, held, keepsHeld } of effects.verdicts) {
    const annotation = now(annotationId);
    if (!annotation) continue;
    const verdict = keepsHeld
      ? annotation.verdict
      : annotation.verdict && withHeldWords(annotation.verdict, held && { ...held, seq, byId, at });
    changed.set(annotationId, { ...annotation, verdict, isStale });
  }
  return { ...state, annotations: state.annotations.with(changed.values()), recentlyOrphaned: orphaned };
}
