import approxSearch from 'approx-string-match';

/**
 * Finds quotes the way the Hypothesis client is described to: the old position if the words there are still the quote, else every
 * exact place, else the nearest approximate ones in the whole text with up to half of the characters wrong; the best by
 * 50 parts quote, 20 prefix, 20 suffix, 2 position. Written for this bench from that description.
 */
export function findLikeHypothesis(text: string, quote: { exact: string; prefix: string; suffix: string; hint: number }): { from: number; to: number } | null {
  const { exact, prefix, suffix, hint } = quote;
  if (exact === '') return null;
  if (text.startsWith(exact, hint)) return { from: hint, to: hint + exact.length };
  const likeness = (pattern: string, window: string) => {
    if (pattern === '') return 1;
    const [match] = approxSearch(window, pattern, pattern.length);
    return match ? 1 - match.errors / pattern.length : 0;
  };
  let best: { from: number; to: number } | null = null;
  let bestScore = -1;
  for (const { start, end, errors } of searchText(text, exact, Math.min(256, exact.length / 2))) {
    const score =
      (50 * (1 - errors / exact.length) +
        20 * likeness(prefix, text.slice(Math.max(0, start - prefix.length), start)) +
        20 * likeness(suffix, text.slice(end, end + suffix.length)) +
        2 * (1 - Math.abs(start - hint) / text.length)) /
      92;
    if (score > bestScore) {
      bestScore = score;
      best = { from: start, to: end };
    }
  }
  return best;
}

function searchText(text: string, pattern: string, maxErrors: number): { start: number; end: number; errors: number }[] {
  const exact: { start: number; end: number; errors: number }[] = [];
  for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1)) exact.push({ start: at, end: at + pattern.length, errors: 0 });
  return exact.length > 0 ? exact : approxSearch(text, pattern, maxErrors);
}
