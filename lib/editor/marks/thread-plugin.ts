import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { MarkSpan } from './mark-positions';

/** Words that are commented on, or are about to be. */
export interface CommentedWords {
  id: string;
  spans: readonly MarkSpan[];
  isOpen: boolean;
}

const threadKey = new PluginKey<DecorationSet>('threads');

/** Underlines the words that threads are about. What was shown before is not any more. */
export function showCommentedWords(tr: Transaction, words: readonly CommentedWords[]): Transaction {
  return tr.setMeta(threadKey, words).setMeta('addToHistory', false);
}

/** Where the words of a thread are now, as they were shown and mapped through everything since. */
export function commentedSpans(state: EditorState, id: string): MarkSpan[] {
  const found = threadKey.getState(state)?.find(undefined, undefined, (spec) => spec.threadId === id) ?? [];
  return found.map(({ from, to }) => ({ from, to })).sort((a, b) => a.from - b.from);
}

/** What is drawn of them. */
export const threadDecorations = (state: EditorState): DecorationSet => threadKey.getState(state) ?? DecorationSet.empty;

/** Draws the words that threads are about. They are few, so that all are drawn, and ProseMirror maps them. */
export function threadPlugin(): Plugin {
  return new Plugin<DecorationSet>({
    key: threadKey,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, set) {
        const shown: readonly CommentedWords[] | undefined = tr.getMeta(threadKey);
        if (!shown) return tr.docChanged ? set.map(tr.mapping, tr.doc) : set;
        const decorations = shown.flatMap(({ id, spans, isOpen }) =>
          spans.map(({ from, to }) =>
            Decoration.inline(from, to, { class: isOpen ? 'commented open' : 'commented' }, { threadId: id, inclusiveEnd: false }),
          ),
        );
        return DecorationSet.create(tr.doc, decorations);
      },
    },
    props: { decorations: threadDecorations },
  });
}
