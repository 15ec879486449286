/** A place from 0 to 1 in CSS, to a thousandth of a percent. */
export const percent = (x: number): string => `${(x * 100).toFixed(3)}%`;
