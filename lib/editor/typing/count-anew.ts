import type { Node } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';

/** True in WebKit alone, as `--out-of-sight` in the styles. */
const isWebKit = () => globalThis.CSS?.supports('-webkit-nbsp-mode', 'space') ?? false;

/**
 * Has paragraphs counted anew where others stand behind each other. CSS counts them, which costs nothing while one types; but WebKit goes on with
 * the old numbers behind a paragraph that went. A counter that begins by another sum is counted whole.
 */
export function countAnew(mustCount = isWebKit()): Plugin {
  if (!mustCount) return new Plugin({});
  return new Plugin({
    view: () => ({
      update: ({ dom, state }, before) => {
        if (!countsOtherwise(before.doc, state.doc)) return;
        if (dom.dataset.count === 'anew') delete dom.dataset.count;
        else dom.dataset.count = 'anew';
      },
    }),
  });
}

/** False where words changed within one block, and nothing else. */
function countsOtherwise(before: Node, after: Node): boolean {
  if (before === after) return false;
  if (before.childCount !== after.childCount) return true;
  const changed = after.children.map((block, index) => [before.child(index), block] as const).filter(([old, now]) => old !== now);
  return changed.length > 1 || changed.some(([old, now]) => old.type !== now.type);
}
