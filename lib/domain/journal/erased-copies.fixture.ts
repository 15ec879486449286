import { applyEntry, emptyState } from '../article-state';
import type { JournalEntry } from './entry';
import { erasePayload } from './erase';
import { ErasedCopies } from './erase-copies';

/** What the entries lose, by seq, that say again what those with `seqs` lose: as the server finds it. */
export function copiesIn(entries: readonly JournalEntry[], seqs: ReadonlySet<number>): Map<number, unknown> {
  const copies = new ErasedCopies();
  let before = emptyState(entries[0]?.articleId ?? '');
  let state = before;
  for (const entry of entries) {
    const left = seqs.has(entry.seq) ? { ...entry, payload: erasePayload(entry.type, entry.payload) } : entry;
    before = applyEntry(before, entry);
    const next = applyEntry(state, left);
    copies.see(state, next, left);
    state = next;
  }
  for (const entry of entries) if (seqs.has(entry.seq)) copies.addNamed(entry);
  copies.addText(before.doc, state.doc);
  return new Map(copies.found(seqs).map(({ entry, payload }) => [entry.seq, payload]));
}
