import { applyEntry, emptyState } from '../article-state';
import type { JournalEntry } from './entry';
import { ErasedCopies } from './erase-copies';
import { erasedTogether, erasePart, type Part } from './erased-together';

/** What is left of entries when the words of those with `seqs` are erased, as the server does it: with what holds the same words, and what quotes them. */
export function erasedEntries(entries: readonly JournalEntry[], seqs: readonly number[]): JournalEntry[] {
  const named = entries.filter(({ seq }) => seqs.includes(seq));
  const { left, copies } = eraseParts(entries, erasedTogether(named, entries));
  return left.map((one) => (copies.has(one.seq) ? { ...one, payload: copies.get(one.seq) } : one));
}

/** What the entries lose, by seq, that say again what those with `seqs` lose, these alone: as the server finds it. */
export function copiesIn(entries: readonly JournalEntry[], seqs: ReadonlySet<number>): Map<number, unknown> {
  const named = entries.filter(({ seq }) => seqs.has(seq));
  return eraseParts(entries, new Map(named.map((one) => [one, 'all']))).copies;
}

function eraseParts(entries: readonly JournalEntry[], parts: ReadonlyMap<JournalEntry, Part>) {
  const erased = new ErasedCopies();
  let before = emptyState(entries[0]?.articleId ?? '');
  let state = before;
  const left = entries.map((entry) => {
    const part = parts.get(entry);
    const one = part ? { ...entry, payload: erasePart(entry.type, entry.payload, part) } : entry;
    before = applyEntry(before, entry);
    const next = applyEntry(state, one);
    erased.see(state, next, one);
    state = next;
    return one;
  });
  for (const [entry, part] of parts) if (part === 'all') erased.addNamed(entry);
  erased.addText(before.doc, state.doc);
  const found = erased.found(new Set([...parts.keys()].map(({ seq }) => seq)));
  return { left, copies: new Map(found.map(({ entry, payload }) => [entry.seq, payload])) };
}
