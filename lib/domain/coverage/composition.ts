import type { Node } from '@tiptap/pm/model';
import type { Span } from '../anchors/anchor';
import { joinSpans } from '../anchors/join-spans';
import { type LabelledKind, labelledKinds, tagKinds } from '../tags/tag-kinds';
import { positionsOf, readText, wordOffsets } from '../text/article-text';

/** What a text is made of: how many of its words stand in a claim, a proposal, an opinion, or in none. */
export type Composition = Record<LabelledKind | 'none', number>;

/** A stretch of a tag. Half-open positions. */
export interface KindSpan extends Span {
  kind: LabelledKind;
}

const byPrecedence = [...labelledKinds].sort((a, b) => tagKinds[a].precedence - tagKinds[b].precedence);

/** Counts the words of blocks that come in the order of the text. */
export interface WordCounter {
  readonly composition: Composition;
  /** Adds the words of a top-level block. `offset` is its position. */
  add(block: Node, offset: number): void;
}

/**
 * Counts each word once: for the first kind by precedence (claim, proposal, opinion) with a tag that has some of the word, else for none. `spans`
 * come in any order and may overlap. Once all blocks are added the sum is the article's number of words. Block by block, for who can't wait for a
 * long text.
 */
export function countWordsOf(spans: Iterable<KindSpan>): WordCounter {
  const composition: Composition = { claim: 0, proposal: 0, opinion: 0, none: 0 };
  const layers = byPrecedence.map((kind) => ({ kind, spans: [] as Span[], at: 0 }));
  for (const span of spans) {
    if (span.from < span.to) layers.find(({ kind }) => kind === span.kind)?.spans.push(span);
  }
  for (const layer of layers) layer.spans = joinSpans(layer.spans);
  const add = (block: Node, offset: number) => {
    const words = wordsOfBlock(block);
    const start = offset + 1;
    for (let i = 0; i < words.length; i += 2) {
      const [from, to] = [start + (words[i] ?? 0), start + (words[i + 1] ?? 0)];
      const layer = layers.find((one) => {
        while ((one.spans[one.at]?.to ?? Number.POSITIVE_INFINITY) <= from) one.at += 1;
        return (one.spans[one.at]?.from ?? Number.POSITIVE_INFINITY) < to;
      });
      composition[layer?.kind ?? 'none'] += 1;
    }
  };
  return { composition, add };
}

// A block that an edit did not touch is the same object before and after it: its words are kept with it.
const words = new WeakMap<Node, Int32Array>();

/** The words of a top-level block as half-open positions `[from, to, …]`, counted from where its content begins. Found once for each block. */
function wordsOfBlock(block: Node): Int32Array {
  const known = words.get(block);
  if (known) return known;
  const text = readText(block);
  const offsets = wordOffsets(text.words);
  const positions = new Int32Array(offsets.length);
  for (let i = 0; i < offsets.length; i += 2) {
    const word = positionsOf(text, offsets[i] ?? 0, offsets[i + 1] ?? 0);
    positions.set([word?.from ?? 0, word?.to ?? 0], i);
  }
  words.set(block, positions);
  return positions;
}
