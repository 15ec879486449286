/** Up to so many comparisons the engine's own search is left to itself, which compares anew at each place; beyond it all places cost as one. */
const PLAIN_COMPARISONS = 4_000_000;

/** Where `pattern` begins in `words`, all places with `start <= place` and `place + pattern.length <= end`. Overlapping places count. */
export function findOccurrences(words: string, pattern: string, start: number, end: number): number[] {
  const last = Math.min(end, words.length) - pattern.length;
  if (pattern === '' || last < start) return [];
  if ((last - start) * pattern.length > PLAIN_COMPARISONS) return findByBorders(words, pattern, start, end);
  const places: number[] = [];
  // No further than `end`: what follows may be a whole book.
  const within = end < words.length ? words.slice(0, end) : words;
  for (let at = within.indexOf(pattern, start); at >= 0; at = within.indexOf(pattern, at + 1)) places.push(at);
  return places;
}

/**
 * Where the letters, figures and signs of `pattern` stand in `words`, within `start`..`end`, whatever white space is between them here and there.
 * Each place reaches from the first of them to behind the last.
 */
export function findUnspaced(
  words: string,
  pattern: string,
  { start, end }: { start: number; end: number },
): { start: number; end: number }[] {
  const sought = pattern.replace(/\s+/gu, '');
  const places: number[] = [];
  for (let at = start; at < end; at++) if (/\S/u.test(words[at] ?? ' ')) places.push(at);
  const text = places.map((at) => words[at]).join('');
  return findOccurrences(text, sought, 0, text.length).flatMap((at) => {
    const [first, last] = [places[at], places[at + sought.length - 1]];
    return first === undefined || last === undefined ? [] : [{ start: first, end: last + 1 }];
  });
}

/**
 * The same, with no character of `words` compared more than twice (Knuth, Morris and Pratt): of a text and a pattern of one letter each the plain way
 * compares as many as both lengths multiplied.
 */
function findByBorders(words: string, pattern: string, start: number, end: number): number[] {
  const borders = bordersOf(pattern);
  const places: number[] = [];
  let matched = 0;
  for (let at = start; at < Math.min(end, words.length); at++) {
    const unit = words.charCodeAt(at);
    while (matched > 0 && pattern.charCodeAt(matched) !== unit) matched = borders[matched - 1] ?? 0;
    if (pattern.charCodeAt(matched) === unit) matched++;
    if (matched < pattern.length) continue;
    places.push(at + 1 - matched);
    matched = borders[matched - 1] ?? 0;
  }
  return places;
}

/** For each beginning of `pattern`, the length of its longest end that is a shorter beginning as well. */
function bordersOf(pattern: string): Int32Array {
  const borders = new Int32Array(pattern.length);
  let length = 0;
  for (let at = 1; at < pattern.length; at++) {
    const unit = pattern.charCodeAt(at);
    while (length > 0 && pattern.charCodeAt(length) !== unit) length = borders[length - 1] ?? 0;
    if (pattern.charCodeAt(length) === unit) length++;
    borders[at] = length;
  }
  return borders;
}

const GRAM_CHARS = 8;
const HASH_BASE = 0x01000193;
/** Slots of the table that says which hashes occur: most places of a text are passed over by one look into it. */
const SLOTS = 1 << 20;

/** What may be done for all patterns together. */
const BOUNDS = {
  /** So many characters are compared in the pass for all, in equal shares. */
  comparisons: 1 << 28,
  /** No pattern's share is smaller: so many every pattern may need that begins with the commonest words of a long book. */
  leastShare: 1 << 13,
  /** So many characters are gone through for those patterns whose share was used up, each by itself. */
  aloneChars: 1 << 27,
};
/** What a place that is noted costs, in characters that are gone through: they are kept. */
const CHARS_A_PLACE = 64;

/**
 * The same for many patterns at once: one pass over `words` for each length of gram, whatever the number of patterns.
 * When everything is deleted and put back, 20,000 tags look for their words in the whole text; one by one that takes seconds.
 * Grams are compared by a rolling hash (Karp and Rabin), and then as they are.
 *
 * A pattern that begins like very many places of the text is looked for by itself. Where there are more of these than there is time for, the last of them
 * are null: neither found nor known not to be there. Which they are follows from `words` and `patterns` alone.
 */
export function findAllOccurrences(words: string, patterns: Iterable<string>, bounds = BOUNDS): Map<string, number[] | null> {
  const found = new Map<string, number[] | null>([...patterns].filter((pattern) => pattern !== '').map((pattern) => [pattern, []]));
  // What is compared beyond the length of the text is more than looking for one by itself takes.
  const share = Math.max(bounds.leastShare, Math.min(words.length, Math.floor(bounds.comparisons / Math.max(1, found.size))));
  const byLength = new Map<number, Map<number, Sought[]>>();
  for (const pattern of found.keys()) {
    const length = Math.min(GRAM_CHARS, pattern.length);
    const grams = byLength.get(length) ?? new Map<number, Sought[]>();
    byLength.set(length, grams);
    const hash = hashOf(pattern, length);
    const sought: Sought = { pattern, places: [], left: share };
    const same = grams.get(hash);
    if (same) same.push(sought);
    else grams.set(hash, [sought]);
  }
  const costly: string[] = [];
  for (const [length, grams] of byLength) {
    costly.push(...findGrams(words, length, grams));
    for (const sought of grams.values()) for (const { pattern, places } of sought) found.set(pattern, places);
  }
  let left = bounds.aloneChars;
  for (const pattern of costly) {
    const places = left < words.length ? null : findByBorders(words, pattern, 0, words.length);
    left -= places ? words.length + CHARS_A_PLACE * places.length : 0;
    found.set(pattern, places);
  }
  return found;
}

/** A pattern that is looked for with others. */
interface Sought {
  pattern: string;
  places: number[];
  /** How many characters may still be compared for it. */
  left: number;
}

/** Hash of the first `length` characters. */
function hashOf(text: string, length: number): number {
  let hash = 0;
  for (let i = 0; i < length; i++) hash = (Math.imul(hash, HASH_BASE) + text.charCodeAt(i)) | 0;
  return hash;
}

/** Notes the places of the patterns of one length of gram. Those whose share is used up are taken out of `grams`, and given. */
function findGrams(words: string, length: number, grams: Map<number, Sought[]>): string[] {
  const costly: string[] = [];
  const occurs = new Uint8Array(SLOTS);
  const slotOf = (hash: number) => (hash ^ (hash >>> 12)) & (SLOTS - 1);
  for (const hash of grams.keys()) occurs[slotOf(hash)] = 1;
  let outgoing = 1;
  for (let i = 1; i < length; i++) outgoing = Math.imul(outgoing, HASH_BASE);
  let hash = hashOf(words, Math.min(length, words.length));
  for (let at = 0; at + length <= words.length; at++) {
    const sought = occurs[slotOf(hash)] === 1 ? grams.get(hash) : undefined;
    if (sought) {
      let isUsedUp = false;
      for (const one of sought) {
        compareAt(words, at, one);
        isUsedUp ||= one.left < 0;
      }
      if (isUsedUp) {
        for (const { pattern, left } of sought) if (left < 0) costly.push(pattern);
        grams.set(
          hash,
          sought.filter(({ left }) => left >= 0),
        );
      }
    }
    const rest = (hash - Math.imul(words.charCodeAt(at), outgoing)) | 0;
    hash = (Math.imul(rest, HASH_BASE) + words.charCodeAt(at + length)) | 0;
  }
  return costly;
}

/** Notes a place of one pattern, if it is one. */
function compareAt(words: string, at: number, one: Sought): void {
  const { pattern, places } = one;
  let same = 0;
  while (same < pattern.length && words.charCodeAt(at + same) === pattern.charCodeAt(same)) same++;
  const isThere = same === pattern.length;
  // The first place takes as long as it was to store the words: many long tags are not many places.
  if (!isThere || places.length > 0) one.left -= same + 1;
  if (isThere) places.push(at);
}
