import type { Node } from '@tiptap/pm/model';
import type { Span } from './anchor';
import { joinSpans } from './join-spans';
import { sentencesIn } from './sentences';

/** How many sentences an article has, and how many of them somebody has seen. */
export interface Coverage {
  sentences: number;
  seen: number;
}

/** Counts the sentences of blocks that come in the order of the text. */
export interface SentenceCounter {
  readonly coverage: Coverage;
  /** Adds the sentences of a block, with those of the blocks in it. `offset` is its position. */
  add(block: Node, offset: number): void;
}

/** Counts the sentences with words in `spans`: the places of all tags, *clear* ones too. Spans come in any order and may overlap. */
export function coverageOf(doc: Node, spans: readonly Span[], language: string): Coverage {
  const counter = countSentencesOf(spans, language);
  doc.forEach((block, offset) => {
    counter.add(block, offset);
  });
  return counter.coverage;
}

/** The same block by block, for who can't wait for a long text. */
export function countSentencesOf(spans: readonly Span[], language: string): SentenceCounter {
  const coverage: Coverage = { sentences: 0, seen: 0 };
  const isSeen = seenIn(spans);
  const count = (sentence: Span) => {
    coverage.sentences += 1;
    if (isSeen(sentence)) coverage.seen += 1;
    return true;
  };
  return { coverage, add: (block, offset) => void eachSentenceOf(block, offset, language, count) };
}

/** The first sentence that begins at `pos` or after it and has no words in `spans`; behind the last one it begins again at the top. Null: all are seen. */
export function nextUnseen(doc: Node, spans: readonly Span[], pos: number, language: string): Span | null {
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

/** Tells of sentences, asked in text order, if they have words in the spans. */
function seenIn(spans: readonly Span[]): (sentence: Span) => boolean {
  const joined = joinSpans(spans.filter(({ from, to }) => from < to));
  let at = 0;
  return ({ from, to }) => {
    while ((joined[at]?.to ?? Number.POSITIVE_INFINITY) <= from) at += 1;
    return (joined[at]?.from ?? Number.POSITIVE_INFINITY) < to;
  };
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
