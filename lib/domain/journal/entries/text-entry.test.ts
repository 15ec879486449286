import { Transform } from '@tiptap/pm/transform';
import { describe, expect, it } from 'vitest';
import { articleSchema } from '../../text/article-schema';
import { docOf, TestJournal } from '../journal.fixture';

describe('a change of the text', () => {
  it('that would part the halves of a character is refused, also where both stay beside each other', () => {
    const journal = new TestJournal(docOf('A ship', 'The 🚢 left.'));
    const { from, to } = journal.rangeOf('🚢');
    const bold = articleSchema.mark('bold');
    expect(to - from).toBe(2);
    for (const [begin, end] of [
      [from, from + 1],
      [from + 1, to + 2],
    ] as const) {
      const cut = new Transform(journal.state.doc).addMark(begin, end, bold);
      expect(() => journal.edit(cut)).toThrow('This change would cut a character in half.');
    }
    expect(() => journal.edit(new Transform(journal.state.doc).delete(from, from + 1))).toThrow('in half');
    journal.edit(new Transform(journal.state.doc).addMark(from, to, bold));
    expect(journal.state.doc.textContent).toBe('A shipThe 🚢 left.');
  });
});
