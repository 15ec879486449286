import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { Act, Hand } from './acts';

/** The text is kept between these sizes, in positions: a soak of an hour is no test of ever longer texts. */
const SHORT = 3_000;
const LONG = 9_000;

const words = 'a bus that left early, and nobody in the street knew who had sent it away. Crème 🐟 brûlée costs 4.20 now'.split(' ');

const doc = (hand: Hand): Node => hand.session.doc;

/** Does something to the text, unless nothing comes of it. */
function edit(hand: Hand, change: (tr: Transaction) => Transaction | null): void {
  const { host } = hand.session.options;
  const transaction = change(host.state.tr);
  if (transaction?.docChanged) host.dispatch(transaction);
}

/** A place between two characters, or at an end of a block of text. */
function anyPlace(hand: Hand): number {
  const blocks: { start: number; node: Node }[] = [];
  doc(hand).descendants((node, pos) => {
    if (node.isTextblock) blocks.push({ start: pos + 1, node });
  });
  const block = hand.chance.of(blocks);
  if (!block) return 1;
  const at = hand.chance.int(0, block.node.content.size + 1);
  return block.start + (splitsPair(block.node, at) ? at - 1 : at);
}

function splitsPair(block: Node, at: number): boolean {
  const around = block.textBetween(Math.max(0, at - 1), Math.min(block.content.size, at + 1), '\n', '\n');
  return at > 0 && around.length === 2 && /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(around);
}

/** A whole block at the top level, but never the headline. */
function anyBlock(hand: Hand): { from: number; to: number; node: Node } | null {
  const blocks: { from: number; to: number; node: Node }[] = [];
  doc(hand).forEach((node, from, index) => {
    if (index > 0 && node.type.name === 'paragraph') blocks.push({ from, to: from + node.nodeSize, node });
  });
  return hand.chance.of(blocks) ?? null;
}

function someWords(hand: Hand): string {
  const count = hand.chance.int(1, 7);
  return Array.from({ length: count }, () => hand.chance.of(words)).join(' ');
}

/** A stretch of one block. */
function stretch(hand: Hand, longest: number): { from: number; to: number } {
  const from = anyPlace(hand);
  const to = Math.min(from + hand.chance.int(1, longest), doc(hand).resolve(from).end());
  const block = doc(hand).resolve(from);
  return { from, to: splitsPair(block.parent, to - block.start()) ? to - 1 : to };
}

function type(hand: Hand): void {
  let at = anyPlace(hand);
  for (const text of [hand.newToken(), ...` ${someWords(hand)}`]) {
    if (text === '' || /[\uD800-\uDFFF]/.test(text[0] ?? '')) continue;
    edit(hand, (tr) => tr.insertText(text, at));
    at += text.length;
  }
}

function insertParagraph(hand: Hand): void {
  const block = anyBlock(hand);
  const { schema } = hand.session.options.host.state;
  const paragraph = schema.node('paragraph', null, schema.text(`${hand.newToken()} ${someWords(hand)}. ${someWords(hand)}.`));
  edit(hand, (tr) => tr.insert(block?.to ?? doc(hand).content.size, paragraph));
}

/** Takes back what was done last. An acceptance that has not left yet goes from the outbox without a trace: that is written down. */
function undo({ session, history, account }: Hand): void {
  const before = [...session.items];
  history.undo();
  const left = new Set(session.items.map(({ id }) => id));
  for (const { id, type } of before) if (type !== 'text' && !left.has(id)) account.calledOff.add(id);
}

/** What people do to the text. */
export const textActs: readonly Act[] = [
  { name: 'type', weight: 10, sure: 'text', isEdit: true, do: type },
  {
    name: 'delete',
    weight: 4,
    isEdit: true,
    do: (hand) => {
      const { from, to } = stretch(hand, 30);
      if (from < to) edit(hand, (tr) => tr.delete(from, to));
    },
  },
  {
    name: 'replace words',
    weight: 2,
    isEdit: true,
    do: (hand) => {
      const { from, to } = stretch(hand, 12);
      if (from < to) edit(hand, (tr) => tr.insertText(hand.newToken(), from, to));
    },
  },
  {
    name: 'insert a paragraph',
    weight: 1,
    isEdit: true,
    do: insertParagraph,
  },
  {
    name: 'delete a paragraph, or write one',
    weight: 2,
    isEdit: true,
    do: (hand) => {
      const { size } = doc(hand).content;
      const block = anyBlock(hand);
      if (size < SHORT || !block) return insertParagraph(hand);
      if (size > LONG || hand.chance.isLucky(0.3)) edit(hand, (tr) => tr.delete(block.from, block.to));
    },
  },
  {
    name: 'move a paragraph',
    weight: 1,
    isEdit: true,
    do: (hand) => {
      const [block, target] = [anyBlock(hand), anyBlock(hand)];
      if (!block || !target || block.from === target.from) return;
      edit(hand, (tr) => {
        tr.delete(block.from, block.to);
        return tr.insert(tr.mapping.map(target.from), block.node);
      });
    },
  },
  {
    name: 'split a paragraph',
    weight: 1,
    isEdit: true,
    do: (hand) => {
      const at = anyPlace(hand);
      if (doc(hand).resolve(at).parent.type.name === 'paragraph') edit(hand, (tr) => tr.split(at));
    },
  },
  {
    name: 'join paragraphs',
    weight: 1,
    isEdit: true,
    do: (hand) => {
      const block = anyBlock(hand);
      const after = block && doc(hand).nodeAt(block.to);
      if (block && after?.type.name === 'paragraph') edit(hand, (tr) => tr.join(block.to));
    },
  },
  {
    name: 'make bold or not',
    weight: 1,
    isEdit: true,
    do: (hand) => {
      const { from, to } = stretch(hand, 20);
      const { bold } = hand.session.options.host.state.schema.marks;
      if (!bold || from >= to || doc(hand).resolve(from).parent.type.name !== 'paragraph') return;
      const isBold = doc(hand).rangeHasMark(from, to, bold);
      edit(hand, (tr) => (isBold ? tr.removeMark(from, to, bold) : tr.addMark(from, to, bold.create())));
    },
  },
  { name: 'undo', weight: 2, do: undo },
  { name: 'redo', weight: 1, do: ({ history }) => void history.redo() },
];
