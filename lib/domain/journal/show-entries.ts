import type { Viewer } from '../people/permissions';
import type { IsRemoved } from '../talk/thread';
import { type JournalEntry, NOBODY, type VisibleEntry } from './entry';
import { entryTypeOf } from './entry-types';

/**
 * Entries as a viewer gets them: without what would let their words be guessed, and without what is not theirs to see. Of work on a draft of a query, that there was some is
 * left (its kind, ids and time), since the journal has no gaps; not whose it is, in which tab, and about which tag. Words of comments that were
 * removed since (`isRemoved`) nobody gets.
 */
export const showEntries = (entries: readonly JournalEntry[], viewer: Viewer, isRemoved: IsRemoved): VisibleEntry[] =>
  entries.map((one) => showEntry(one, viewer, isRemoved));

/**
 * An entry without the words of comments that were removed since, for a journal that goes out with its chain; the very same if it has none. The chain
 * holds, since it is over `payloadHash`; the salt goes with the words, or short ones could be guessed from that.
 */
export function withoutRemovedWords(entry: JournalEntry, isRemoved: IsRemoved): JournalEntry {
  const payload = entryTypeOf(entry.type).withoutRemoved(entry.payload, isRemoved);
  return payload === entry.payload ? entry : { ...entry, payload, salt: '' };
}

/** True for an entry of which a viewer gets a part alone. */
export function isShownInPart({ type: name, payload }: JournalEntry, { seesDrafts }: Viewer): boolean {
  const type = entryTypeOf(name);
  return !seesDrafts && (type.isOfDraft(payload) || type.redact(payload) !== payload);
}

function showEntry(
  { salt: _salt, payloadHash: _payloadHash, ...entry }: JournalEntry,
  { seesDrafts }: Viewer,
  isRemoved: IsRemoved,
): VisibleEntry {
  const type = entryTypeOf(entry.type);
  const payload = type.withoutRemoved(entry.payload, isRemoved);
  if (seesDrafts) return { ...entry, payload };
  const seen = { ...entry, payload: type.redact(payload) };
  // The tab as well: by their other entries it says who works there.
  return type.isOfDraft(entry.payload) ? { ...seen, actorId: NOBODY, clientId: NOBODY } : seen;
}
