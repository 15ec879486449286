import type { BenchArticle } from './article';

/** A way to show an article with its tags, as the page of the bench drives it. */
export interface Way {
  /** Makes everything that is not the way's own work: docs, annotations as its storage would give them. */
  prepare(article: BenchArticle, root: HTMLElement): Running;
}

export interface Running {
  /** From here the clock runs. */
  mount(): void;
  /** True once tags stand on the screen (or, without tags, the text). */
  isShown(): boolean;
  /** What scrolls. */
  scroller(): Element;
  /** Brings the middle of the article into view; where text can be typed, with the caret in it. */
  showMiddle(): void;
  takesKeys: boolean;
  /** Adds the `n`th new tag (from 0) to words in view. Null where there are no tags. */
  addTag: ((n: number) => void) | null;
  /** True once the `n`th added tag is drawn. */
  isAdded(n: number): boolean;
}

/** The id of the `n`th tag that is added. */
export const newId = (n: number) => `00000000-0000-7000-8000-fffffffffff${n}`;

/** Which characters of the middle paragraph the `n`th added tag takes. */
export const newPlace = (n: number) => ({ start: 40 + n * 70, end: 100 + n * 70 });
