import { v7 as uuidv7 } from 'uuid';
import { quoteRange } from '@/lib/domain/anchors/anchor';
import { DomainError } from '@/lib/domain/errors';
import { placeOfSuggestion, type Suggestion } from '@/lib/domain/talk/suggestion';
import { suggestionPlace, suggestionsAt } from '../marks/suggestion-plugin';
import type { OutboxItem } from '../outbox/outbox';
import { suggestionIdOf } from '../outbox/outbox-items';
import type { ArticleSession } from '../session/article-session';
import { rangesOf } from '../session/pending';
import type { ActionHistory } from '../undo/action-history';

/**
 * Proposes anew what the person wrote on in a suggestion that somebody accepted meanwhile, once the server has refused all of that: what goes beyond the
 * accepted words stands behind them, in front of what the person has begun to propose there since. What is no such rest stays refused, to be shown.
 */
export function proposeRest(session: ArticleSession, history: ActionHistory): void {
  for (const id of new Set(session.refused.map(({ item }) => suggestionIdOf(item)))) {
    const suggestion = session.confirmed.suggestions.get(id ?? '');
    if (suggestion?.settled?.how !== 'accepted') continue;
    const isAbout = (item: OutboxItem) => suggestionIdOf(item) === id;
    // What waits still is to be refused as well, and says more.
    if (session.items.some(isAbout)) continue;
    const refused = session.refused.flatMap(({ item }) => (isAbout(item) && session.refusedIds.has(item.id) ? [item] : []));
    const rest = restOf(suggestion, refused);
    const isProposed = rest !== null && (rest === '' || proposeBehind(session, history, suggestion, rest));
    if (isProposed) session.dismissRefused(...refused.map((item) => item.id));
  }
}

/** What the newest of the refused changes says behind the accepted words. Null if one of them is about other words, or more than that. */
function restOf({ words, replacement, note }: Suggestion, refused: readonly OutboxItem[]): string | null {
  const goesOn = (item: OutboxItem) =>
    item.type === 'suggestion.changed' && item.payload.note === note && rangesOf(item)?.[0]?.exact === words;
  const newest = refused.at(-1)?.payload.replacement;
  if (!refused.every(goesOn) || typeof newest !== 'string' || !newest.startsWith(replacement)) return null;
  return newest.slice(replacement.length);
}

/** False where the accepted words are others by now, or the rest may not stand behind them. */
function proposeBehind(session: ArticleSession, history: ActionHistory, accepted: Suggestion, rest: string): boolean {
  const { host, personId } = session.options;
  const at = suggestionPlace(host.state, accepted.id)?.to;
  if (at === undefined || placeOfSuggestion(session.confirmed.doc, accepted) === null) return false;
  const begun = suggestionsAt(host.state, { from: at, to: at }).find(({ suggestion, from }) => from === at && suggestion.byId === personId);
  try {
    if (begun) {
      const { id, replacement, note } = begun.suggestion;
      const ranges = session.placesOfSuggestion(begun.suggestion);
      session.act('suggestion.changed', { suggestionId: id, ranges, replacement: rest + replacement, note });
    } else {
      const ranges = [quoteRange(session.doc, at, at)];
      history.act('suggestion.made', { suggestionId: uuidv7(), ranges, replacement: rest, note: '' });
    }
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}
