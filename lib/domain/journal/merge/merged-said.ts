import type { ArticleState } from '../../article-state';
import { statementOf } from '../../checks/statement';
import { DomainError } from '../../errors';
import { type Annotation, typeOf } from '../../tags/annotation';
import type { DecisionContext } from '../entry-type';
import { checksOther, decideRestates, type Restates, sayChecksOther } from '../restate';

// What is said of a tag beside its check: its type with the answers, what was ticked, and the statement. The server decides what of it a merge brings.

/** What a merge brings to the tag that stays, in the names of those who said it. Members are left out where it has its own, or neither has any. */
export type Brought = Pick<Annotation, 'typed' | 'ticked' | 'stated'>;

/** What of it the undo of a merge takes away again. */
export type BroughtName = keyof Brought;

/**
 * What was said of the tag that goes and not of the one that stays, and what the statement among it makes of judgements there. Refused (`conflict`)
 * where both have a statement and these say something else.
 */
export function broughtBy(
  state: ArticleState,
  from: Annotation,
  into: Annotation,
  { entryId, meaningRules }: Pick<DecisionContext, 'entryId' | 'meaningRules'>,
): { brought?: Brought; restates?: Restates } {
  const statement = statementOf(from);
  const hasBoth = statement !== null && statementOf(into) !== null;
  if (hasBoth && checksOther(state, from, into, meaningRules)) {
    throw new DomainError('conflict', sayChecksOther(from, into));
  }
  const named = <Of extends { basis: { byId: string } }>(one: Of) => ({ ...one, basis: { entryId, byId: one.basis.byId } });
  const type = typeOf(into) ? null : typeOf(from);
  const isTicked = hasTicks(from) && !hasTicks(into) && from.ticked?.typeId === (type ?? typeOf(into))?.typeId;
  const isStated = statement !== null && !hasBoth;
  const brought: Brought = {
    ...(type && from.typed && { typed: named({ type, basis: from.typed.basis }) }),
    ...(isTicked && from.ticked && { ticked: named(from.ticked) }),
    ...(isStated && from.stated && { stated: named(from.stated) }),
  };
  const restates = isStated && decideRestates(state, into, statement, meaningRules);
  return { ...(Object.keys(brought).length > 0 && { brought }), ...(restates && { restates }) };
}

/** What a merge brought and nobody has changed since; what was changed stays on both tags. Ticks keep the type that they are under. */
export function broughtLost(
  state: ArticleState,
  into: Annotation,
  undoes: string,
  { meaningRules }: Pick<DecisionContext, 'meaningRules'>,
): { takes?: BroughtName[]; restates?: Restates } {
  const { typed, ticked, stated } = into;
  const isOfMerge = (one: { basis: { entryId: string } } | undefined) => one?.basis.entryId === undoes;
  const takes: BroughtName[] = [];
  if (isOfMerge(typed) && (!ticked || isOfMerge(ticked))) takes.push('typed');
  if (isOfMerge(ticked)) takes.push('ticked');
  if (isOfMerge(stated)) takes.push('stated');
  const restates = isOfMerge(stated) && decideRestates(state, into, null, meaningRules);
  return { ...(takes.length > 0 && { takes }), ...(restates && { restates }) };
}

const hasTicks = ({ ticked }: Annotation): boolean => ticked?.items.some(({ isDone }) => isDone) ?? false;
