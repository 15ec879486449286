import type { Node } from '@tiptap/pm/model';
import { composeMaps } from '../anchors/compose-maps';
import { offsetAt, positionsOf, readText } from '../text/article-text';
import { type Alignment, carryMoved } from './align';
import { reattachQuotes } from './reattach';
import { wholeAround } from './whole-around';

/** A range of the old doc and the quote that it had there. */
export interface QuotedRange {
  from: number;
  to: number;
  exact: string;
  prefix: string;
  suffix: string;
}

/** Where a range is in the new doc. Positions, half-open. */
export interface FoundRange {
  from: number;
  to: number;
  /** kept: mapped through the steps. carried: with its block to another place. found: by its quote. */
  how: 'kept' | 'carried' | 'found';
  /** 0 to 1. How well quote, context and place agree for what was found by quote; else 1. */
  score: number;
  /** True if the quote stands in several places equally well. */
  isAmbiguous: boolean;
}

/**
 * Where each range is after the whole text was replaced by `newDoc`: mapped through the steps of the alignment, else carried with
 * a block that moved, else found by its quote, else null: its words are gone. A range of which only words are left that stand
 * everywhere counts as gone. Ranges are true in the old doc of the alignment; results have their order.
 */
export function followQuotes(newDoc: Node, alignment: Alignment, ranges: readonly QuotedRange[]): (FoundRange | null)[] {
  const maps = composeMaps(alignment.steps.map((step) => step.getMap()));
  const mapped = (pos: number, side: -1 | 1) => maps.reduce((at, map) => map.map(at, side), pos);
  // One reading of the doc for all: asking it for the words of each range walks its blocks anew.
  const text = readText(newDoc);
  const survives = (exact: string, from: number, to: number) =>
    from < to && alignment.survives(exact, text.words.slice(offsetAt(text, from), offsetAt(text, to)));
  const followed = ranges.map((range): FoundRange | null => {
    const kept = { from: mapped(range.from, 1), to: mapped(range.to, -1) };
    if (survives(range.exact, kept.from, kept.to)) return { ...kept, how: 'kept', score: 1, isAmbiguous: false };
    const carried = carryMoved(alignment.moved, range);
    if (carried && survives(range.exact, carried.from, carried.to)) return { ...carried, how: 'carried', score: 1, isAmbiguous: false };
    // A small part of it was taken along, with one of several paragraphs that are one now: the rest may stand right beside it.
    const around = [kept, carried].find((place) => place && place.from < place.to);
    const whole = around && wholeAround(newDoc, { ...around, exact: range.exact });
    return whole ? { ...whole, how: 'found', score: 1, isAmbiguous: false } : null;
  });
  const lost = followed.flatMap((one, i) => (one ? [] : [i]));
  if (lost.length === 0) return followed;
  const quotes = lost.flatMap((i) => {
    const range = ranges[i];
    // Expected where its surroundings are now.
    return range ? [{ exact: range.exact, prefix: range.prefix, suffix: range.suffix, hint: offsetAt(text, mapped(range.from, 1)) }] : [];
  });
  reattachQuotes(text.words, quotes).forEach((match, k) => {
    const place = match && positionsOf(text, match.from, match.to);
    const i = lost[k];
    if (place && i !== undefined) followed[i] = { ...place, how: 'found', score: match.score, isAmbiguous: match.isAmbiguous };
  });
  return followed;
}
