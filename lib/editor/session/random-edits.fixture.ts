// What proofs do to a text at random places.
import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { canJoin, findWrapping } from '@tiptap/pm/transform';
import type { TestTab } from './session.fixture';

/** Every position between two characters, and both ends of every text block. */
export function textPlaces(doc: Node): number[] {
  const places: number[] = [];
  doc.descendants((node, pos) => {
    if (node.isTextblock) for (let at = pos + 1; at <= pos + 1 + node.content.size; at++) places.push(at);
  });
  return places;
}

/** So many characters, none of which stands twice: each says by its code who wrote it, and as the how manieth. */
export const charactersFrom = (first: number, length: number): string =>
  Array.from({ length }, (_, index) => String.fromCharCode(first + index)).join('');

/** Does a change, unless the text has not the form for it. */
export function tryChange({ host }: TestTab, change: (tr: Transaction) => Transaction | null): void {
  let transaction: Transaction | null = null;
  try {
    transaction = change(host.state.tr);
    transaction?.doc.check();
  } catch {
    return;
  }
  if (transaction?.docChanged) host.dispatch(transaction);
}

/** Changes of the form alone. Null, or an error, where the text has not the form for one. */
export const formChanges = {
  join: (tr, { from }) => {
    const before = tr.doc.resolve(from).before();
    return canJoin(tr.doc, before) ? tr.join(before) : null;
  },
  heading: (tr, { from, to }) => tr.setBlockType(from, to, tr.doc.type.schema.node('heading').type, { level: 2 }),
  list: (tr, { from }) => {
    const range = tr.doc.resolve(from).blockRange();
    const { bulletList } = tr.doc.type.schema.nodes;
    const wrapping = range && bulletList && findWrapping(range, bulletList);
    return range && wrapping ? tr.wrap(range, wrapping) : null;
  },
  bold: (tr, { from, to }) => tr.addMark(from, to, tr.doc.type.schema.mark('bold')),
} satisfies Record<string, (tr: Transaction, range: { from: number; to: number }) => Transaction | null>;
