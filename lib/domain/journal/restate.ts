import { z } from 'zod';
import { wordsOfAnchor } from '../anchor';
import { type Annotation, type Rival, verdictsOf, withVerdicts } from '../annotation';
import type { ArticleState } from '../article-state';
import type { MeaningRules } from '../held-words';
import { statementOf } from '../statement';
import { Uuid } from '../uuid';
import { standsOn } from './change-annotation';

/**
 * That something else is checked of a claim by an entry. Left out where it means the same, where nobody has judged the claim, and by entries of
 * before this was decided.
 */
export const Restates = z.object({
  /** What was checked until then. */
  was: z.string(),
  /** The judgements, by their entries, that were given on just what is checked now. */
  again: z.array(Uuid),
});
export type Restates = z.infer<typeof Restates>;

/** What is checked of a claim: its statement, or else its words. */
const checkedText = ({ doc }: ArticleState, annotation: Annotation, statement = statementOf(annotation)): string =>
  statement ?? wordsOfAnchor(doc, annotation.anchor);

/** What `next` as its statement makes of a claim that somebody has judged; null where it means what it did. Without rules any other sentence differs. */
export function decideRestates(
  state: ArticleState,
  annotation: Annotation,
  next: string | null,
  rules: MeaningRules | null,
): Restates | null {
  if (verdictsOf(annotation).length === 0 && annotation.rivals.flatMap(judgementOf).length === 0) return null;
  const [was, is] = [checkedText(state, annotation), checkedText(state, annotation, next)];
  if (!differs(was, is, state, rules)) return null;
  const judged = [...verdictsOf(annotation), ...annotation.rivals.flatMap(judgementOf)];
  return { was, again: [...new Set(judged.filter(({ restatedFrom }) => restatedFrom === is).map(({ entryId }) => entryId))] };
}

/** True of two tags of which something else is checked: a judgement on one is none on the other. */
export const checksOther = (state: ArticleState, a: Annotation, b: Annotation, rules: MeaningRules | null): boolean =>
  differs(checkedText(state, a), checkedText(state, b), state, rules);

const differs = (a: string, b: string, { details }: ArticleState, rules: MeaningRules | null): boolean =>
  a !== b && (rules === null || rules(a, b, details.language).isChanged);

/** The tag with each judgement that undo or a colleague could bring back marked with what was checked before; those of `again` lose their mark. */
export function restate(state: ArticleState, annotation: Annotation, { was, again }: Restates): Annotation {
  const onNow = new Set(again);
  const marked = <Of extends { restatedFrom?: string | undefined }>({ restatedFrom = was, ...rest }: Of, entryId: string) => ({
    ...rest,
    ...(!onNow.has(entryId) && { restatedFrom }),
  });
  const markRival = (rival: Rival): Rival => {
    const { proposed, entryId } = rival;
    if ('verdict' in proposed && proposed.verdict) return { ...rival, proposed: { verdict: marked(proposed.verdict, entryId) } };
    return 'second' in proposed ? { ...rival, proposed: { second: marked(proposed.second, entryId) } } : rival;
  };
  const tag = withVerdicts({ ...annotation, rivals: annotation.rivals.map(markRival) }, (one) => marked(one, one.entryId));
  return { ...tag, ...standsOn(tag, state.doc, tag.anchor) };
}

/** What a rival says of the claim, with the entry that said it; nothing where it is of something else, or takes a verdict back. */
function judgementOf({ proposed, entryId }: Rival) {
  const judged = 'second' in proposed ? proposed.second : 'verdict' in proposed ? proposed.verdict : null;
  return judged ? [{ ...judged, entryId }] : [];
}
