import { quoteRange, type Span } from '../anchors/anchor';
import { type JournalWriter, testId } from './journal-writer.fixture';
import { pickAt } from './pick-at.fixture';

/** Suggests other words, or new ones where the span is empty; sometimes with a comment on it. */
export function suggest(journal: JournalWriter, { text, person, span }: { text: string; person: string; span: Span | null }) {
  if (!span) return;
  const number = journal.entries.length;
  const suggestionId = testId(8, number);
  const ranges = [quoteRange(journal.state.doc, span.from, span.to)];
  journal.append('suggestion.made', { suggestionId, ranges, replacement: text, note: number % 2 ? text : '' }, person);
  if (number % 3 > 0) return;
  const comment = { threadId: testId(6, number), commentId: testId(7, number), about: 'suggestion', suggestionId, text: 'Is it better?' };
  journal.append('comment', comment, person);
}

/** Settles a suggestion in that way, or opens one again that is settled. */
export function settleSuggestion(
  journal: JournalWriter,
  { how, which, person }: { how: 'accepted' | 'rejected' | 'withdrawn'; which: number; person: string },
) {
  const suggestion = pickAt([...journal.state.suggestions.values()], which);
  if (!suggestion) return;
  const { id: suggestionId, settled, byId } = suggestion;
  if (settled) journal.append('suggestion.reopened', { suggestionId }, byId);
  else journal.append(`suggestion.${how}`, { suggestionId }, how === 'withdrawn' ? byId : person);
}
