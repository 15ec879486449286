import { v7 as uuidv7 } from 'uuid';
import { quoteRange, type Span } from '@/lib/domain/anchors/anchor';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { isInOneParagraph, MAX_SUGGESTION_CHARS } from '@/lib/domain/talk/suggestion';
import { wordsBetween } from '@/lib/domain/text/article-text';
import { suggestionPlace } from '../marks/suggestion-plugin';
import type { ArticleSession } from '../session/article-session';
import type { ActionHistory } from '../undo/action-history';

/** The words of a tag where one suggestion can be about them. */
export interface TagWords extends Span {
  words: string;
}

/** Where a tag's words stand now, or null if one suggestion cannot be about them: they are gone, stand in several places or paragraphs, or are too many. */
export function wordsToSuggestOn(session: ArticleSession, annotation: Annotation): TagWords | null {
  const [place, ...others] = session.placesOf(annotation);
  if (!place || others.length > 0 || !isInOneParagraph(session.doc, place)) return null;
  const { from, to } = place;
  return from < to && to - from <= MAX_SUGGESTION_CHARS ? { from, to, words: wordsBetween(session.doc, from, to) } : null;
}

/** True if somebody proposes these words for those already, at this place, and nobody has answered. The same words elsewhere are others. */
export const isSuggestedAlready = (session: ArticleSession, { from, to, words }: TagWords, replacement: string): boolean =>
  [...session.suggestions.values()].some((one) => {
    if (one.settled || one.words !== words || one.replacement !== replacement) return false;
    const place = suggestionPlace(session.options.host.state, one.id);
    return place !== null && place.from < to && from < place.to;
  });

/** Proposes other words for those of a tag. Throws DomainError if they are the same. */
export function suggestWords(session: ArticleSession, history: ActionHistory, { from, to }: Span, replacement: string): void {
  history.act('suggestion.made', { suggestionId: uuidv7(), ranges: [quoteRange(session.doc, from, to)], replacement, note: '' });
}
