/** Where `pattern` begins in `words`, all places with `start <= place` and `place + pattern.length <= end`. Overlapping places count. */
export function findOccurrences(words: string, pattern: string, start: number, end: number): number[] {
  const places: number[] = [];
  if (pattern === '') return places;
  for (let at = words.indexOf(pattern, start); at >= 0 && at + pattern.length <= end; at = words.indexOf(pattern, at + 1)) places.push(at);
  return places;
}

const GRAM_CHARS = 8;

/**
 * The same for many patterns at once: one pass over `words` for each length of gram, whatever the number of patterns.
 * When everything is deleted and put back, 20,000 tags look for their words in the whole text; one by one that takes seconds.
 */
export function findAllOccurrences(words: string, patterns: Iterable<string>): Map<string, number[]> {
  const found = new Map<string, number[]>();
  const byLength = new Map<number, Map<string, string[]>>();
  for (const pattern of patterns) {
    if (pattern === '' || found.has(pattern)) continue;
    found.set(pattern, []);
    const length = Math.min(GRAM_CHARS, pattern.length);
    const grams = byLength.get(length) ?? new Map<string, string[]>();
    byLength.set(length, grams);
    const gram = pattern.slice(0, length);
    grams.set(gram, [...(grams.get(gram) ?? []), pattern]);
  }
  for (const [length, grams] of byLength) {
    for (let at = 0; at + length <= words.length; at++) {
      const candidates = grams.get(words.slice(at, at + length));
      if (!candidates) continue;
      for (const pattern of candidates) if (words.startsWith(pattern, at)) found.get(pattern)?.push(at);
    }
  }
  return found;
}
