import type { EditorState } from '@tiptap/pm/state';
import type { DecorationSet } from '@tiptap/pm/view';
import { gatherDecorations } from './gather-plugin';
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
 * Makes what says where comments, suggestions and gathered words part the text of one editor. A mark that goes over such a place is drawn in two pieces there:
 * else ProseMirror would part it by itself, and both parts would have the beginning and the end of the whole. The same answer as before, in
 * the same array, as long as nothing of it changed.
 */
export function makeTextCuts(): (state: EditorState) => Cuts {
  let last: { parts: readonly Cuts[]; cuts: Cuts } = { parts: [], cuts: none };
  return (state) => {
    const parts = [threadDecorations(state), suggestionDecorations(state), gatherDecorations(state)].map(edgesOf);
    if (parts.length === last.parts.length && parts.every((one, index) => one === last.parts[index])) return last.cuts;
    const filled = parts.filter((one) => one.length > 0);
    const [only = none] = filled;
    last = { parts, cuts: filled.length < 2 ? only : [...new Set(filled.flat())].sort((a, b) => a - b) };
    return last.cuts;
  };
}
