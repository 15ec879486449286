import { z } from 'zod';
import { isJudged } from '../checks/facts';
import { votedAway } from '../checks/first-verdict';
import { whyLeft } from '../checks/left-reason';
import { secondAwaitedOf, whyNotSecond } from '../checks/second-checker';
import { type Annotation, checkerOf, isChecked } from '../tags/annotation';
import type { VoteRule } from '../verdicts/vote-rule';

/** How many claims of an article hang on one person. */
const PersonWork = z.object({
  /** In hand and not checked, with something for them to do. */
  open: z.number().int().min(0),
  /** In hand, with nothing for them to do: checked, or it is another who must look again; or checked by them first, where votes took another verdict. */
  done: z.number().int().min(0),
  /** Waiting for this person to look again. */
  second: z.number().int().min(0),
});

/** Who has what to do on an article, by person. Whoever has nothing to do with it is left out. */
export const ArticleWork = z.record(z.string(), PersonWork);
export type ArticleWork = z.infer<typeof ArticleWork>;

/** On whom a tag of an article by `authorId` hangs as what; null: on nobody. Removed tags are no work, and of a claim that follows its facts these are. */
function peopleOn(annotation: Annotation, authorId: string | null): Record<keyof z.infer<typeof PersonWork>, string | null> {
  if (annotation.isRemoved || !isJudged(annotation)) return { open: null, done: null, second: null };
  const checkerId = checkerOf(annotation);
  const isDone = isChecked(annotation) || (checkerId !== null && waitsForAnother(annotation, checkerId, authorId));
  return { open: isDone ? null : checkerId, done: isDone ? checkerId : null, second: secondAwaitedOf(annotation, authorId) };
}

/** Who gave the first verdict, where it is in another's name since votes took theirs. */
const firstCheckerOf = (annotation: Annotation): string | null =>
  annotation.isRemoved || !isJudged(annotation) ? null : (votedAway(annotation)?.byId ?? null);

/** True where a verdict awaits a second look that this person may not give: nor may they vote on it, where the desk votes. */
const waitsForAnother = (annotation: Annotation, personId: string, authorId: string | null): boolean =>
  annotation.verdict !== null && whyLeft(annotation) === 'second-check' && whyNotSecond(annotation, personId, authorId) !== null;

/**
 * True of a tag of an article by `authorId` that a person has in hand and is to go on with, or that they are to look at again now. `votes` is the rule of
 * its desk: where every claim is voted on, nobody looks again.
 */
export function waitsFor(annotation: Annotation, personId: string, authorId: string | null, votes: VoteRule | null): boolean {
  const { open, second } = peopleOn(annotation, authorId);
  return open === personId || (second === personId && votes?.when !== 'every');
}

/**
 * The work on the claims among the tags of an article by `authorId`, in one pass. Second checks are counted as on a desk without votes: its rule changes
 * without the article, so whoever reads them asks it (`awaitedSecondsSql`).
 */
export function workOf(annotations: Iterable<Annotation>, authorId: string | null): ArticleWork {
  const work = new Map<string, z.infer<typeof PersonWork>>();
  const add = (personId: string | null, part: keyof z.infer<typeof PersonWork>) => {
    if (personId === null) return;
    const one = work.get(personId) ?? { open: 0, done: 0, second: 0 };
    one[part] += 1;
    work.set(personId, one);
  };
  for (const annotation of annotations) {
    const { open, done, second } = peopleOn(annotation, authorId);
    add(open, 'open');
    add(done, 'done');
    add(second, 'second');
    const firstId = firstCheckerOf(annotation);
    if (firstId !== open && firstId !== done) add(firstId, 'done');
  }
  return Object.fromEntries(work);
}
