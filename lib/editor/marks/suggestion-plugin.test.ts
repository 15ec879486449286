import { EditorState } from '@tiptap/pm/state';
import { DecorationSet } from '@tiptap/pm/view';
import { describe, expect, it } from 'vitest';
import { type AnchorState, quoteRange } from '@/lib/domain/anchors/anchor';
import { docOf, testId } from '@/lib/domain/journal/journal.fixture';
import type { Settlement, Suggestion } from '@/lib/domain/talk/suggestion';
import { placedAt, setSuggestions, suggestionPlace, suggestionPlugin, suggestionsAt } from './suggestion-plugin';

const plugin = suggestionPlugin();
const words = 'The last bus left at 12.35.';
const doc = docOf('A bus', words, 'It ran.');
const start = 'A bus'.length + 3;

function suggest(
  from: number,
  to: number,
  replacement: string,
  how: Settlement['how'] | null = null,
  state: AnchorState = 'exact',
): Suggestion {
  const range = quoteRange(doc, start + from, start + to);
  const settled = how && { how, byId: 'a', at: '', entryId: testId() };
  const made = { byId: 'a', at: '', changedAt: null, note: '' };
  return { id: testId(), anchor: { state, ranges: [range] }, words: range.exact, replacement, settled, ...made };
}

function stateWith(...suggestions: Suggestion[]): EditorState {
  const state = EditorState.create({ doc, plugins: [plugin] });
  return state.apply(setSuggestions(state.tr, { all: suggestions.map((one) => placedAt(one)) }));
}

/** What is drawn, as `from-to`: a widget has no length. */
function drawn(state: EditorState): string[] {
  const set = plugin.props.decorations?.call(plugin, state);
  if (!(set instanceof DecorationSet)) throw new Error('nothing is drawn');
  return set.find().map(({ from, to }) => `${from - start}-${to - start}`);
}

describe('suggestionPlugin', () => {
  it('draws the words that are to go, and beside them those that are proposed', () => {
    expect(drawn(stateWith(suggest(4, 8, 'first')))).toEqual(['4-8', '8-8']);
    expect(drawn(stateWith(suggest(4, 8, '')))).toEqual(['4-8']);
    expect(drawn(stateWith(suggest(4, 4, 'very ')))).toEqual(['4-4']);
  });

  it('draws nothing of what is settled, or was made on other words, and follows it all the same', () => {
    const all = [suggest(4, 8, 'x', 'rejected'), suggest(4, 8, 'x', 'accepted'), suggest(9, 12, 'x', null, 'drifted')];
    const state = stateWith(...all);
    expect(drawn(state)).toEqual([]);
    const next = state.apply(state.tr.insertText('Oh: ', start));
    expect(all.map(({ id }) => suggestionPlace(next, id)?.from)).toEqual([start + 8, start + 8, start + 13]);
    expect(suggestionsAt(next, { from: start, to: start + 30 })).toEqual([]);
  });

  it('keeps to its words while text around them changes, and does not grow at its edges', () => {
    const suggestion = suggest(4, 8, 'first');
    let state = stateWith(suggestion);
    state = state.apply(state.tr.insertText('x', start + 4));
    state = state.apply(state.tr.insertText('y', start + 9));
    expect(suggestionPlace(state, suggestion.id)).toEqual({ from: start + 5, to: start + 9 });
    expect(drawn(state)).toEqual(['5-9', '9-9']);
  });

  it('draws nothing over two paragraphs', () => {
    const suggestion = suggest(4, 8, 'first');
    const state = stateWith(suggestion);
    const split = state.apply(state.tr.split(start + 6));
    expect(
      drawn(
        split.apply(
          setSuggestions(split.tr, {
            upsert: [placedAt(suggestion, { state: 'exact', ranges: [{ ...quoteRange(doc, start + 4, start + 10) }] })],
          }),
        ),
      ),
    ).toEqual([]);
  });
});
