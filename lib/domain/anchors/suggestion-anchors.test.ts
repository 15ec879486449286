import { Transform } from '@tiptap/pm/transform';
import { describe, expect, it } from 'vitest';
import { docOf, TestJournal, testId } from '../journal/journal.fixture';

describe('a place between two characters of a suggestion', () => {
  // Both begin with the same half: what is left of "🚢🚀" without the end of the first and the beginning of the second is one 🚀. No page may send this.
  it('stands before the character that a change made of the halves on both sides of it, not inside', () => {
    const journal = new TestJournal(docOf('A port', 'The 🚢🚀 left.'));
    const suggestionId = testId();
    const { from: before, to } = journal.rangeOf('🚢');
    const range = { from: to, to, exact: '', prefix: 'The 🚢', suffix: '🚀 left.' };
    journal.send('suggestion.made', { suggestionId, ranges: [range], replacement: ' and ', note: '' });
    const { steps, doc } = new Transform(journal.state.doc).delete(to - 1, to + 1);
    expect(doc.lastChild?.textContent).toBe('The 🚀 left.');
    journal.edit(steps);
    const { state, ranges } = journal.state.suggestions.get(suggestionId)?.anchor ?? {};
    expect([state, ranges?.map(({ from, to: end, reach }) => [from, end, reach])]).toEqual(['exact', [[before, before, undefined]]]);
  });
});
