import type { EditorState } from '@tiptap/pm/state';
import type { DecorationSet } from '@tiptap/pm/view';
import { suggestionDecorations } from './suggestion-plugin';
import { threadDecorations } from './thread-plugin';

/** Places in the text, in text order. */
export type Cuts = readonly number[];

const none: Cuts = [];
const edges = new WeakMap<DecorationSet, Cuts>();

/** Where what a set draws begins and ends. */
function edgesOf(set: DecorationSet): Cuts {
  const known = edges.get(set);
  if (known) return known;
  const found = [...new Set(set.find().flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const made = found.length > 0 ? found : none;
  edges.set(set, made);
  return made;
}

/**
 * Makes what says where comments and suggestions part the text of one editor. A mark that goes over such a place is drawn in two pieces there:
 * else ProseMirror would part it by itself, and both parts would have the beginning and the end of the whole. The same answer as before, in
 * the same array, as long as nothing of it changed.
 */
export function makeTextCuts(): (state: EditorState) => Cuts {
  let last: { threads: Cuts; suggestions: Cuts; cuts: Cuts } = { threads: none, suggestions: none, cuts: none };
  return (state) => {
    const threads = edgesOf(threadDecorations(state));
    const suggestions = edgesOf(suggestionDecorations(state));
    if (threads === last.threads && suggestions === last.suggestions) return last.cuts;
    const cuts = suggestions.length === 0 ? threads : [...new Set([...threads, ...suggestions])].sort((a, b) => a - b);
    last = { threads, suggestions, cuts };
    return cuts;
  };
}
