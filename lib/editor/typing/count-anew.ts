import type { Node } from '@tiptap/pm/model';

/** True in WebKit alone, as `--out-of-sight` in the styles. */
const isWebKit = () => globalThis.CSS?.supports('-webkit-nbsp-mode', 'space') ?? false;

/** The text as far as counting needs it. */
export interface CountedText {
  on(event: 'transaction', listen: (of: { transaction: { before: Node } }) => void): unknown;
  off(event: 'transaction', listen: (of: { transaction: { before: Node } }) => void): unknown;
  readonly state: { doc: Node };
  readonly view: { dom: { dataset: DOMStringMap } };
}

/**
 * Has paragraphs counted anew where others stand behind each other, until what it gives is called. CSS counts them, which costs nothing while one
 * types; but WebKit goes on with the old numbers behind a paragraph that went. A counter that begins by another sum is counted whole.
 */
export function countAnew(text: CountedText, mustCount = isWebKit()): () => void {
  if (!mustCount) return () => undefined;
  const look = ({ transaction }: { transaction: { before: Node } }) => {
    if (!countsOtherwise(transaction.before, text.state.doc)) return;
    const { dataset } = text.view.dom;
    if (dataset.count === 'anew') delete dataset.count;
    else dataset.count = 'anew';
  };
  text.on('transaction', look);
  return () => void text.off('transaction', look);
}

/** False where words changed within one block, and nothing else. */
function countsOtherwise(before: Node, after: Node): boolean {
  if (before === after) return false;
  if (before.childCount !== after.childCount) return true;
  const changed = after.children.map((block, index) => [before.child(index), block] as const).filter(([old, now]) => old !== now);
  return changed.length > 1 || changed.some(([old, now]) => old.type !== now.type);
}
