import type { Node } from '@tiptap/pm/model';
import { heaviestIncreasing } from '../text/word-diff';
import type { Tokenizer, Tokens } from '../text/word-tokens';
import { FeatureIndex, featuresOf } from './block-features';

/** A text block (paragraph, heading, caption…) or a block without content (a rule), wherever in the doc it stands. */
export interface TextBlock {
  node: Node;
  /** ProseMirror position before the block. */
  pos: number;
  /** Its text, one character for each position inside it: a hard break is U+FFFC. */
  text: string;
  tokens: Tokens;
}

/** Neighbouring old blocks that are the same text as neighbouring new ones: nearly always one and one; a split or a join has more. */
export interface BlockGroup {
  oldFrom: number;
  oldTo: number;
  newFrom: number;
  newTo: number;
  /** False if they only stand in the same place: their words have nothing to do with each other. */
  isRelated: boolean;
}

/** Which blocks of two docs belong together. Groups are in order in both docs; moved pairs stand elsewhere in the order. */
export interface BlockPairs {
  groups: BlockGroup[];
  moved: { old: number; new: number }[];
}

/** Least share of common word pairs (Dice) for two blocks to be versions of each other. With half of the words changed it is about 0.25. */
const MIN_LIKENESS = 0.15;
/** Least share of a block's word pairs that must stand in another one for it to be split off from, or joined into, that one. */
const MIN_CONTAINED = 0.5;
/** Candidates kept for each block. */
const MAX_CANDIDATES = 3;
/** Shorter texts are not followed to another place, nor seen as split off or joined: "Yes" is everywhere. */
const MIN_MOVED_CHARS = 12;

/** The blocks of a doc in order. */
export function listBlocks(doc: Node, tokenizer: Tokenizer): TextBlock[] {
  const blocks: TextBlock[] = [];
  doc.descendants((node, pos) => {
    if (!node.isTextblock && !(node.isLeaf && node.isBlock)) return true;
    const text = textOf(node);
    blocks.push({ node, pos, text, tokens: { ids: new Int32Array(0), starts: new Int32Array(1) } });
    return false;
  });
  for (const block of blocks) block.tokens = tokensOf(block, tokenizer);
  return blocks;
}

function textOf(block: Node): string {
  let text = '';
  block.forEach((child) => {
    text += child.text ?? '\ufffc'.repeat(child.nodeSize);
  });
  return text;
}

function tokensOf(block: TextBlock, tokenizer: Tokenizer): Tokens {
  const tokens = tokenizer.tokenize(block.text);
  let token = 0;
  block.node.forEach((child, offset) => {
    if (child.isText) return;
    while ((tokens.starts[token] ?? 0) < offset) token++;
    tokens.ids[token] = tokenizer.idOf(`${child.type.name}${JSON.stringify(child.attrs)}`);
  });
  return tokens;
}

/** Which old and new blocks belong together: equal ones first, then similar ones by their word pairs, then what stands in the same place. */
export function pairBlocks(old: readonly TextBlock[], now: readonly TextBlock[], tokenizer: Tokenizer): BlockPairs {
  const newOf = new Int32Array(old.length).fill(-1);
  const oldOf = new Int32Array(now.length).fill(-1);
  const pair = (i: number, j: number) => {
    newOf[i] = j;
    oldOf[j] = i;
  };
  // The headline is the headline, whatever it says.
  if (old[0]?.node.type.name === 'title' && now[0]?.node.type.name === 'title') pair(0, 0);
  pairEqual(old, now, newOf, oldOf, pair);
  const likeness = pairSimilar(old, now, newOf, oldOf, pair, tokenizer);
  const { kept, moved } = keepInOrder(old, now, newOf);
  for (const { old: i, new: j } of moved) {
    newOf[i] = -1;
    oldOf[j] = -1;
  }
  const isMovedOld = new Set(moved.map((one) => one.old));
  const isMovedNew = new Set(moved.map((one) => one.new));
  const isFreeOld = (i: number) => i >= 0 && i < old.length && newOf[i] === -1 && !isMovedOld.has(i);
  const isFreeNew = (j: number) => j >= 0 && j < now.length && oldOf[j] === -1 && !isMovedNew.has(j);
  const groups = kept.map(({ old: i, new: j }) => widenGroup(old, now, i, j, isFreeOld, isFreeNew, likeness));
  return { groups: fillGaps(old, now, groups, isFreeOld, isFreeNew, tokenizer), moved };
}

type Pair = (i: number, j: number) => void;

/** Pairs blocks whose text occurs once on both sides; repeated ones wait for their neighbours. */
function pairEqual(old: readonly TextBlock[], now: readonly TextBlock[], newOf: Int32Array, oldOf: Int32Array, pair: Pair): void {
  const places = new Map<string, { old: number; new: number }>();
  old.forEach((block, i) => {
    if (newOf[i] === -1 && block.text !== '') places.set(block.text, { old: places.has(block.text) ? -1 : i, new: -1 });
  });
  now.forEach((block, j) => {
    const place = oldOf[j] === -1 ? places.get(block.text) : undefined;
    if (place) place.new = place.new === -1 ? j : -2;
  });
  for (const { old: i, new: j } of places.values()) if (i >= 0 && j >= 0) pair(i, j);
  // Repeated texts next to a pair go with it: the second "Yes" of a table is the one after the same row head.
  for (let i = 0; i + 1 < old.length; i++) extendEqual(old, now, i, 1, newOf, oldOf, pair);
  for (let i = old.length - 1; i > 0; i--) extendEqual(old, now, i, -1, newOf, oldOf, pair);
}

function extendEqual(
  old: readonly TextBlock[],
  now: readonly TextBlock[],
  i: number,
  by: number,
  newOf: Int32Array,
  oldOf: Int32Array,
  pair: Pair,
) {
  const j = newOf[i] ?? -1;
  if (j < 0 || newOf[i + by] !== -1 || oldOf[j + by] !== -1) return;
  const text = old[i + by]?.text;
  if (text && text === now[j + by]?.text) pair(i + by, j + by);
}

/** For a block that found no partner: the block of the other doc that holds most of it, or -1. */
interface Likeness {
  holderOfOld: Int32Array;
  holderOfNew: Int32Array;
}

interface Candidate {
  old: number;
  new: number;
  likeness: number;
}

function pairSimilar(
  old: readonly TextBlock[],
  now: readonly TextBlock[],
  newOf: Int32Array,
  oldOf: Int32Array,
  pair: Pair,
  tokenizer: Tokenizer,
): Likeness {
  const holderOfOld = new Int32Array(old.length).fill(-1);
  const holderOfNew = new Int32Array(now.length).fill(-1);
  const contained = new Float64Array(old.length);
  const sizes = new Int32Array(old.length);
  // Blocks with an equal partner are out of it. The headline is paired already, but something may have been split off from it.
  const isOpen = (i: number) => newOf[i] === -1 || old[i]?.text !== now[newOf[i] ?? 0]?.text;
  const oldFeatures = old.map((block, i) => (isOpen(i) ? featuresOf(block.tokens, tokenizer) : new Int32Array(0)));
  const index = new FeatureIndex(oldFeatures.reduce((sum, features) => sum + features.length, 0));
  oldFeatures.forEach((features, i) => {
    sizes[i] = features.length;
    for (const feature of features) index.add(feature, i);
  });
  const votes = new Int32Array(old.length);
  const candidates: Candidate[] = [];
  now.forEach((block, j) => {
    if (oldOf[j] !== -1) return;
    const features = featuresOf(block.tokens, tokenizer);
    const touched: number[] = [];
    for (const feature of features) {
      index.each(feature, (i) => {
        if (votes[i] === 0) touched.push(i);
        votes[i] = (votes[i] ?? 0) + 1;
      });
    }
    const own: Candidate[] = [];
    let most = 0;
    for (const i of touched) {
      const shared = votes[i] ?? 0;
      votes[i] = 0;
      const likeness = (2 * shared) / ((sizes[i] ?? 0) + features.length);
      if (likeness >= MIN_LIKENESS && newOf[i] === -1) own.push({ old: i, new: j, likeness });
      if (shared / features.length >= MIN_CONTAINED && shared > most) {
        most = shared;
        holderOfNew[j] = i;
      }
      const share = shared / (sizes[i] ?? 1);
      if (share >= MIN_CONTAINED && share > (contained[i] ?? 0)) {
        contained[i] = share;
        holderOfOld[i] = j;
      }
    }
    own.sort((a, b) => b.likeness - a.likeness || Math.abs(a.old - j) - Math.abs(b.old - j));
    candidates.push(...own.slice(0, MAX_CANDIDATES));
  });
  candidates.sort((a, b) => b.likeness - a.likeness || Math.abs(a.old - a.new) - Math.abs(b.old - b.new));
  for (const { old: i, new: j } of candidates) if (newOf[i] === -1 && oldOf[j] === -1) pair(i, j);
  return { holderOfOld, holderOfNew };
}

/** The pairs that keep their order (as much text as possible), and the rest, which moved. */
function keepInOrder(old: readonly TextBlock[], now: readonly TextBlock[], newOf: Int32Array) {
  const pairs: { old: number; new: number }[] = [];
  newOf.forEach((j, i) => {
    if (j >= 0) pairs.push({ old: i, new: j });
  });
  // A block can become the standfirst only where it stands: in any other place the doc would have two, or one too low, on the way.
  const mayStay = pairs.filter(
    ({ old: i, new: j }) => (now[j]?.node.type.name === 'standfirst' ? i === 1 : true) && (i === 0) === (j === 0),
  );
  const chain = heaviestIncreasing(
    mayStay.map((one) => one.new),
    mayStay.map((one) => (one.old === 0 ? 1e9 : (old[one.old]?.text.length ?? 0) + 1)),
  );
  const kept = chain.flatMap((index) => mayStay[index] ?? []);
  const isKept = new Set(kept.map((one) => one.old));
  const moved = pairs.filter((one) => !isKept.has(one.old) && (old[one.old]?.text.length ?? 0) >= MIN_MOVED_CHARS);
  return { kept, moved };
}

type IsFree = (index: number) => boolean;

/** The pair with the blocks beside it that were split off from it or joined into it. */
function widenGroup(
  old: readonly TextBlock[],
  now: readonly TextBlock[],
  i: number,
  j: number,
  isFreeOld: IsFree,
  isFreeNew: IsFree,
  likeness: Likeness,
): BlockGroup {
  const group: BlockGroup = { oldFrom: i, oldTo: i + 1, newFrom: j, newTo: j + 1, isRelated: true };
  const isBody = (block: TextBlock | undefined) =>
    block !== undefined && !['title', 'standfirst', 'horizontalRule'].includes(block.node.type.name);
  const isPlain = (block: TextBlock | undefined) => isBody(block) && (block?.text.length ?? 0) >= MIN_MOVED_CHARS;
  if (!isBody(old[i]) || !isBody(now[j])) return group;
  const splitOff = (k: number) => isFreeNew(k) && likeness.holderOfNew[k] === i && isPlain(now[k]);
  const joinedIn = (k: number) => isFreeOld(k) && likeness.holderOfOld[k] === j && isPlain(old[k]);
  while (splitOff(group.newFrom - 1)) group.newFrom--;
  while (splitOff(group.newTo)) group.newTo++;
  while (joinedIn(group.oldFrom - 1)) group.oldFrom--;
  while (joinedIn(group.oldTo)) group.oldTo++;
  return group;
}

/** The groups with those added that only their place tells: what is left over between two groups, if both sides have as many. */
function fillGaps(
  old: readonly TextBlock[],
  now: readonly TextBlock[],
  groups: readonly BlockGroup[],
  isFreeOld: IsFree,
  isFreeNew: IsFree,
  tokenizer: Tokenizer,
): BlockGroup[] {
  const all: BlockGroup[] = [];
  let [i, j] = [0, 0];
  const end: BlockGroup = { oldFrom: old.length, oldTo: old.length, newFrom: now.length, newTo: now.length, isRelated: false };
  for (const group of [...groups, end]) {
    const oldLeft = range(i, group.oldFrom).filter(isFreeOld);
    const newLeft = range(j, group.newFrom).filter(isFreeNew);
    if (oldLeft.length === newLeft.length) {
      oldLeft.forEach((a, index) => {
        const b = newLeft[index] ?? -1;
        const [before, after] = [old[a], now[b]];
        if (!before || !after || before.node.type !== after.node.type) return;
        // Blocks that nothing else pairs are only put together where that keeps the structure: the second cell stays the second cell.
        const isRelated = before.text === after.text || sharesWords(before, after, tokenizer);
        all.push({ oldFrom: a, oldTo: a + 1, newFrom: b, newTo: b + 1, isRelated });
      });
    }
    if (group !== end) all.push(group);
    [i, j] = [group.oldTo, group.newTo];
  }
  return all;
}

const range = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);

/** True if at least half of the words of the shorter block stand in the longer one. */
function sharesWords(a: TextBlock, b: TextBlock, tokenizer: Tokenizer): boolean {
  const words = (block: TextBlock) => new Set([...block.tokens.ids].filter((id) => tokenizer.isWord(id)));
  const [one, other] = [words(a), words(b)];
  const shared = [...one].filter((id) => other.has(id)).length;
  return shared > 0 && 2 * shared >= Math.min(one.size, other.size);
}
