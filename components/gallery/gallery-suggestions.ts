import type { Node } from '@tiptap/pm/model';
import { quoteRange } from '@/lib/domain/anchors/anchor';
import type { Suggestion } from '@/lib/domain/talk/suggestion';
import { GALLERY_AT as AT, galleryId, JONAH, PRIYA } from './gallery-ids';
import { galleryPlace } from './gallery-place';

/** The paragraph that the suggestions stand in. */
export const suggestedParagraph = 'A night bus is a promise that the city made, and the last one left at 12.35 every night.';

interface Sample {
  words: string;
  replacement: string;
  byId?: string;
  note?: string;
  how?: 'accepted' | 'rejected' | 'withdrawn';
  isOutdated?: boolean;
}

const samples: readonly Sample[] = [
  { words: 'a promise', replacement: 'a pledge' },
  { words: 'every night', replacement: 'on weekdays', byId: PRIYA, note: 'On Sundays it is the 11.50.' },
  { words: 'the city', replacement: 'the council', isOutdated: true },
  { words: 'A night bus', replacement: 'The night bus', how: 'rejected' },
];

/** A suggestion in each of its states: a colleague's, one's own, one whose words are others now, and a settled one. */
export const gallerySuggestions = (doc: Node): Suggestion[] => samples.map((sample, i) => suggestionOf(doc, sample, galleryId(990 + i)));

/** Their ids, in the same order. */
export const suggestionIds = samples.map((_, i) => galleryId(990 + i));

function suggestionOf(doc: Node, { words, replacement, byId = JONAH, note = '', how, isOutdated = false }: Sample, id: string): Suggestion {
  const { from, to } = galleryPlace(doc, words, suggestedParagraph);
  return {
    id,
    anchor: { ranges: [quoteRange(doc, from, to)], state: isOutdated ? 'drifted' : 'exact' },
    words: isOutdated ? 'the town' : words,
    replacement,
    note,
    byId,
    at: AT,
    changedAt: null,
    settled: how ? { how, byId: PRIYA, at: AT, entryId: galleryId(989) } : null,
  };
}
