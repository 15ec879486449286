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
  /** Brings the middle of the article into view; where text can be typed, with the caret in it. */
  showMiddle(): void;
  takesKeys: boolean;
  /** Adds one tag to words in view. Null where there are no tags. */
  addTag: (() => void) | null;
  /** True once the added tag is drawn. */
  isAdded(): boolean;
}

/** The id of the tag that is added. */
export const NEW_ID = '00000000-0000-7000-8000-ffffffffffff';
