import type { Quote } from '../anchors/anchor';
import type { TrigramIndex } from './trigram-index';

/** Places looked at for one quote, those of its rarest trigrams first, by the root of the text's length: 800 in 10,000 words. The context gets as many. */
const PLACES_BY_ROOT = 3.3;
/** Places tried with the slower search. */
const MAX_CANDIDATES = 6;
/** Least share of the votes that a place must have of the quote's own words. Half of the words changed leave some 0.4. */
const MIN_SHARE = 0.25;
/** Above any length of quote or context. A power of two. */
const MAX_PATTERN_CHARS = 2 ** 24;
/** What a vote of the context counts, next to one of the quote. */
const CONTEXT_WEIGHT = 0.5;

/**
 * Where a changed quote may be: stretches of `text` that hold many of its rarest trigrams in about the right distances, best
 * first. Which of several is tried, the context says too. None at all if its words are gone: that is what makes orphans cheap.
 */
export function candidatePlaces(text: string, index: TrigramIndex, quote: Quote): { from: number; to: number }[] {
  const { exact, prefix, suffix } = quote;
  // Votes fall into bins of diagonals: words put in or taken out before a trigram shift it by less than a bin.
  const binChars = Math.max(24, Math.ceil(exact.length / 3));
  const shift = prefix.length + exact.length;
  const ballot = new Ballot(Math.ceil((text.length + shift) / binChars) + 2, binChars, shift, PLACES_BY_ROOT * Math.sqrt(text.length));
  const all = ballot.cast(index, exact, 0);
  if (all === 0) return [];
  const own = ballot.fullest(all * MIN_SHARE);
  if (own.length > MAX_CANDIDATES) {
    ballot.cast(index, prefix, -prefix.length, CONTEXT_WEIGHT);
    ballot.cast(index, suffix, exact.length, CONTEXT_WEIGHT);
  }
  return ballot
    .ranked(own)
    .slice(0, MAX_CANDIDATES)
    .map((bin) => {
      const from = bin * binChars - shift;
      return { from: Math.max(0, from), to: Math.min(text.length, from + 2 * binChars + exact.length) };
    });
}

/** Counts for each place how much speaks for the quote beginning there. */
class Ballot {
  private readonly votes: Float32Array;
  private readonly touched: number[] = [];

  constructor(
    binCount: number,
    private readonly binChars: number,
    private readonly shift: number,
    private readonly maxPlaces: number,
  ) {
    this.votes = new Float32Array(binCount);
  }

  /** One vote for each place of a trigram of `pattern`, which stands at `start` relative to the quote. Gives what a place with all of them would get. */
  cast(index: TrigramIndex, pattern: string, start: number, factor = 1): number {
    let possible = 0;
    let left = this.maxPlaces;
    for (const { at, count } of seedsOf(index, pattern)) {
      // A rare trigram says more than a common one.
      const weight = factor / Math.log2(count + 2);
      possible += weight;
      if (count === 0) continue;
      left -= count;
      if (left < 0) break;
      for (const place of index.placesOf(pattern, at)) {
        const bin = Math.floor((place - at - start + this.shift) / this.binChars);
        if (bin < 0) continue;
        if (this.votes[bin] === 0) this.touched.push(bin);
        this.votes[bin] = (this.votes[bin] ?? 0) + weight;
      }
    }
    return possible;
  }

  /** The votes of a bin with those of the next: a quote may begin near the edge of two. */
  private weightOf(bin: number): number {
    return (this.votes[bin] ?? 0) + (this.votes[bin + 1] ?? 0);
  }

  fullest(least: number): number[] {
    return this.touched.filter((bin) => this.weightOf(bin) >= least);
  }

  ranked(bins: readonly number[]): number[] {
    return [...bins].sort((a, b) => this.weightOf(b) - this.weightOf(a));
  }
}

/** The trigrams of `pattern` by how rare they are in the text, those that are not there at all first: they lower every share. */
function seedsOf(index: TrigramIndex, pattern: string): { at: number; count: number }[] {
  // Sorted as numbers, count before offset: a typed array sorts several times faster than objects.
  const keys = new Float64Array(Math.max(0, pattern.length - 2));
  for (let at = 0; at < keys.length; at++) keys[at] = index.countOf(pattern, at) * MAX_PATTERN_CHARS + at;
  return Array.from(keys.sort(), (key) => ({ at: key % MAX_PATTERN_CHARS, count: Math.floor(key / MAX_PATTERN_CHARS) }));
}
