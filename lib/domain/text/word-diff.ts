import { createTokenizer, type Tokenizer, type Tokens } from './word-tokens';

/** A stretch of the old sequence that the new one has something else for. Half-open; one of the two may be empty, never both. */
export interface Change {
  oldFrom: number;
  oldTo: number;
  newFrom: number;
  newTo: number;
}

/** Above this many differences in one gap its two sides count as wholly different: time and memory grow with the square. */
const MAX_DIFFERENCES = 1024;
/** Gaps with more tokens than this are first cut at tokens that are unique on both sides. */
const SPLIT_ABOVE_TOKENS = 256;

/**
 * What changed from `before` to `after`, in order. What lies between the changes is equal on both sides.
 * Nearly minimal (Myers), but words that occur once on both sides are kept first in long gaps, as a reader would.
 * https://doi.org/10.1007/BF01840446
 */
export function diffTokens(before: Int32Array, after: Int32Array): Change[] {
  const changes: Change[] = [];
  // Gaps in order: the last pushed is the first to be worked on, so changes come out sorted.
  const gaps: Change[] = [{ oldFrom: 0, oldTo: before.length, newFrom: 0, newTo: after.length }];
  for (let gap = gaps.pop(); gap; gap = gaps.pop()) {
    const { oldFrom, oldTo, newFrom, newTo } = trimGap(before, after, gap);
    if (oldFrom === oldTo && newFrom === newTo) continue;
    const trimmed = { oldFrom, oldTo, newFrom, newTo };
    if (oldFrom === oldTo || newFrom === newTo) {
      changes.push(trimmed);
      continue;
    }
    const isLong = oldTo - oldFrom + (newTo - newFrom) > SPLIT_ABOVE_TOKENS;
    const parts = isLong ? splitAtUnique(before, after, trimmed) : [];
    if (parts.length > 1) gaps.push(...parts.reverse());
    else changes.push(...diffGap(before, after, trimmed));
  }
  return changes;
}

function trimGap(before: Int32Array, after: Int32Array, gap: Change): Change {
  let { oldFrom, oldTo, newFrom, newTo } = gap;
  while (oldFrom < oldTo && newFrom < newTo && before[oldFrom] === after[newFrom]) {
    oldFrom++;
    newFrom++;
  }
  while (oldFrom < oldTo && newFrom < newTo && before[oldTo - 1] === after[newTo - 1]) {
    oldTo--;
    newTo--;
  }
  return { oldFrom, oldTo, newFrom, newTo };
}

/** The gaps between the tokens that occur once on each side, those in the longest run of equal order. */
function splitAtUnique(before: Int32Array, after: Int32Array, gap: Change): Change[] {
  const places = new Map<number, { old: number; new: number }>();
  for (let i = gap.oldFrom; i < gap.oldTo; i++) {
    const id = before[i] ?? 0;
    places.set(id, { old: places.has(id) ? -1 : i, new: -1 });
  }
  for (let i = gap.newFrom; i < gap.newTo; i++) {
    const place = places.get(after[i] ?? 0);
    if (place) place.new = place.new === -1 ? i : -2;
  }
  const unique = [...places.values()].filter((place) => place.old >= 0 && place.new >= 0);
  const parts: Change[] = [];
  let { oldFrom, newFrom } = gap;
  for (const index of heaviestIncreasing(unique.map((place) => place.new))) {
    const place = unique[index];
    if (!place) continue;
    parts.push({ oldFrom, oldTo: place.old, newFrom, newTo: place.new });
    oldFrom = place.old + 1;
    newFrom = place.new + 1;
  }
  parts.push({ oldFrom, oldTo: gap.oldTo, newFrom, newTo: gap.newTo });
  return parts;
}

/** Myers' greedy search over one gap, both sides of which are not empty. */
function diffGap(before: Int32Array, after: Int32Array, gap: Change): Change[] {
  const { oldFrom, newFrom } = gap;
  const oldLength = gap.oldTo - oldFrom;
  const newLength = gap.newTo - newFrom;
  const max = Math.min(oldLength + newLength, MAX_DIFFERENCES);
  const reach = new Int32Array(2 * max + 3);
  const middle = max + 1;
  const trail: Int32Array[] = [];
  for (let d = 0; d <= max; d++) {
    for (let k = -d; k <= d; k += 2) {
      const below = reach[middle + k - 1] ?? 0;
      const above = reach[middle + k + 1] ?? 0;
      let x = k === -d || (k !== d && below < above) ? above : below + 1;
      while (x < oldLength && x - k < newLength && before[oldFrom + x] === after[newFrom + x - k]) x++;
      reach[middle + k] = x;
      if (x >= oldLength && x - k >= newLength) return walkBack(trail, d, gap);
    }
    // Only the diagonals that this round reached: the square of the differences in all, not of the tokens.
    trail.push(reach.slice(middle - d, middle + d + 1));
  }
  return [gap];
}

/** The changes along the way that led to the end of `gap` with `differences` differences. */
function walkBack(trail: readonly Int32Array[], differences: number, gap: Change): Change[] {
  const changes: Change[] = [];
  let x = gap.oldTo - gap.oldFrom;
  let y = gap.newTo - gap.newFrom;
  for (let d = differences; d > 0; d--) {
    const row = trail[d - 1];
    const reachAt = (k: number) => (Math.abs(k) > d - 1 ? -1 : (row?.[k + d - 1] ?? -1));
    const k = x - y;
    const isInsertion = k === -d || (k !== d && reachAt(k - 1) < reachAt(k + 1));
    const previousX = reachAt(isInsertion ? k + 1 : k - 1);
    const previousY = previousX - (isInsertion ? k + 1 : k - 1);
    const oldTo = gap.oldFrom + (isInsertion ? previousX : previousX + 1);
    const newTo = gap.newFrom + (isInsertion ? previousY + 1 : previousY);
    const one = { oldFrom: gap.oldFrom + previousX, oldTo, newFrom: gap.newFrom + previousY, newTo };
    const next = changes.at(-1);
    if (next && next.oldFrom === one.oldTo && next.newFrom === one.newTo) {
      next.oldFrom = one.oldFrom;
      next.newFrom = one.newFrom;
    } else changes.push(one);
    x = previousX;
    y = previousY;
  }
  return changes.reverse();
}

/**
 * Indexes of a strictly increasing subsequence of `values` with the greatest sum of `weights` (1 each if not given), in order.
 * Values are whole numbers from 0.
 */
export function heaviestIncreasing(values: readonly number[], weights?: readonly number[]): number[] {
  const size = values.reduce((max, value) => Math.max(max, value), 0) + 2;
  // A Fenwick tree over values: the best chain that ends at or below a value.
  const best = new Float64Array(size);
  const bestIndex = new Int32Array(size).fill(-1);
  const previous = new Int32Array(values.length).fill(-1);
  let heaviest = 0;
  let last = -1;
  values.forEach((value, index) => {
    let weight = 0;
    for (let i = value; i > 0; i -= i & -i) {
      if ((best[i] ?? 0) > weight) {
        weight = best[i] ?? 0;
        previous[index] = bestIndex[i] ?? -1;
      }
    }
    weight += weights?.[index] ?? 1;
    for (let i = value + 1; i < size; i += i & -i) {
      if ((best[i] ?? 0) < weight) {
        best[i] = weight;
        bestIndex[i] = index;
      }
    }
    if (weight > heaviest) {
      heaviest = weight;
      last = index;
    }
  });
  const chain: number[] = [];
  for (let i = last; i >= 0; i = previous[i] ?? -1) chain.push(i);
  return chain.reverse();
}

/** What a kept stretch between two changes must tell beyond chance. Bits: with 1, one stray match in two is believed. */
const MARGIN_BITS = 1;
/** The same for what is left of a quote. Higher: attaching a tag to stray words is worse than asking for it. */
const SURVIVAL_MARGIN_BITS = 3;

/**
 * Joins changes that only a chance agreement keeps apart. Where sixteen words were replaced by sixteen others, a "the" on both
 * sides is no survivor, and an anchor must not be left on it. `bitsOf` tells how rare the old tokens of a stretch are: the more
 * words around it were replaced, the rarer it must be to be believed. White space tells nothing (0 bits).
 */
export function joinCloseChanges(changes: readonly Change[], bitsOf: (oldFrom: number, oldTo: number) => number): Change[] {
  let joined = changes.map((change) => ({ ...change }));
  for (let count = -1; count !== joined.length; ) {
    count = joined.length;
    const next: Change[] = [];
    for (const change of joined) {
      const last = next.at(-1);
      if (last && bitsOf(last.oldTo, change.oldFrom) <= bitsOfChance(last, change)) {
        last.oldTo = change.oldTo;
        last.newTo = change.newTo;
      } else next.push(change);
    }
    joined = next;
  }
  return joined;
}

function bitsOfChance(a: Change, b: Change): number {
  const removed = a.oldTo - a.oldFrom + (b.oldTo - b.oldFrom);
  const added = a.newTo - a.newFrom + (b.newTo - b.newFrom);
  // Where words were only taken out, or only put in, nothing else was there to agree by chance.
  return removed === 0 || added === 0 ? 0 : Math.log2(removed * added) + MARGIN_BITS;
}

/**
 * True if `now` holds more of the words of `exact`, in order, than other words would by chance: half of the characters, or words
 * rare enough (by all that `tokenizer` has seen) for the length of the quote. Of thirty words a "the" is no survivor; a name is.
 */
export function survivesIn(exact: string, now: string, tokenizer: Tokenizer): boolean {
  if (exact === now || 2 * sameEdges(exact, now) >= exact.length) return true;
  const before = tokenizer.tokenize(exact);
  const after = tokenizer.tokenize(now);
  let [keptBits, keptChars, words, at] = [0, 0, 0, 0];
  for (const id of before.ids) if (tokenizer.isWord(id)) words++;
  const chanceBits = Math.log2(Math.max(1, words));
  const end: Change = { oldFrom: before.ids.length, oldTo: before.ids.length, newFrom: 0, newTo: 0 };
  for (const change of [...diffTokens(before.ids, after.ids), end]) {
    for (let i = at; i < change.oldFrom; i++) {
      const id = before.ids[i] ?? 0;
      if (!tokenizer.isWord(id)) continue;
      // Each word of the quote had its chance to agree.
      keptBits += Math.max(0, tokenizer.bitsOf(id) - chanceBits);
      keptChars += (before.starts[i + 1] ?? 0) - (before.starts[i] ?? 0);
    }
    at = change.oldTo;
  }
  return keptChars > 0 && (2 * keptChars >= exact.length || keptBits > chanceBits + SURVIVAL_MARGIN_BITS);
}

/** How many characters two texts have in common at their beginnings and ends. */
function sameEdges(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let begin = 0;
  while (begin < most && a.charCodeAt(begin) === b.charCodeAt(begin)) begin++;
  let end = 0;
  while (end < most - begin && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++;
  return begin + end;
}

/** What changed from one text to another, word by word. Offsets are UTF-16 units, half-open, never inside a character. */
export function diffWords(before: string, after: string): Change[] {
  const tokenizer = createTokenizer();
  const a = tokenizer.tokenize(before);
  const b = tokenizer.tokenize(after);
  return diffTokens(a.ids, b.ids).map((change) => toOffsets(change, a, b));
}

/** A change of tokens as a change of characters. */
export function toOffsets(change: Change, before: Tokens, after: Tokens): Change {
  return {
    oldFrom: before.starts[change.oldFrom] ?? 0,
    oldTo: before.starts[change.oldTo] ?? 0,
    newFrom: after.starts[change.newFrom] ?? 0,
    newTo: after.starts[change.newTo] ?? 0,
  };
}
