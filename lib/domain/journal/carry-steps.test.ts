import { EditorState } from '@tiptap/pm/state';
import type { Step } from '@tiptap/pm/transform';
import fc from 'fast-check';
import { collab, receiveTransaction, sendableSteps } from 'prosemirror-collab';
import { describe, expect, it } from 'vitest';
import { carryTyping } from './carry-steps';
import type { JournalEntry } from './entry';
import { docOf, TestJournal } from './journal.fixture';

const doc = docOf('A bus that runs', 'The last bus left at 12.35.', 'The next one is at 5.10, or so they say.', 'Nobody asked.');

/** Types or deletes somewhere in a paragraph, or splits it. */
const Edit = fc.record({ at: fc.nat(200), text: fc.constantFrom('x', 'word ', '😀', ''), length: fc.nat(6), splits: fc.constant(false) });
const Foreign = fc.record({ at: fc.nat(200), text: fc.constantFrom('y', 'other ', ''), length: fc.nat(12), splits: fc.boolean() });

function edit(
  state: EditorState,
  { at, text, length, splits }: { at: number; text: string; length: number; splits: boolean },
): EditorState {
  const places: number[] = [];
  state.doc.descendants((node, pos) => {
    if (node.isTextblock) for (let i = pos + 1; i <= pos + 1 + node.content.size; i++) places.push(i);
  });
  const from = places[at % places.length] ?? 1;
  const place = state.doc.resolve(from);
  if (splits && place.parent.type.name === 'paragraph') return state.apply(state.tr.split(from));
  const to = Math.min(place.end(), from + length);
  const { tr } = state;
  return state.apply(text === '' ? tr.delete(from, to) : tr.insertText(text, from, to));
}

const stepsOf = (state: EditorState) => sendableSteps(state)?.steps ?? [];
const open = (clientID: string) => EditorState.create({ doc, plugins: [collab({ clientID })] });
const entry = (steps: readonly Step[]) => ({
  id: 'mine',
  type: 'text',
  payload: { steps: steps.map((step) => step.toJSON()), origin: 'edit' },
});

/** As the journal has them. */
function stored(...entries: (readonly Step[])[]): JournalEntry[] {
  const journal = new TestJournal(doc);
  for (const steps of entries) journal.edit(steps);
  return journal.entries.slice(1);
}

describe('typing carried over what others wrote meanwhile', () => {
  it('comes to the steps that the sender’s own rebasing comes to, or is left to it', () => {
    let carriedOnes = 0;
    fc.assert(
      fc.property(fc.array(Edit, { minLength: 1, maxLength: 5 }), fc.array(Foreign, { minLength: 1, maxLength: 3 }), (own, foreign) => {
        const mine = own.reduce(edit, open('me'));
        const theirs = foreign.reduce(edit, open('them'));
        const [sent, missed] = [stepsOf(mine), stepsOf(theirs)];
        if (sent.length === 0 || missed.length === 0) return;
        const carried = carryTyping([entry(sent)], stored(missed));
        if (!carried) return;
        carriedOnes += 1;
        const rebased = mine.apply(
          receiveTransaction(
            mine,
            missed,
            missed.map(() => 'them'),
          ),
        );
        expect(carried).toEqual([entry(stepsOf(rebased))]);
      }),
      { numRuns: 2_000 },
    );
    expect(carriedOnes).toBeGreaterThan(300);
  });

  it('is left to the sender where the two touch, where the form changes, and where there is more than typing', () => {
    const typed = stepsOf(edit(open('me'), { at: 30, text: 'x', length: 0, splits: false }));
    const at = typed[0]?.toJSON().from;
    const insert = (pos: number) => open('them').tr.insertText('y', pos).steps;
    expect(carryTyping([entry(typed)], stored(insert(at)))).toBeNull();
    expect(carryTyping([entry(typed)], stored(insert(at + 3)))).not.toBeNull();
    expect(carryTyping([entry(typed), { id: 'tag', type: 'annotation.removed', payload: {} }], stored(insert(at + 3)))).toBeNull();
    const split = stepsOf(edit(open('me'), { at: 30, text: '', length: 0, splits: true }));
    expect(carryTyping([entry(split)], stored(insert(at + 6)))).toBeNull();
  });
});
