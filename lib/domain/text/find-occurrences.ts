/** Where `pattern` begins in `words`, all places with `start <= place` and `place + pattern.length <= end`. Overlapping places count. */
export function findOccurrences(words: string, pattern: string, start: number, end: number): number[] {
  const places: number[] = [];
  if (pattern === '') return places;
  for (let at = words.indexOf(pattern, start); at >= 0 && at + pattern.length <= end; at = words.indexOf(pattern, at + 1)) places.push(at);
  return places;
}

const GRAM_CHARS = 8;
const HASH_BASE = 0x01000193;
/** Slots of the table that says which hashes occur: most places of a text are passed over by one look into it. */
const SLOTS = 1 << 20;

/**
 * The same for many patterns at once: one pass over `words` for each length of gram, whatever the number of patterns.
 * When everything is deleted and put back, 20,000 tags look for their words in the whole text; one by one that takes seconds.
 * Grams are compared by a rolling hash (Karp and Rabin), and then as they are.
 */
export function findAllOccurrences(words: string, patterns: Iterable<string>): Map<string, number[]> {
  const found = new Map<string, number[]>();
  const byLength = new Map<number, Map<number, string[]>>();
  for (const pattern of patterns) {
    if (pattern === '' || found.has(pattern)) continue;
    found.set(pattern, []);
    const length = Math.min(GRAM_CHARS, pattern.length);
    const grams = byLength.get(length) ?? new Map<number, string[]>();
    byLength.set(length, grams);
    const hash = hashOf(pattern, length);
    const same = grams.get(hash);
    if (same) same.push(pattern);
    else grams.set(hash, [pattern]);
  }
  for (const [length, grams] of byLength) findGrams(words, length, grams, found);
  return found;
}

/** Hash of the first `length` characters. */
function hashOf(text: string, length: number): number {
  let hash = 0;
  for (let i = 0; i < length; i++) hash = (Math.imul(hash, HASH_BASE) + text.charCodeAt(i)) | 0;
  return hash;
}

function findGrams(words: string, length: number, grams: ReadonlyMap<number, readonly string[]>, found: Map<string, number[]>): void {
  const occurs = new Uint8Array(SLOTS);
  const slotOf = (hash: number) => (hash ^ (hash >>> 12)) & (SLOTS - 1);
  for (const hash of grams.keys()) occurs[slotOf(hash)] = 1;
  let outgoing = 1;
  for (let i = 1; i < length; i++) outgoing = Math.imul(outgoing, HASH_BASE);
  let hash = hashOf(words, Math.min(length, words.length));
  for (let at = 0; at + length <= words.length; at++) {
    if (occurs[slotOf(hash)] === 1) {
      for (const pattern of grams.get(hash) ?? []) if (words.startsWith(pattern, at)) found.get(pattern)?.push(at);
    }
    const rest = (hash - Math.imul(words.charCodeAt(at), outgoing)) | 0;
    hash = (Math.imul(rest, HASH_BASE) + words.charCodeAt(at + length)) | 0;
  }
}
