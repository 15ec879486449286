import { isUnseen } from '../text/is-unseen';

/** An article's headline as it is shown. One of which nothing is seen is said to be none: there would be nothing to read, and nothing to press. */
export const shownTitle = (headline: string): string => (isUnseen(headline) ? 'Untitled' : headline);
