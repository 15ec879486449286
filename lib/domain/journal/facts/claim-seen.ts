import { z } from 'zod';
import { sha256Hex } from '../../hash';
import type { Annotation } from '../../tags/annotation';
import { inputText } from '../../text/text-input';
import { Uuid } from '../../uuid';
import type { Verdict } from '../../verdicts/verdict';

/** So long at most are the words that somebody says they saw. UTF-16 units. */
export const MAX_SEEN_CHARS = 100_000;

/** What somebody sees of a claim: its words, and the entry that said what is checked of it; null where none did. */
export const ClaimSeen = z.object({ seenWords: inputText(MAX_SEEN_CHARS), statedEntryId: Uuid.nullable() });
export type ClaimSeen = z.infer<typeof ClaimSeen>;

/**
 * The member by which an entry about a fact says what its sender sees of the fact's claim. Left out where nobody says, as by entries from before this was
 * asked: what follows is then on what stands. Not stored: the verdict that follows keeps it.
 */
export const SeesClaim = z.object({ claimSeen: ClaimSeen.optional() });

/** What a verdict that follows is of where that is not what stands there now. */
export type OtherThanSeen = Pick<Verdict, 'words' | 'wordsHash' | 'restatedFrom'>;

/** What was seen of a claim where something else stands there now; null where it is the same. In the browser, which leaves to the server what means the same. */
export function otherThanSeen({ stated }: Annotation, now: string, { seenWords, statedEntryId }: ClaimSeen): OtherThanSeen | null {
  const isSame = seenWords === now && statedEntryId === (stated?.basis.entryId ?? null);
  return isSame ? null : { words: seenWords, wordsHash: sha256Hex(seenWords) };
}
