import { applyEntry, emptyState } from '../article-state';
import type { JournalEntry } from './entry';
import { ErasedCopies } from './erase-copies';
import { erasedTogether, erasePart } from './erased-together';

/** What is left of entries when the words of those with `seqs` are erased, as the server does it: with what holds the same words, and what quotes them. */
export function erasedEntries(entries: readonly JournalEntry[], seqs: readonly number[]): JournalEntry[] {
  const named = entries.filter(({ seq }) => seqs.includes(seq));
  const parts = erasedTogether(named, entries);
  const copies = new ErasedCopies();
  let before = emptyState(entries[0]?.articleId ?? '');
  let state = before;
  const left = entries.map((entry) => {
    const part = parts.get(entry);
    const one = part ? { ...entry, payload: erasePart(entry.type, entry.payload, part) } : entry;
    before = applyEntry(before, entry);
    const next = applyEntry(state, one);
    copies.see(state, next, one);
    state = next;
    return one;
  });
  for (const [entry, part] of parts) if (part === 'all') copies.addNamed(entry);
  copies.addText(before.doc, state.doc);
  const found = new Map(copies.found(new Set([...parts.keys()].map(({ seq }) => seq))).map(({ entry, payload }) => [entry.seq, payload]));
  return left.map((one) => (found.has(one.seq) ? { ...one, payload: found.get(one.seq) } : one));
}
