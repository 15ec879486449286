import { Fragment, type Mark, type Node } from '@tiptap/pm/model';

// A hyphen is how most people type a minus.
const plain = '0123456789+-−()';
const heights: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  superscript: pairs('⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾'),
  subscript: pairs('₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎'),
};

function pairs(written: string): ReadonlyMap<string, string> {
  const characters = [...written];
  return new Map([...plain].map((sign, at) => [sign, characters[at] ?? sign]));
}

/**
 * `content` with figures that are raised or lowered by a mark written as characters that are so by themselves: 10⁵ and H₂O. The words of a text know no
 * marks, and 10 with a raised 5 would be 105. What is raised is so written if all of it is digits, signs and brackets; letters, as of 1st, and what is
 * mixed keep the mark. No place in the content moves.
 */
export function writeRaisedFigures(content: Fragment): Fragment {
  const nodes: Node[] = [];
  for (let at = 0; at < content.childCount; ) {
    const run = runAt(content, at);
    for (const node of run) nodes.push(node.isText ? node : node.copy(writeRaisedFigures(node.content)));
    at += run.length;
  }
  return Fragment.fromArray(nodes);
}

/** The nodes from `at` on that are raised or lowered together, written so; else the one node there, as it is. */
function runAt(content: Fragment, at: number): Node[] {
  const first = content.child(at);
  const mark = first.marks.find(({ type }) => type.name in heights);
  const height = mark && heights[mark.type.name];
  if (!first.isText || !mark || !height) return [first];
  const run = [first];
  for (let next = content.maybeChild(at + 1); next && isRaisedBy(mark, next); next = content.maybeChild(at + run.length)) run.push(next);
  // A dash before a figure is a minus, and between two it says from and to.
  const words = run
    .map(({ text }) => text ?? '')
    .join('')
    .replace(/^(\s*)–(?=\d)/, '$1−');
  if (!/^[\d+\-−()\s]+$/.test(words) || words.trim() === '') return run;
  let end = 0;
  return run.map((node) => {
    const start = end;
    end += node.nodeSize;
    const written = words.slice(start, end).replace(/\S/g, (sign) => height.get(sign) ?? sign);
    return node.type.schema.text(written, mark.removeFromSet(node.marks));
  });
}

const isRaisedBy = (mark: Mark, { isText, marks }: Node) => isText && marks.some(({ type }) => type === mark.type);

/** True where a raised number behind these words would read as their power: 10¹, km². The number of a note has brackets there. */
export const endsInFigureOrUnit = (words: string): boolean => /(?:\p{N}|(?<![\p{L}\p{M}])\p{L}{1,2})$/u.test(words);
