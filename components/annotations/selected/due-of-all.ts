import { type Annotation, checkOf } from '@/lib/domain/tags/annotation';
import { sayDue } from '../../ui/say-due';

/** When several claims are due: all at once, at different times, or none of them at any. */
export type DueOfAll = { is: 'none' } | { is: 'same'; at: string } | { is: 'different' };

/** When these claims are due together. One moment written in two ways is one. */
export function dueOfAll(claims: readonly Pick<Annotation, 'check'>[]): DueOfAll {
  const dues = claims.map((one) => checkOf(one).dueAt);
  const [first = null] = dues;
  const isSame = dues.every((at) => (at === null || first === null ? at === first : Date.parse(at) === Date.parse(first)));
  if (!isSame) return { is: 'different' };
  return first === null ? { is: 'none' } : { is: 'same', at: first };
}

/** The same in words, behind the claims that it is about: "Due date of these 3 claims: none". */
export function sayDueOfAll(due: DueOfAll, now: Date, language: string | null): string {
  if (due.is === 'same') return sayDue(new Date(due.at), now, language).when;
  return due.is === 'none' ? 'none' : 'not the same for all';
}
