import { quoteRange, type Span } from '@/lib/domain/anchors/anchor';
import { isTorn } from '@/lib/domain/anchors/torn-edges';
import { DomainError } from '@/lib/domain/errors';
import { placeOfSuggestion, placeSince } from '@/lib/domain/talk/suggestion';
import { wordsBetween } from '@/lib/domain/text/article-text';
import type { ArticleSession } from '../session/article-session';
import type { ActionHistory } from '../undo/action-history';

/** What stands where an outdated suggestion was made, in the confirmed article. */
export interface Since extends Span {
  words: string;
}

/**
 * True if an open suggestion was made on words that are others in the confirmed article. One that is still to be sent is not, nor one that was
 * just proposed anew.
 */
export function isOutdated({ confirmed, suggestions }: Pick<ArticleSession, 'confirmed' | 'suggestions'>, id: string): boolean {
  const suggestion = confirmed.suggestions.get(id);
  if (!suggestion || suggestion.settled !== null) return false;
  // What goes on behind its last word has made that another one.
  if (placeOfSuggestion(confirmed.doc, suggestion) !== null && !isTorn(confirmed.doc, suggestion.anchor)) return false;
  const shown = suggestions.get(id);
  return shown === suggestion || (shown?.anchor.state !== 'exact' && shown?.anchor.state !== 'moved');
}

/** The words that stand now where an outdated suggestion was made, or null if none do that one suggestion could be about. */
export function wordsSince({ confirmed }: Pick<ArticleSession, 'confirmed'>, id: string): Since | null {
  const suggestion = confirmed.suggestions.get(id);
  const place = suggestion ? placeSince(confirmed.doc, suggestion) : null;
  return place && { ...place, words: wordsBetween(confirmed.doc, place.from, place.to) };
}

/**
 * Its author proposes `replacement` for the words that stand there now: the suggestion is about these from now on, with its note and its thread.
 * Throws DomainError if they have changed once more, or are what is proposed.
 */
export function proposeAnew(session: ArticleSession, history: ActionHistory, id: string, since: Since, replacement: string): void {
  const now = wordsSince(session, id);
  // The place is one of the confirmed text; with own words that are not stored yet the editor's is another.
  const isElsewhere = session.items.some(({ type }) => type === 'text');
  if (!now || now.words !== since.words || isElsewhere) {
    throw new DomainError('conflict', 'The words have changed again. Look what they are now, and propose anew.');
  }
  const note = session.suggestions.get(id)?.note ?? '';
  history.act('suggestion.changed', { suggestionId: id, ranges: [quoteRange(session.doc, now.from, now.to)], replacement, note });
}
