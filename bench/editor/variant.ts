import type { BenchArticle } from './article';

/** A way to show an article with its tags, as the page of the bench drives it. */
export interface Variant {
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
  /** Puts the caret into the middle of the article and in view, ready for typing. Null for a static text. */
  focusMiddle: (() => void) | null;
  /** Adds one tag to words in view. Null where there are no tags. */
  addTag: (() => void) | null;
}
