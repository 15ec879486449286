import { shownTitle } from '@/lib/domain/articles/shown-title';
import type { PastedVersion } from '@/lib/domain/contract/pasted-version';
import { sayCount } from '@/lib/domain/text/say-count';

interface Pasted extends Pick<PastedVersion, 'waiting'> {
  /** As it is called since. */
  article: { title: string };
  review: readonly unknown[];
}

/** What there is to look at after a whole text was put in place. */
export function sayReview({ article: { title }, review: { length }, waiting }: Pasted): string {
  const name = shownTitle(title);
  const left = `${sayCount(waiting, 'tag')} still ${waiting === 1 ? 'waits' : 'wait'} from before: open the article to look at ${waiting === 1 ? 'it' : 'them'}.`;
  if (length === 0) return waiting === 0 ? `Every tag of “${name}” is on its words.` : `This version changed no tag of “${name}”. ${left}`;
  return `${sayCount(length, 'tag')} of “${name}” to look at${waiting === 0 ? '; all others are on their words.' : `. ${left}`}`;
}

export const IN_PLACE = 'The newer version is in place';

/** Of a text that is no newer one. */
export const NOTHING_DIFFERS = 'Nothing differs';
export const SAME_TEXT = 'This is the text that the article has already, so there is nothing to replace.';
export const NOT_STORED = 'The article has this text already. Nothing was replaced.';

/** How alike words are that are not the same, from 0 to 1, in per cent: never all of it, beside words that differ. */
export const sayAlike = (score: number): string => `${Math.min(99, Math.round(score * 100))}% alike`;
