const digits = new Intl.NumberFormat('en-GB');

/** A whole number as all of Galley writes it: 1,240. */
export const sayNumber = (number: number): string => digits.format(number);

/** A size in whole megabytes of 1,048,576 bytes, rounded up, so that what is over a limit never reads as being at it: 20 MB. */
export const sayMegabytes = (bytes: number): string => `${sayNumber(Math.ceil(bytes / 1_048_576))} MB`;

/** The word for so many of something: claim for 1, claims for 1,240. `more` is the word for all but one; without it, `one` with an s. */
export const nounFor = (count: number, one: string, more = `${one}s`): string => (count === 1 ? one : more);

/** How many there are of something, in digits: 1 claim, 1,240 claims. `more` as in `nounFor`. */
export const sayCount = (count: number, one: string, more?: string): string => `${sayNumber(count)} ${nounFor(count, one, more)}`;

/** How many of all are shown, where some are left out: 12 of 84 tags. Empty where none is: what stands in their place says it. */
export const sayShown = (shown: number, all: number, one: string, more?: string): string =>
  shown === 0 ? '' : `${sayNumber(shown)} of ${sayCount(all, one, more)}`;
