import { statementOf } from '../checks/statement';
import { type CheckedIn, checksOther, sayChecksOther } from '../journal/restate';
import { changesMeaning } from '../meaning/changes-meaning';
import { type Annotation, isJudgedYet, typeOf } from './annotation';

/**
 * The sentence with which a merge of two tags on the same words would be refused, since something else is checked of one: both have a statement, or
 * somebody has judged. Null where it would not be. The browser alone finds that out when the server has answered.
 */
export function whyNotMerge(state: CheckedIn, from: Annotation, into: Annotation): string | null {
  const both = [from, into];
  const isMeant = both.every((one) => statementOf(one) !== null) || both.some(isJudgedYet);
  return isMeant && checksOther(state, from, into, changesMeaning) ? sayChecksOther(from, into) : null;
}

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
