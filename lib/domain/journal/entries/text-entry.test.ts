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

  // Of "🚢🚀" the end of the first and the beginning of the second: with the words of an earlier entry erased, half a ship would be left.
  it('that would take the halves of two characters is refused, also where the others make one', () => {
    const journal = new TestJournal(docOf('A ship', 'The 🚢🚀 left.'));
    const { from } = journal.rangeOf('🚢🚀');
    const change = () => new Transform(journal.state.doc);
    const send = ({ steps }: Transform) => journal.send('text', { steps: steps.map((step) => step.toJSON()) }, { isFromServer: false });
    const halves = change().delete(from + 1, from + 3);
    expect(halves.doc.lastChild?.textContent).toBe('The 🚀 left.');
    expect(() => send(halves)).toThrow('This change would cut a character in half.');
    // Of what the same entry puts in, too.
    const typed = change().insert(from, articleSchema.text('🚀'));
    expect(() => send(typed.delete(from + 1, from + 3))).toThrow('in half');
    send(
      change()
        .insert(from, articleSchema.text('🚀'))
        .delete(from + 2, from + 4),
    );
    expect(journal.state.doc.lastChild?.textContent).toBe('The 🚀🚀 left.');
  });
});
