import { z } from 'zod';
import { isJudged } from '../checks/facts';
import { secondCheckerOf } from '../checks/second-checker';
import { type Annotation, checkerOf, isChecked } from '../tags/annotation';

/** How many claims of an article hang on one person. */
const PersonWork = z.object({
  /** In hand and not checked. */
  open: z.number().int().min(0),
  /** In hand and checked. */
  done: z.number().int().min(0),
  /** Waiting for this person to look again. */
  second: z.number().int().min(0),
});

/** Who has what to do on an article, by person. Whoever has nothing to do with it is left out. */
export const ArticleWork = z.record(z.string(), PersonWork);
export type ArticleWork = z.infer<typeof ArticleWork>;

/** The work on the claims among the tags of an article by `authorId`, in one pass. Removed tags are no work, and of a claim that follows its facts these are. */
export function workOf(annotations: Iterable<Annotation>, authorId: string | null): ArticleWork {
  const work = new Map<string, z.infer<typeof PersonWork>>();
  const add = (personId: string | null, part: keyof z.infer<typeof PersonWork>) => {
    if (personId === null) return;
    const one = work.get(personId) ?? { open: 0, done: 0, second: 0 };
    one[part] += 1;
    work.set(personId, one);
  };
  for (const annotation of annotations) {
    if (annotation.isRemoved || !isJudged(annotation)) continue;
    add(checkerOf(annotation), isChecked(annotation) ? 'done' : 'open');
    if (annotation.checkState === 'second-check') add(secondCheckerOf(annotation, authorId), 'second');
  }
  return Object.fromEntries(work);
}
