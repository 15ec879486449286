import { joinBackward, joinForward } from '@tiptap/pm/commands';
import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { type Command, EditorState, TextSelection } from '@tiptap/pm/state';
import { canJoin, canSplit, findWrapping, liftTarget, type Step, type Transform } from '@tiptap/pm/transform';
import { articleSchema } from '../../text/article-schema';
import { joinBehind, pullIntoItem } from '../../text/behind-block';
import { isHighSurrogate } from '../../text/scripts';
import { inventSentence, type Random } from './invented-text';
import { type Layout, layoutOf, spanOf, wholeIndex } from './layout';
import type { Edit } from './writers';

/** Where edits are made: the text, how it is written, and the characters at which they are likeliest to hurt. */
export interface Scene {
  doc: Node;
  script: string;
  /** Indexes of characters at the edges of tags. */
  edges: readonly number[];
}

type MakeEdit = (scene: Scene, random: Random) => Edit | null;

/** Every operation, one entry each. Each gives null where the text has no place for it. */
export const edits: Record<string, MakeEdit> = {
  type: ({ doc, script, edges }, random) => {
    const layout = layoutOf(doc);
    const at = someIndex(layout, edges, random);
    const text = random(3) === 0 ? inventSentence(random, script) : inventSentence(random, script).slice(0, 1 + random(4));
    return replacing(layout, at, at, wellFormed(text), random(2) === 0);
  },
  delete: ({ doc, edges }, random) => {
    const layout = layoutOf(doc);
    const [from, to] = someRange(layout, edges, random);
    return from < to ? replacing(layout, from, to, '', false) : null;
  },
  backspace: ({ doc, edges }, random) => {
    const layout = layoutOf(doc);
    const to = someIndex(layout, edges, random);
    const from = wholeIndex(layout.text, Math.max(0, to - 1 - random(2)));
    return from < to ? replacing(layout, from, to, '', false) : null;
  },
  deleteAll: ({ doc }) => {
    const layout = layoutOf(doc);
    const first = layout.blocks[1];
    return first ? replacing(layout, first.first, layout.text.length, '', false) : null;
  },
  typeOver: ({ doc, script, edges }, random) => {
    const layout = layoutOf(doc);
    const [from, to] = someRange(layout, edges, random);
    return from < to ? replacing(layout, from, to, wellFormed(inventSentence(random, script).slice(0, 1 + random(30))), false) : null;
  },
  split: ({ doc, edges }, random) => {
    const layout = layoutOf(doc);
    const pos = layout.positions[someIndex(layout, edges, random)];
    if (pos === undefined) return null;
    const types = doc.resolve(pos).parent.type.name === 'title' ? [{ type: articleSchema.nodes.paragraph }] : undefined;
    const after = types?.flatMap(({ type }) => (type ? [{ type }] : []));
    if (!canSplit(doc, pos, 1, after)) return null;
    return { log: `split at ${pos}`, splices: [], write: (tr) => tr.split(pos, 1, after) };
  },
  join: ({ doc }, random) => {
    const places = layoutOf(doc).blocks.flatMap(({ from }) => (from > 1 && canJoin(doc, from - 1) ? [from - 1] : []));
    const pos = places[random(places.length)];
    return pos === undefined ? null : { log: `join at ${pos}`, splices: [], write: (tr) => tr.join(pos) };
  },
  cutAndPaste: ({ doc, edges }, random) => {
    const layout = layoutOf(doc);
    const [from, to] = someRange(layout, edges, random);
    if (from >= to) return null;
    const at = wholeIndex(layout.text, random(layout.text.length - (to - from) + 1));
    const index = at <= from ? at : at + (to - from);
    const span = spanOf(layout, from, to);
    const target = index === layout.text.length ? spanOf(layout, 0, index).to : (layout.positions[index] ?? 0);
    if (index > from && index < to) return null;
    return {
      log: `cut ${from}..${to} ${quoted(layout, from, to)} and paste at ${index}`,
      splices: [
        { at: from, remove: to - from, inserts: false },
        { at, remove: 0, inserts: true },
      ],
      write: (tr, hand) => {
        hand.copy(tr.doc.slice(span.from, span.to));
        tr.delete(span.from, span.to);
        const pos = tr.mapping.map(target);
        tr.replace(pos, pos, hand.paste() ?? Slice.empty);
      },
    };
  },
  moveBlocks: ({ doc }, random) => {
    // Whole paragraphs, as they are moved by dragging or by cutting from line to line.
    const first = 2 + random(Math.max(1, doc.childCount - 3));
    const last = Math.min(doc.childCount - 1, first + random(3));
    if (first > last || last - first >= doc.childCount - 3) return null;
    const starts = blockStarts(doc);
    const [from, to] = [starts[first] ?? 0, (starts[last] ?? 0) + (doc.maybeChild(last)?.nodeSize ?? 0)];
    const targets = starts.filter((start, index) => index >= 2 && (start < from || start > to));
    const target = targets[random(targets.length)];
    if (target === undefined) return null;
    const [cutAt, cutLength] = [charactersBefore(doc, from), charactersBefore(doc, to) - charactersBefore(doc, from)];
    const before = charactersBefore(doc, target);
    return {
      log: `move blocks ${first} to ${last} to ${target}`,
      splices: [
        { at: cutAt, remove: cutLength, inserts: false },
        { at: before <= cutAt ? before : before - cutLength, remove: 0, inserts: true },
      ],
      write: (tr, hand) => {
        hand.copy(tr.doc.slice(from, to));
        tr.delete(from, to);
        const pos = tr.mapping.map(target);
        tr.insert(pos, hand.paste()?.content ?? Fragment.empty);
      },
    };
  },
  cutBlocks: ({ doc, edges }, random) => {
    // Whole paragraphs, to be put in elsewhere later: another entry.
    const layout = layoutOf(doc);
    const pos = layout.positions[someIndex(layout, edges, random)];
    const first = pos === undefined ? 0 : doc.resolve(pos).index(0);
    const last = Math.min(doc.childCount - 1, first + random(2));
    if (first < 2 || last - first >= doc.childCount - 3) return null;
    const starts = blockStarts(doc);
    const [from, to] = [starts[first] ?? 0, (starts[last] ?? 0) + (doc.maybeChild(last)?.nodeSize ?? 0)];
    const cutAt = charactersBefore(doc, from);
    return {
      log: `cut blocks ${first} to ${last}`,
      splices: [{ at: cutAt, remove: charactersBefore(doc, to) - cutAt, inserts: false }],
      write: (tr, hand) => {
        hand.copy(tr.doc.slice(from, to));
        tr.delete(from, to);
      },
    };
  },
  pasteBlocks: ({ doc }, random) => {
    const starts = [...blockStarts(doc).slice(1), doc.content.size];
    const pos = starts[random(starts.length)] ?? 0;
    return {
      log: `paste blocks at ${pos}`,
      splices: [{ at: charactersBefore(doc, pos), remove: 0, inserts: true }],
      write: (tr, hand) => tr.insert(pos, hand.paste()?.content ?? Fragment.empty),
    };
  },
  cut: ({ doc, edges }, random) => {
    const layout = layoutOf(doc);
    const [from, to] = someRange(layout, edges, random);
    if (from >= to) return null;
    const span = spanOf(layout, from, to);
    const edit = replacing(layout, from, to, '', false);
    return {
      ...edit,
      log: `cut, ${edit.log}`,
      write: (tr, hand) => {
        hand.copy(tr.doc.slice(span.from, span.to));
        tr.delete(span.from, span.to);
      },
    };
  },
  paste: ({ doc }, random) => {
    const layout = layoutOf(doc);
    const at = wholeIndex(layout.text, random(layout.text.length + 1));
    const pos = layout.positions[at];
    if (pos === undefined) return null;
    return {
      log: `paste at ${at}`,
      splices: [{ at, remove: 0, inserts: true }],
      write: (tr, hand) => tr.replace(pos, pos, hand.paste() ?? Slice.empty),
    };
  },
  replaceAll: ({ doc, script }, random) => {
    const layout = layoutOf(doc);
    const [from, to] = someWord(layout, random);
    const word = layout.text.slice(from, to);
    if (word.trim() === '') return null;
    const replacement = wellFormed(inventSentence(random, script).slice(0, 1 + random(9)));
    const hits: number[] = [];
    for (const { first, end } of layout.blocks) {
      for (
        let at = layout.text.indexOf(word, first);
        at >= 0 && at + word.length <= end;
        at = layout.text.indexOf(word, at + word.length)
      ) {
        if (isInOnePiece(layout, at, at + word.length)) hits.push(at);
      }
    }
    const last = hits.slice(0, 200).reverse();
    return {
      log: `replace all ${last.length} "${word}" by "${replacement}"`,
      splices: last.map((at) => ({ at, remove: word.length, inserts: true })),
      write: (tr, hand) => {
        for (const at of last) {
          const span = spanOf(layout, at, at + word.length);
          tr.insertText(hand.type(replacement), span.from, span.to);
        }
      },
    };
  },
  bold: ({ doc, edges }, random) => {
    const layout = layoutOf(doc);
    const [from, to] = someRange(layout, edges, random);
    // At least one character, and a whole one: no selection ends inside one, and the journal refuses it.
    const span = spanOf(layout, from, Math.max(to, from + (isHighSurrogate(layout.text.charCodeAt(from)) ? 2 : 1)));
    const mark = articleSchema.mark(random.pick(['bold', 'italic']));
    return { log: `${mark.type.name} ${from}..${to}`, splices: [], write: (tr) => tr.addMark(span.from, span.to, mark) };
  },
  retype: ({ doc }, random) => {
    const block = layoutOf(doc).blocks[random(layoutOf(doc).blocks.length)];
    const type = articleSchema.nodes[block?.node.type.name === 'heading' ? 'paragraph' : 'heading'];
    if (!block || !type) return null;
    return { log: `retype at ${block.from}`, splices: [], write: (tr) => tr.setBlockType(block.from, block.to, type) };
  },
  wrap: ({ doc }, random) => {
    const block = layoutOf(doc).blocks[random(layoutOf(doc).blocks.length)];
    const type = articleSchema.nodes[random(2) === 0 ? 'bulletList' : 'blockquote'];
    const range = block && doc.resolve(block.from).blockRange(doc.resolve(block.to));
    const wrapping = range && type && findWrapping(range, type);
    return wrapping ? { log: `wrap at ${block.from}`, splices: [], write: (tr) => tr.wrap(range, wrapping) } : null;
  },
  lift: ({ doc }, random) => {
    const ranges = layoutOf(doc).blocks.flatMap(({ from, to }) => {
      const range = doc.resolve(from).blockRange(doc.resolve(to));
      const target = range && liftTarget(range);
      return range && target !== null && target !== undefined ? [{ range, target }] : [];
    });
    const one = ranges[random(ranges.length)];
    return one ? { log: `lift at ${one.range.start}`, splices: [], write: (tr) => tr.lift(one.range, one.target) } : null;
  },
  // The keys that join blocks, at the beginning or the end of one: of the words none goes.
  joinBehind: ({ doc }, random) => pressed(joinBehind, doc, blockEdges(doc, 'from'), random),
  pullIntoItem: ({ doc }, random) => pressed(pullIntoItem, doc, blockEdges(doc, 'from'), random),
  backspaceAtStart: ({ doc }, random) => pressed(joinBackward, doc, blockEdges(doc, 'from'), random),
  deleteAtEnd: ({ doc }, random) => pressed(joinForward, doc, blockEdges(doc, 'to'), random),
};

/** The edit that puts `text` in place of the characters `from` up to `to`. An insertion stands before the next character or after the one before. */
function replacing(layout: Layout, from: number, to: number, text: string, isAfter: boolean): Edit {
  const at = isAfter && from > 0 ? (layout.positions[from - 1] ?? 0) + 1 : (layout.positions[from] ?? layout.blocks.at(-1)?.to ?? 1);
  const span = from < to ? spanOf(layout, from, to) : { from: at, to: at };
  return {
    log: `${from}..${to} ${quoted(layout, from, to)} -> "${text}"`,
    splices: [{ at: from, remove: to - from, inserts: text !== '' }],
    write: (tr, hand) => {
      if (text === '') tr.delete(span.from, span.to);
      else tr.insertText(hand.type(text), span.from, span.to);
    },
  };
}

/** What a key does with the caret at one of `places`: the first from somewhere on where it changes the form of the text. */
function pressed(command: Command, doc: Node, places: readonly number[], random: Random): Edit | null {
  const first = random(places.length);
  for (const at of [...places.slice(first), ...places.slice(0, first)]) {
    const steps: Step[] = [];
    command(EditorState.create({ doc, selection: TextSelection.create(doc, at) }), (tr) => steps.push(...tr.steps));
    if (steps.length === 0) continue;
    const write = (tr: Transform) => {
      for (const step of steps) tr.step(step);
    };
    return { log: `at ${at}`, splices: [], write };
  }
  return null;
}

const blockEdges = (doc: Node, edge: 'from' | 'to') => layoutOf(doc).blocks.map((block) => block[edge]);

const quoted = ({ text }: Layout, from: number, to: number) =>
  `"${to - from > 40 ? `${text.slice(from, from + 18)}…${text.slice(to - 18, to)}` : text.slice(from, to)}"`;

const wellFormed = (text: string) => text.replace(/[\uD800-\uDBFF]$/, '');

function someIndex(layout: Layout, edges: readonly number[], random: Random): number {
  const edge = edges[random(edges.length)];
  const isNear = edge !== undefined && random(5) < 3;
  const index = isNear ? edge + random(9) - 4 : random(layout.text.length + 1);
  return wholeIndex(layout.text, Math.min(layout.text.length, Math.max(0, isNear && random(2) === 0 ? edge : index)));
}

function someRange(layout: Layout, edges: readonly number[], random: Random): [number, number] {
  const one = someIndex(layout, edges, random);
  const longest = [6, 12, 40, 120, 600][random(5)] ?? 6;
  const other = random(3) === 0 ? someIndex(layout, edges, random) : one + random(2 * longest) - longest;
  const bounded = wholeIndex(layout.text, Math.min(layout.text.length, Math.max(0, Math.abs(other - one) > 900 ? one + 20 : other)));
  return [Math.min(one, bounded), Math.max(one, bounded)];
}

function someWord(layout: Layout, random: Random): [number, number] {
  const at = random(layout.text.length);
  const isLetter = (index: number) => /[^\s\uD800-\uDFFF]/.test(layout.text[index] ?? ' ');
  let [from, to] = [at, at];
  while (from > 0 && to - from < 6 && isLetter(from - 1)) from--;
  while (to < layout.text.length && to - from < 8 && isLetter(to)) to++;
  return [from, to];
}

const isInOnePiece = ({ positions }: Layout, from: number, to: number) =>
  (positions[to - 1] ?? 0) - (positions[from] ?? 0) === to - 1 - from;

function blockStarts(doc: Node): number[] {
  const starts: number[] = [];
  doc.forEach((_block, offset) => {
    starts.push(offset);
  });
  return starts;
}

const charactersBefore = (doc: Node, pos: number) => doc.textBetween(0, pos).length;
