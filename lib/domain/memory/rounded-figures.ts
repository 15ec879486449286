/** A figure of a claim: as `claimTerms` has it, and as it stands in the text. */
export interface WrittenFigure {
  term: string;
  raw: string;
}

/** Further apart than this share of the larger one, two figures are not the same, however roundly one is said: 300 is not 340. */
const FURTHEST_SHARE = 0.05;
/** For what binary fractions make of halves: 8.2 - 8.15 is a little more than 0.05. */
const TOLERANCE = 1e-9;

/**
 * True if one figure is the other said more roundly: 8 for 8.2, 2.4 million for 2,412,000. Two that are said as closely as each other are two
 * figures: 8.2 and 8.3, and 8.2 and 8.0, which its nought says is not 8.2. The same both ways round.
 */
export function isRounding(a: WrittenFigure, b: WrittenFigure): boolean {
  const [one, two] = [Number(a.term), Number(b.term)];
  const [finer, rounder] = [placesOf(a), placesOf(b)].sort((x, y) => y - x);
  if (finer === undefined || rounder === undefined || finer === rounder) return false;
  const apart = Math.abs(one - two);
  const larger = Math.max(Math.abs(one), Math.abs(two));
  return apart <= FURTHEST_SHARE * larger && apart <= 10 ** -rounder / 2 + TOLERANCE * larger;
}

const decimalsWritten = /^(?:\d+|\d{1,3}(?:,\d{3})+)\.(\d+)$|^\d+,(\d{1,2}|\d{4,})$/;

/** How closely a figure is said: 8.2 to 1 place behind the point, 2,412,000 to 3 before it (-3), 2.40 million to 4 before it. */
function placesOf({ term, raw }: WrittenFigure): number {
  const written = /\d(?:[\d.,]*\d)?/.exec(raw)?.[0] ?? '';
  // 412.000 where the point groups thousands has no decimals.
  const isWhole = written.replaceAll(/[.,]/g, '') === term;
  const [, ofPoint, ofComma] = (isWhole ? null : decimalsWritten.exec(written)) ?? [];
  const decimals = ofPoint ?? ofComma;
  const value = Number(ofComma === undefined ? written.replaceAll(',', '') : written.replace(',', '.'));
  // What multiplies it is a word behind it.
  if (decimals !== undefined && value > 0) return decimals.length - Math.round(Math.log10(Math.abs(Number(term)) / value));
  const [whole = '', fraction = ''] = term.split('.');
  return fraction.length > 0 ? fraction.length : -(/[1-9](0*)$/.exec(whole)?.[1]?.length ?? 0);
}
