import { CONTEXT_CHARS } from '../anchors/anchor';
import { ERASED } from '../text/erased-sign';
import { type SaidWord, saidWords } from '../text/said-words';

/** Text beside a tag, on one side of it. Distances are counted from the tag outward, in UTF-16 units. */
export interface Side {
  text: string;
  /** True if the text is before the tag. */
  isBefore: boolean;
  /** True if more follows outward, which is not known. */
  isClipped: boolean;
}

/** How far from a tag its surroundings are as it remembers them, and where, in its sentence, they begin to be others. */
export interface ComparedSide {
  agrees: number;
  /** Null where all that it remembers of its sentence stands there. An empty stretch: words are gone from there. */
  changed: { near: number; far: number } | null;
}

/** A context that a tag keeps. 31, since half a surrogate pair is left out of one. */
export const rememberedSide = (text: string, isBefore: boolean): Side => ({
  text,
  isBefore,
  isClipped: text.length >= CONTEXT_CHARS - 1,
});

/**
 * Compares what a tag remembers of one side with what is there now, word by word from the tag outward. What differs counts where it is of the
 * sentence as it is now, of which `inSentence` is on this side, or was of the sentence as it was (`wasInSentence`, asked only where something
 * differs). Beyond what the tag remembers nothing is known, and nothing has changed.
 */
export function compareSides(then: Side, now: Side, inSentence: number, wasInSentence: () => number): ComparedSide {
  const [were, are] = [outward(then), outward(now)];
  let agrees = 0;
  for (let at = 0; ; at++) {
    const [was, is] = [were[at], are[at]];
    if (was && is && was.key === is.key) {
      agrees = is.far;
      continue;
    }
    const isUnknown = was ? !is && now.isClipped : then.isClipped || !is;
    // What the law had erased is not known any more.
    if (isUnknown || was?.key === ERASED) return { agrees, changed: null };
    const isNew = is !== undefined && is.near < inSentence;
    const wasOfIt = was !== undefined && was.near < wasInSentence();
    if (!isNew && !wasOfIt) return { agrees, changed: null };
    // To the next word, though it be of another sentence: whoever knows that it stands there knows that none is between.
    return { agrees, changed: { near: agrees, far: is?.far ?? agrees } };
  }
}

/** The words of a side from the tag outward. One that the edge may have cut is left out, also at its point: 12.5 between 12. and 5. */
function outward({ text, isBefore, isClipped }: Side): { key: string; near: number; far: number }[] {
  const words = saidWords(text).map(({ key, from, to }: SaidWord) =>
    isBefore ? { key, near: text.length - to, far: text.length - from } : { key, near: from, far: to },
  );
  if (isBefore) words.reverse();
  return isClipped ? words.filter(({ far }) => far < text.length - 1) : words;
}
