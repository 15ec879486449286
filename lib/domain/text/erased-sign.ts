/** Stands for one erased character. */
export const ERASED = '\u2588';
