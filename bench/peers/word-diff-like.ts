import { diffWordsWithSpace } from 'diff';

/** Positions of the old text in the new one by npm `diff` over the whole text, or null if it took longer than `timeoutMs`. */
export function mapByDiff(before: string, after: string, timeoutMs: number): ((from: number, to: number) => { from: number; to: number } | null) | null {
  const parts = diffWordsWithSpace(before, after, { timeout: timeoutMs });
  if (!parts) return null;
  const kept: { from: number; to: number; at: number }[] = [];
  let [oldAt, newAt] = [0, 0];
  for (const { value, added, removed } of parts) {
    if (!added && !removed) kept.push({ from: oldAt, to: oldAt + value.length, at: newAt });
    if (!added) oldAt += value.length;
    if (!removed) newAt += value.length;
  }
  return (from, to) => {
    let low = 0;
    let high = kept.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((kept[middle]?.to ?? 0) <= from) low = middle + 1;
      else high = middle;
    }
    let found: { from: number; to: number } | null = null;
    for (let i = low; i < kept.length; i++) {
      const piece = kept[i];
      if (!piece || piece.from >= to) break;
      if (after.slice(piece.at, piece.at + piece.to - piece.from).trim() === '') continue;
      const start = piece.at + Math.max(from, piece.from) - piece.from;
      const end = piece.at + Math.min(to, piece.to) - piece.from;
      found = { from: found ? found.from : start, to: end };
    }
    return found;
  };
}
