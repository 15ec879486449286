import type { Node } from '@tiptap/pm/model';
import { z } from 'zod';
import { type Anchor, wordsOfAnchor } from '../anchors/anchor';
import { asTorn, isTorn } from '../anchors/torn-edges';
import type { ArticleState } from '../article-state';
import type { Basis } from '../basis';
import { DomainError } from '../errors';
import type { Annotation } from '../tags/annotation';
import { labelOf, type TagKind } from '../tags/tag-kinds';
import { isSameButErased } from '../text/erased-sign';
import { verdictOn, withHeldWords } from '../verdicts/held-words';
import type { Verdict } from '../verdicts/verdict';
import type { DecisionContext } from './entry-type';

/** The state with one tag replaced. */
export function withAnnotation(state: ArticleState, annotation: Annotation): ArticleState {
  return { ...state, annotations: state.annotations.with([annotation]) };
}

/** The state with one tag changed. Throws if there is no such tag: an entry about nothing has no place in a journal. */
export function changeAnnotation(state: ArticleState, id: string, change: (annotation: Annotation) => Annotation): ArticleState {
  const annotation = state.annotations.get(id);
  if (!annotation) throw new Error(`no annotation ${id} at ${state.seq}`);
  return withAnnotation(state, change(annotation));
}

/** The tag that an entry is about. Refused (`not-found`) if there is none. */
export function requireAnnotation(state: { annotations: Pick<ReadonlyMap<string, Annotation>, 'get'> }, id: string): Annotation {
  const annotation = state.annotations.get(id);
  if (!annotation) throw new DomainError('not-found', 'That tag does not exist.');
  return annotation;
}

/** The tag that an entry wants to change. Refused (`conflict`) if it was removed, or merged into another, by whose name. */
export function requirePresent(state: ArticleState, id: string, context: Pick<DecisionContext, 'mergeRules' | 'mergedInto'>): Annotation {
  const annotation = requireAnnotation(state, id);
  context.mergeRules?.refuseChange(state, annotation, context);
  refuseRemoved(annotation);
  return annotation;
}

/** Refuses (`conflict`) to change a tag that was removed. */
export function refuseRemoved(annotation: Annotation): void {
  if (annotation.isRemoved) throw new DomainError('conflict', `${sayRemoved(annotation)} Restore it to change it.`);
}

/** How each refusal for a tag that was removed begins: by it the page knows when to offer to restore that. */
export const sayRemoved = (annotation: Annotation): string => `${nameOf(annotation)} was removed.`;

/** How a tag is called in a sentence: its label, or what it is. */
export function nameOf(annotation: Annotation): string {
  return annotation.label ?? 'This tag';
}

/** The next label of a kind, or null where labels are not given. */
export function nextLabel(state: ArticleState, kind: TagKind, givesLabels: boolean): string | null {
  return givesLabels ? labelOf(kind, (state.labelCounts[kind] ?? 0) + 1) : null;
}

/** The label counts after a label of that kind was given. */
export function countLabel(state: ArticleState, kind: TagKind, label: string | null): Readonly<Record<string, number>> {
  return label === null ? state.labelCounts : { ...state.labelCounts, [kind]: (state.labelCounts[kind] ?? 0) + 1 };
}

/** Refuses an undo (`conflict`) if the value it would put back was changed since by a later entry. */
export function refuseUndoOfChanged(annotation: Annotation, what: string, undoes: string | null, newest: Basis | null): void {
  if (undoes !== null && newest?.entryId !== undoes) throw changedSince(annotation, what, newest);
}

/** The refusal (`conflict`) to change a value that somebody has changed since the sender read it. */
export const changedSince = (annotation: Annotation, what: string, newest: Basis | null): DomainError =>
  new DomainError('conflict', `The ${what} of ${nameOf(annotation)} was changed since. It stays as it is.`, { byId: newest?.byId ?? null });

/** The tag's verdict as it stands on the words of `anchor` in `doc`, by what was decided before. */
export function standsOn({ verdict }: Annotation, doc: Node, anchor: Anchor): Pick<Annotation, 'verdict' | 'isStale'> {
  return verdict ? verdictOn(verdict, wordsOfAnchor(doc, anchor)) : { verdict, isStale: false };
}

/** The same where it is decided now: beside letters that have made a word another one it does not stand. What was decided before they were asked for stays. */
export function standsNow(annotation: Annotation, doc: Node, anchor: Anchor): ReturnType<typeof standsOn> {
  const stands = standsOn(annotation, doc, anchor);
  return { ...stands, isStale: stands.isStale || (stands.verdict !== null && isTorn(doc, anchor)) };
}

/**
 * The tag at the place that an entry gives it, and whether its verdict is stale there. One that was stale does not come to stand on a part of a word: it was
 * given on the whole one, and whoever moves an end has judged nothing. By an undo (`undoes`) the words themselves say what has torn them.
 */
export function placedBy(undoes: string | null, annotation: Annotation, doc: Node, anchor: Anchor): { anchor: Anchor; isStale: boolean } {
  const { isStale } = standsNow(annotation, doc, anchor);
  if (isStale || undoes !== null || !annotation.isStale || !annotation.verdict) return { anchor, isStale };
  const torn = asTorn(doc, anchor);
  return isTorn(doc, torn) ? { anchor: torn, isStale: true } : { anchor, isStale };
}

/**
 * Whether a verdict which an entry puts back, or takes, holds for the words of then: should its own be erased, nothing else says so. Left out where there is
 * none, and by entries from before that was kept; of one that does not hold, also by those from before this was.
 */
export const Holds = z.boolean().optional();

/** What an entry says of a verdict that it puts on a tag, where that stands. */
export const holding = (annotation: Annotation, verdict: Verdict | null | undefined, doc: Node): { holds?: boolean } =>
  verdict ? { holds: !standsNow({ ...annotation, verdict }, doc, annotation.anchor).isStale } : {};

/** As `standsOn`, by an entry that has said whether it did: of words that were erased since nothing else is known. */
export function stoodOn(
  annotation: Annotation,
  doc: Node,
  anchor: Anchor,
  holds: z.infer<typeof Holds>,
): Pick<Annotation, 'verdict' | 'isStale'> {
  const { verdict } = annotation;
  const stands = standsOn(annotation, doc, anchor);
  if (!verdict || holds === undefined || (holds && !stands.isStale)) return stands;
  return { verdict: withHeldWords(verdict, keptWords(verdict, wordsOfAnchor(doc, anchor), holds)), isStale: !holds };
}

/** What a verdict held for of which an entry says whether it holds for these words: what is erased of them may be any letter. */
function keptWords({ words, held, restatedFrom }: Verdict, now: string, holds: boolean): Verdict['held'] {
  // One that was given on another statement is stale whatever the words are.
  if (held && isSameButErased(held.words, now)) return holds || restatedFrom !== undefined ? held : undefined;
  return holds && !isSameButErased(words, now) ? held : undefined;
}
