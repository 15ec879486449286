import type { Node } from '@tiptap/pm/model';
import type { AnchorState, Span } from './anchor';
import { joinSpans } from './join-spans';
import { sentencesIn } from './sentences';
import type { TagKind } from './tag-kinds';

/** How many sentences an article has, and how many of them somebody has seen. */
export interface Coverage {
  sentences: number;
  seen: number;
}

/** A place that somebody has looked at: some words of a tag, or what was marked clear. */
export interface SeenSpan extends Span {
  isClear?: boolean;
}

/**
 * The place of a tag as one that somebody has looked at, or null if it is none. With a tag the sentence of its words is seen, whatever has become
 * of them: the tag says so itself when they have changed. *Clear* has no card that could say it, so it holds for exactly the words that were
 * called clear.
 */
export function seenSpan({ from, to }: Span, kind: TagKind, anchorState: AnchorState): SeenSpan | null {
  if (kind !== 'clear') return { from, to };
  return anchorState === 'exact' ? { from, to, isClear: true } : null;
}

/** Counts the sentences of blocks that come in the order of the text. */
export interface SentenceCounter {
  readonly coverage: Coverage;
  /** Adds the sentences of a block, with those of the blocks in it. `offset` is its position. */
  add(block: Node, offset: number): void;
}

/** Counts the sentences, and those that are seen in `spans`: with words in a tag, or clear as a whole. Spans come in any order and may overlap. */
export function coverageOf(doc: Node, spans: readonly SeenSpan[], language: string): Coverage {
  const counter = countSentencesOf(spans, language);
  doc.forEach((block, offset) => {
    counter.add(block, offset);
  });
  return counter.coverage;
}

/** The same block by block, for who can't wait for a long text. */
export function countSentencesOf(spans: readonly SeenSpan[], language: string): SentenceCounter {
  const coverage: Coverage = { sentences: 0, seen: 0 };
  const isSeen = seenIn(spans);
  const count = (sentence: Span) => {
    coverage.sentences += 1;
    if (isSeen(sentence)) coverage.seen += 1;
    return true;
  };
  return { coverage, add: (block, offset) => void eachSentenceOf(block, offset, language, count) };
}

/** The first sentence that begins at `pos` or after it and is not seen in `spans`; behind the last one it begins again at the top. Null: all are seen. */
export function nextUnseen(doc: Node, spans: readonly SeenSpan[], pos: number, language: string): Span | null {
  const isSeen = seenIn(spans);
  let first: Span | null = null;
  let next: Span | null = null;
  eachSentence(doc, language, (sentence) => {
    if (isSeen(sentence)) return true;
    first ??= sentence;
    if (sentence.from < pos) return true;
    next = sentence;
    return false;
  });
  return next ?? first;
}

/** Tells of sentences, asked in text order, if they are seen in the spans. */
export function seenIn(spans: readonly SeenSpan[]): (sentence: Span) => boolean {
  const some = spans.filter(({ from, to }) => from < to);
  const tag = reachingTo(some.filter(({ isClear }) => !isClear));
  const clear = reachingTo(some.filter(({ isClear }) => isClear));
  return ({ from, to }) => {
    if ((tag(from)?.from ?? Number.POSITIVE_INFINITY) < to) return true;
    // Words that were put before or after those that were called clear have been seen by nobody.
    const whole = clear(from);
    return whole !== undefined && whole.from <= from && to <= whole.to;
  };
}

/** Gives the first of the spans that ends behind a position; asked in text order. */
function reachingTo(spans: readonly Span[]): (pos: number) => Span | undefined {
  const joined = joinSpans(spans);
  let at = 0;
  return (pos) => {
    while ((joined[at]?.to ?? Number.POSITIVE_INFINITY) <= pos) at += 1;
    return joined[at];
  };
}

/** The sentences with words in `from`..`to`. */
export function sentencesBetween(doc: Node, from: number, to: number, language: string): Span[] {
  const found: Span[] = [];
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isTextblock) return true;
    for (const one of sentencesOfBlock(node, language)) {
      const sentence = { from: pos + 1 + one.from, to: pos + 1 + one.to };
      if (sentence.from < to && from < sentence.to) found.push(sentence);
    }
    return false;
  });
  return found;
}

// A block that an edit did not touch is the same object before and after it: its sentences are kept with it.
const known = new WeakMap<Node, { language: string; sentences: Span[] }>();

/** The sentences of a block of text, counted from where its content begins. Found once for each block. */
export function sentencesOfBlock(block: Node, language: string): readonly Span[] {
  const found = known.get(block);
  if (found?.language === language) return found.sentences;
  const sentences = sentencesIn(block, 0, language);
  known.set(block, { language, sentences });
  return sentences;
}

/** Visits the sentences of a doc in order until `visit` says no. */
function eachSentence(doc: Node, language: string, visit: (sentence: Span) => boolean): void {
  for (let index = 0, offset = 0; index < doc.childCount; index++) {
    const block = doc.child(index);
    if (!eachSentenceOf(block, offset, language, visit)) return;
    offset += block.nodeSize;
  }
}

/** False if `visit` has said no. */
function eachSentenceOf(block: Node, offset: number, language: string, visit: (sentence: Span) => boolean): boolean {
  if (block.isTextblock) {
    const start = offset + 1;
    return sentencesOfBlock(block, language).every(({ from, to }) => visit({ from: start + from, to: start + to }));
  }
  for (let index = 0, inner = offset + 1; index < block.childCount; index++) {
    const child = block.child(index);
    if (!eachSentenceOf(child, inner, language, visit)) return false;
    inner += child.nodeSize;
  }
  return true;
}
