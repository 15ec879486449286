import { type Annotation, checkOf } from '../tags/annotation';

/** Why a person may not do the second check of a claim, as a sentence, or null if they may. Admins are no exemption. */
export function whyNotSecond({ verdict }: Pick<Annotation, 'verdict'>, personId: string, authorId: string | null): string | null {
  if (verdict?.byId === personId) return 'You gave the first verdict. Someone else must do the second check.';
  if (authorId === personId) return 'This is your article. Someone else must do the second check.';
  return null;
}

/** True if the second check of a claim can be given to a person: the first one is not theirs, and they may do it. */
export const mayBeSecond = (annotation: Pick<Annotation, 'check' | 'verdict'>, personId: string, authorId: string | null): boolean =>
  checkOf(annotation).assigneeId !== personId && whyNotSecond(annotation, personId, authorId) === null;

/**
 * Who is to look again at a claim, or null. Nobody is where whoever was named may not any more: they gave the first verdict themselves, or were named
 * the author since.
 */
function secondCheckerOf(annotation: Pick<Annotation, 'check' | 'verdict'>, authorId: string | null): string | null {
  const { secondId } = checkOf(annotation);
  return secondId !== null && whyNotSecond(annotation, secondId, authorId) === null ? secondId : null;
}

/** Why whoever is named for a second check does not give it: the first verdict is theirs, or the article, or they do not check on its desk. */
export type SecondLack = 'first-verdict' | 'author' | 'not-of-desk';

/** Who is named to look again at a claim and may not, and why; null where somebody is to who may, or nobody is named. `checksHere` says so of a person. */
export function secondLacking(
  annotation: Pick<Annotation, 'check' | 'verdict'>,
  authorId: string | null,
  checksHere: (personId: string) => boolean,
): { id: string; why: SecondLack } | null {
  const { secondId: id } = checkOf(annotation);
  if (id === null) return null;
  if (annotation.verdict?.byId === id) return { id, why: 'first-verdict' };
  if (authorId === id) return { id, why: 'author' };
  return checksHere(id) ? null : { id, why: 'not-of-desk' };
}

/**
 * Whom the second check of a claim is with, or null: it is with nobody before there is a first verdict, nor once somebody has looked. While that verdict
 * is on other words it stays with them, though there is nothing to look at.
 */
export const secondInHandOf = (annotation: Pick<Annotation, 'check' | 'checkState' | 'verdict'>, authorId: string | null): string | null =>
  annotation.checkState === 'second-check' && annotation.verdict !== null ? secondCheckerOf(annotation, authorId) : null;

/**
 * Who is to look again at a claim now, or null: whom its second check is with, but while the first verdict is on other words. Where the desk votes on every
 * claim, nobody is, whoever is named: `waitsFor` asks for that.
 */
export const secondAwaitedOf = (
  annotation: Pick<Annotation, 'check' | 'checkState' | 'verdict' | 'isStale'>,
  authorId: string | null,
): string | null => (annotation.isStale ? null : secondInHandOf(annotation, authorId));
