import type { Node } from '@tiptap/pm/model';
import type { AnchorRange, AnchorState, Quote, Span } from '../anchors/anchor';
import { joinSpans } from '../anchors/join-spans';
import { type TagKind, tagKinds } from '../tags/tag-kinds';
import { wordsBetween } from '../text/article-text';
import { sentencesIn } from '../text/sentences';
import { type Sentence, type Surroundings, surroundingsOf } from './tag-surroundings';

/** How many sentences an article has, and how many of them somebody has seen. */
export interface Coverage {
  sentences: number;
  seen: number;
}

/** A place that somebody has looked at: some words of a tag, or what was marked clear. */
export interface SeenSpan extends Span {
  isClear?: boolean;
  /** What a tag remembers of its words and of what is beside them. Without it the sentence of its words is seen. */
  quote?: Quote;
  /** True if its words are others than those of the quote, and nobody is asked to look at them. */
  isDrifted?: boolean;
}

/**
 * The place of a tag as one that somebody has looked at, or null if it is none. With a tag the sentence of its words is seen, as far as the tag
 * knows it: see `seenIn`. What has become of a claim's own words its check says. *Clear* has no card that could say it, so it holds for
 * exactly the words that were called clear.
 */
export function seenSpan({ from, to, reach, ...quote }: AnchorRange, kind: TagKind, anchorState: AnchorState): SeenSpan | null {
  if (kind === 'clear') return anchorState === 'exact' ? { from, to, isClear: true } : null;
  return { from, to, quote, isDrifted: reach !== undefined && !tagKinds[kind].takesVerdict };
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
  const isSeen = seenIn(spans, language);
  const count = (sentence: Sentence) => {
    coverage.sentences += 1;
    if (isSeen(sentence)) coverage.seen += 1;
    return true;
  };
  return { coverage, add: (block, offset) => void eachSentenceOf(block, offset, language, count) };
}

/**
 * The first sentence that begins at `pos` or after it and is not seen; behind the last one it begins again at the top. Null: all are seen.
 * `spansIn` gives the spans with words in a stretch, and is asked no further than need be.
 */
export function nextUnseen(doc: Node, spansIn: (stretch: Span) => readonly SeenSpan[], pos: number, language: string): Span | null {
  return unseenFrom(doc, spansIn, pos, language) ?? unseenFrom(doc, spansIn, 0, language);
}

function unseenFrom(doc: Node, spansIn: (stretch: Span) => readonly SeenSpan[], pos: number, language: string): Span | null {
  let found: Span | null = null;
  for (let index = 0, offset = 0; index < doc.childCount && !found; index++) {
    const block = doc.child(index);
    const [from, to] = [offset, offset + block.nodeSize];
    offset = to;
    if (to <= pos) continue;
    const isSeen = seenIn(spansIn({ from, to }), language);
    eachSentenceOf(block, from, language, (sentence) => {
      if (sentence.from < pos || isSeen(sentence)) return true;
      found = { from: sentence.from, to: sentence.to };
      return false;
    });
  }
  return found;
}

/**
 * Tells of sentences, asked in text order, if they are seen in the spans: clear as a whole, or with words in a tag and, as far as its tags know, as
 * whoever tagged or confirmed them saw it. A tag knows 32 characters on each side of its words. What one remembers otherwise is seen all the same
 * where another has it within what it knows: somebody has looked there since. Punctuation, spacing and case are no change.
 */
export function seenIn(spans: readonly SeenSpan[], language: string): (sentence: Sentence) => boolean {
  const some = spans.filter(({ from, to }) => from < to);
  const tagsIn = meeting(some.filter(({ isClear }) => !isClear));
  const clear = reachingTo(some.filter(({ isClear }) => isClear));
  return (sentence) => {
    const { from, to } = sentence;
    // Words that were put before or after those that were called clear have been seen by nobody.
    const whole = clear(from);
    if (whole !== undefined && whole.from <= from && to <= whole.to) return true;
    const tags = tagsIn(sentence).filter((tag) => hasWordsIn(tag, sentence));
    return tags.length > 0 && isAsTagged(tags, sentence, language);
  };
}

/** As many signs can be at the edge of a sentence; what is longer has words, and is not read. Positions. */
const EDGE_SIGNS = 16;

/** True if a span has words of the sentence, and not just the quotation mark or bracket that stands next to those of a sentence beside it. */
export function hasWordsIn({ from, to }: Span, { block, start, ...sentence }: Sentence): boolean {
  const shared = { from: Math.max(from, sentence.from), to: Math.min(to, sentence.to) };
  const goesBeyond = from < sentence.from || to > sentence.to;
  const isWhole = shared.from === sentence.from && shared.to === sentence.to;
  if (!goesBeyond || isWhole || shared.to - shared.from > EDGE_SIGNS) return shared.from < shared.to;
  return /[^\p{P}\s]/u.test(wordsBetween(block, shared.from - start, shared.to - start));
}

/** True if no tag remembers the sentence otherwise, or another tag knows what stands there now. */
function isAsTagged(tags: readonly SeenSpan[], sentence: Sentence, language: string): boolean {
  const known = tags.map(({ from, to, quote, isDrifted = false }) =>
    quote ? surroundingsOf({ from, to, quote, isDrifted }, sentence, language) : { changed: [], vouched: { from, to } },
  );
  return known.every(({ changed }) => changed.every((place) => known.some((other) => isKnownTo(other, place))));
}

/** True if a place stands as a tag remembers it. Where words are gone from it, at the edge of what another knows, it may miss them too. */
function isKnownTo({ vouched, changed }: Surroundings, { from, to }: Span): boolean {
  const misses = changed.some((place) => place.from === from && place.to === to);
  return vouched !== null && vouched.from <= from && to <= vouched.to && !misses;
}

/** Gives those of the spans that have words in a sentence; asked in text order. */
function meeting(spans: readonly SeenSpan[]): (sentence: Span) => SeenSpan[] {
  const sorted = [...spans].sort((a, b) => a.from - b.from);
  let at = 0;
  let open: SeenSpan[] = [];
  return ({ from, to }) => {
    for (let next = sorted[at]; next !== undefined && next.from < to; next = sorted[++at]) open.push(next);
    open = open.filter((span) => span.to > from);
    return open;
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
export function sentencesBetween(doc: Node, from: number, to: number, language: string): Sentence[] {
  const found: Sentence[] = [];
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isTextblock) return true;
    for (const one of sentencesOfBlock(node, language)) {
      const sentence = { from: pos + 1 + one.from, to: pos + 1 + one.to, block: node, start: pos + 1 };
      if (sentence.from < to && from < sentence.to) found.push(sentence);
    }
    return false;
  });
  return found;
}

// A block that an edit did not touch is the same object before and after it: its sentences are kept with it.
const known = new WeakMap<Node, { language: string; sentences: Span[] }>();

/** The sentences of a block of text, counted from where its content begins. Found once for each block. */
function sentencesOfBlock(block: Node, language: string): readonly Span[] {
  const found = known.get(block);
  if (found?.language === language) return found.sentences;
  const sentences = sentencesIn(block, 0, language);
  known.set(block, { language, sentences });
  return sentences;
}

/** Visits the sentences of a block in order until `visit` says no. False if it has. */
function eachSentenceOf(block: Node, offset: number, language: string, visit: (sentence: Sentence) => boolean): boolean {
  if (block.isTextblock) {
    const start = offset + 1;
    return sentencesOfBlock(block, language).every(({ from, to }) => visit({ from: start + from, to: start + to, block, start }));
  }
  for (let index = 0, inner = offset + 1; index < block.childCount; index++) {
    const child = block.child(index);
    if (!eachSentenceOf(child, inner, language, visit)) return false;
    inner += child.nodeSize;
  }
  return true;
}
