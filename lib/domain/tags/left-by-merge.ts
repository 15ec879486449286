import { statementOf } from '../checks/statement';
import { type Annotation, typeOf } from './annotation';

/**
 * What of a tag does not come along when it is merged into another, since that has its own, otherwise: `statement`, `type`, or of the same type
 * `answers` and `ticks`. Empty where nothing is left out.
 */
export function leftByMerge(from: Annotation, into: Annotation): string[] {
  const [type, stays] = [typeOf(from), typeOf(into)];
  const isOther = (one: string | null, other: string | null) => one !== null && other !== null && one !== other;
  const left = isOther(statementOf(from), statementOf(into)) ? ['statement'] : [];
  if (!type || !stays) return left;
  // Answers and ticks are of a type: they go with it.
  if (type.typeId !== stays.typeId) return [...left, 'type'];
  const hasAll = <One>(all: readonly One[], has: readonly One[], key: (one: One) => string) => {
    const keys = new Set(has.map(key));
    return all.every((one) => keys.has(key(one)));
  };
  if (!hasAll(type.fields, stays.fields, ({ fieldId, said }) => `${fieldId} ${said}`)) left.push('answers');
  const [done, own] = [from, into].map(({ ticked }) => (ticked?.items ?? []).filter(({ isDone }) => isDone));
  // Where nothing was ticked on the tag that stays, all comes along.
  if (done && own && own.length > 0 && !hasAll(done, own, ({ itemId }) => itemId)) left.push('ticks');
  return left;
}
