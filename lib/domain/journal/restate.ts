import { z } from 'zod';
import { wordsOfAnchor } from '../anchors/anchor';
import { isTorn } from '../anchors/torn-edges';
import type { ArticleState } from '../article-state';
import { statementOf } from '../checks/statement';
import { sha256Hex } from '../hash';
import { type Annotation, type Rival, verdictsOf, withVerdicts } from '../tags/annotation';
import { Uuid } from '../uuid';
import { type MeaningRules, withHeldWords } from '../verdicts/held-words';
import { nameOf, standsOn, stoodOn } from './change-annotation';

/**
 * That something else is checked of a claim by an entry than judgements on it were given on. Left out where there are none of which that changes, and
 * by entries from before this was decided.
 */
export const Restates = z.object({
  /** The judgements, by their entries, that are not on what is checked now, and what each was given on. */
  marks: z.array(z.object({ entryId: Uuid, from: z.string() })),
  /** Those that were marked so before, and are on what is checked now. */
  again: z.array(Uuid),
  /**
   * The verdict that is not stale any more by that, by its entry; null where it was marked so before and is stale all the same, on other words: should its
   * own be erased, nothing else says so. Left out where there is none, and by entries from before that was kept.
   */
  holds: Uuid.nullable().optional(),
});
export type Restates = z.infer<typeof Restates>;

/** What of an article says what is checked of a claim. */
export type CheckedIn = Pick<ArticleState, 'doc' | 'details'>;

/** What is checked of a claim: its statement, or else its words. */
export const checkedText = ({ doc }: Pick<CheckedIn, 'doc'>, annotation: Annotation, statement = statementOf(annotation)): string =>
  statement ?? wordsOfAnchor(doc, annotation.anchor);

/**
 * What `next` as its statement makes of the judgements on a claim; null where each stays what it was. What a judgement was given on says its mark,
 * else the statement that stood, else the words that it judged, not those that stand there now. Without rules any other sentence differs.
 */
export function decideRestates(
  state: ArticleState,
  annotation: Annotation,
  next: string | null,
  rules: MeaningRules | null,
): Restates | null {
  const [before, is] = [statementOf(annotation), checkedText(state, annotation, next)];
  const judged = new Map<string, { from: string; isMarked: boolean }>();
  for (const one of [...annotation.rivals.flatMap((rival) => judgementOf(state, annotation, rival)), ...verdictsOf(annotation)]) {
    judged.set(one.entryId, { from: one.restatedFrom ?? before ?? one.words, isMarked: one.restatedFrom !== undefined });
  }
  const marks: Restates['marks'] = [];
  const again: string[] = [];
  for (const [entryId, { from, isMarked }] of judged) {
    const isOther = differs(from, is, state, rules);
    if (isOther && !isMarked) marks.push({ entryId, from });
    if (!isOther && isMarked) again.push(entryId);
  }
  if (marks.length + again.length === 0) return null;
  const { verdict, isStale } = restate(state, annotation, { marks, again });
  const isOnNow = verdict !== null && again.includes(verdict.entryId);
  const holds = !isStale && !isTorn(state.doc, annotation.anchor);
  return { marks, again, ...(isOnNow && { holds: holds ? verdict.entryId : null }) };
}

/** True of two tags of which something else is checked: a judgement on one is none on the other. */
export const checksOther = (state: CheckedIn, a: Annotation, b: Annotation, rules: MeaningRules | null): boolean =>
  differs(checkedText(state, a), checkedText(state, b), state, rules);

/** What is said where one of two such tags is to be merged into the other. */
export const sayChecksOther = (from: Annotation, into: Annotation): string =>
  `Something else is checked of ${nameOf(from)} than of ${nameOf(into)}. Both stay.`;

/** True where two wordings say something else. Without rules any other do. */
export const differs = (a: string, b: string, { details }: Pick<ArticleState, 'details'>, rules: MeaningRules | null): boolean =>
  a !== b && (rules === null || rules(a, b, details.language).isChanged);

/** The tag with each judgement that undo or a colleague could bring back marked with what it was given on; those of `again` lose their mark. */
export function restate(state: ArticleState, annotation: Annotation, { marks, again, holds }: Restates): Annotation {
  const fromOf = new Map(marks.map(({ entryId, from }) => [entryId, from]));
  const onNow = new Set(again);
  const marked = <Of extends { restatedFrom?: string | undefined }>({ restatedFrom, ...rest }: Of, entryId: string) => {
    const from = onNow.has(entryId) ? undefined : (restatedFrom ?? fromOf.get(entryId));
    return { ...rest, ...(from !== undefined && { restatedFrom: from }) };
  };
  const markRival = (rival: Rival): Rival => {
    const { proposed, entryId } = rival;
    if ('verdict' in proposed && proposed.verdict) return { ...rival, proposed: { verdict: marked(proposed.verdict, entryId) } };
    return 'second' in proposed ? { ...rival, proposed: { second: marked(proposed.second, entryId) } } : rival;
  };
  const tag = withVerdicts({ ...annotation, rivals: annotation.rivals.map(markRival) }, (one) => marked(one, one.entryId));
  const { verdict } = tag;
  if (!verdict) return { ...tag, isStale: false };
  const { anchor, isStale: wasStale } = annotation;
  // No words change by this. What held for them does, also where its own were erased since and nothing else would say so.
  const { held } = stoodOn(annotation, state.doc, anchor, !wasStale).verdict ?? {};
  const isUnmarked = verdict.restatedFrom === undefined && annotation.verdict?.restatedFrom !== undefined;
  const isStaleAgain = holds === undefined ? standsOn(tag, state.doc, anchor).isStale : verdict.entryId !== holds;
  const isStale = verdict.restatedFrom !== undefined || (isUnmarked ? isStaleAgain : wasStale);
  return { ...tag, verdict: withHeldWords(verdict, held), isStale };
}

/**
 * What a rival says of the claim, with the entry that said it; nothing where it is of something else, or takes a verdict back. Of its words there is a
 * hash alone: where others stand there now nobody knows them, and they are no sentence.
 */
function judgementOf({ doc }: ArticleState, { anchor }: Annotation, { proposed, entryId }: Rival) {
  const judged = 'second' in proposed ? proposed.second : 'verdict' in proposed ? proposed.verdict : null;
  if (!judged) return [];
  const now = wordsOfAnchor(doc, anchor);
  return [{ ...judged, entryId, words: judged.wordsHash === sha256Hex(now) ? now : '' }];
}
