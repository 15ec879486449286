import { EditorState } from '@tiptap/pm/state';
import { type Step, Transform } from '@tiptap/pm/transform';
import fc from 'fast-check';
import { collab, receiveTransaction, sendableSteps } from 'prosemirror-collab';
import { describe, expect, it } from 'vitest';
import { articleSchema } from '../text/article-schema';
import { carryTyping, fitsOnTheWay } from './carry-steps';
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

  it('is carried over formats elsewhere, and left to the sender where a block becomes another one, however far away', () => {
    const typed = [entry(new Transform(doc).insert(30, articleSchema.text('x')).steps)];
    const bold = articleSchema.mark('bold');
    expect(carryTyping(typed, stored(new Transform(doc).addMark(80, 84, bold).steps))).toEqual(typed);
    const both = new Transform(doc).addMark(80, 84, bold).removeMark(80, 84, bold).steps;
    expect(carryTyping(typed, stored(both))).toEqual(typed);
    const heading = articleSchema.nodes.heading;
    if (!heading) throw new Error('the schema has headings');
    expect(carryTyping(typed, stored(new Transform(doc).setBlockType(80, 80, heading, { level: 2 }).steps))).toBeNull();
  });
});

describe('fitsOnTheWay', () => {
  const bold = articleSchema.mark('bold');
  const change = () => new Transform(doc);
  const typed = entry(change().insert(30, articleSchema.text('x')).steps);
  const typedBold = entry(change().insert(30, articleSchema.text('x', [bold])).steps);
  // From one paragraph into the next.
  const joined = entry(change().delete(44, 49).steps);
  const plain = stored(change().insert(80, articleSchema.text('y')).steps);
  const madeBold = change().insert(80, articleSchema.text('y')).addMark(80, 84, bold).steps;
  const docAfter = (steps: readonly Step[]) => steps.reduce((text, step) => text.step(step), change()).doc;

  it('holds for whatever was carried over words without a format', () => {
    const now = docAfter(change().insert(80, articleSchema.text('y')).steps);
    for (const own of [typed, typedBold, joined]) expect(fitsOnTheWay([own], plain, now)).toBe(true);
  });

  it('holds for words without a format within a block alone, where more than such words was missed', () => {
    const fits = (...own: (typeof typed)[]) => fitsOnTheWay(own, stored(madeBold), docAfter(madeBold));
    expect([fits(typed), fits(typed, typed)]).toEqual([true, true]);
    expect([fits(typedBold), fits(joined), fits(typed, typedBold), fits(typedBold, typed)]).toEqual([false, false, false, false]);
  });

  it('looks at each step in the text that those before it have made', () => {
    const end = doc.content.size - 1;
    const longer = change().insert(end, articleSchema.text('One more.'));
    const steps = longer.insert(longer.doc.content.size - 1, articleSchema.text('x')).steps;
    expect(fitsOnTheWay([entry(steps)], stored(madeBold), docAfter(madeBold.slice(1)))).toBe(true);
  });
});
