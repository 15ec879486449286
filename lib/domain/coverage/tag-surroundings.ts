import type { Node } from '@tiptap/pm/model';
import { CONTEXT_CHARS, type Quote, type Span } from '../anchors/anchor';
import { type ArticleText, offsetAt, positionsOf, readText } from '../text/article-text';
import { saidWords } from '../text/said-words';
import { splitSentences } from '../text/sentences';
import { compareSides, rememberedSide, type Side } from './remembered-side';

/** A sentence of a doc, and the block of text that it stands in, whose content begins at `start`. */
export interface Sentence extends Span {
  block: Node;
  start: number;
}

/** Some words of a tag: where they stand now, and the quote that they had when a person last saw to them. */
export interface RememberedSpan extends Span {
  quote: Quote;
  /** True if the words differ from the quote, and the tag does not ask for them to be looked at itself. */
  isDrifted: boolean;
}

/** What a tag says of the sentence that it has words in. */
export interface Surroundings {
  /** Places that are not as it remembers them. An empty one: words are gone from there. */
  changed: Span[];
  /** What stands as whoever made or confirmed the tag saw it: its words and what is around them. Null where its words have changed themselves. */
  vouched: Span | null;
}

/** So much text always holds more words than a context. UTF-16 units. */
const READ_CHARS = 4 * CONTEXT_CHARS;
/** Of a tag's words so many are enough to tell where a sentence begins or ends beside them. UTF-16 units. */
const EDGE_CHARS = 100;

/** Compares what a tag remembers of its surroundings with the sentence as it is now. Reads no more of a text than is near the words. */
export function surroundingsOf(span: RememberedSpan, sentence: Sentence, language: string): Surroundings {
  const { quote } = span;
  // One that covers all there is, or was made without a context.
  if (quote.prefix === '' && quote.suffix === '') return { changed: driftOf(span, sentence), vouched: span.isDrifted ? null : span };
  const before = span.from >= sentence.from ? besideOf(span, sentence, true, language) : null;
  const after = span.to <= sentence.to ? besideOf(span, sentence, false, language) : null;
  const drift = driftOf(span, sentence);
  return {
    changed: [...drift, ...(before?.changed ?? []), ...(after?.changed ?? [])],
    vouched: drift.length > 0 ? null : { from: before?.edge ?? span.from, to: after?.edge ?? span.to },
  };
}

/** One side of a tag: how far outward it is as the tag remembers it, and where in the sentence it begins to be otherwise. */
function besideOf({ from, to, quote }: RememberedSpan, { block, start, ...sentence }: Sentence, isBefore: boolean, language: string) {
  const text = textOf(block);
  const edge = offsetAt(text, (isBefore ? from : to) - start);
  const at = (distance: number) => (distance === 0 ? (isBefore ? from : to) : start + positionAt(text, edge, distance, isBefore));
  const same = unchangedBeside(text.words, edge, quote, isBefore);
  if (same !== null) return { edge: at(same), changed: [] };
  const furthest = isBefore ? Math.max(0, edge - READ_CHARS) : Math.min(text.words.length, edge + READ_CHARS);
  const now: Side = {
    text: text.words.slice(Math.min(edge, furthest), Math.max(edge, furthest)),
    isBefore,
    isClipped: furthest > 0 && furthest < text.words.length,
  };
  const inSentence = Math.abs(edge - offsetAt(text, (isBefore ? sentence.from : sentence.to) - start));
  const then = rememberedSide(isBefore ? quote.prefix : quote.suffix, isBefore);
  const { agrees, changed } = compareSides(then, now, inSentence, () => wasInSentence(quote, isBefore, language));
  const [one, two] = changed ? [at(changed.near), at(changed.far)] : [0, 0];
  return { edge: at(agrees), changed: changed ? [{ from: Math.min(one, two), to: Math.max(one, two) }] : [] };
}

/** How far a context reaches that stands there to the letter, as nearly all do: then no word is to be looked at. Null where it does not. */
function unchangedBeside(words: string, edge: number, { prefix, suffix }: Quote, isBefore: boolean): number | null {
  const context = isBefore ? prefix : suffix;
  const there = isBefore ? edge : words.length - edge;
  if (rememberedSide(context, isBefore).isClipped && context.length <= there)
    return words.startsWith(context, isBefore ? edge - context.length : edge) ? context.length : null;
  // What is beyond the block was of no sentence in it.
  const rest = isBefore ? `\n${words.slice(0, edge)}` : `${words.slice(edge)}\n`;
  return context.length > there && (isBefore ? context.endsWith(rest) : context.startsWith(rest)) ? there : null;
}

/** The position that is so many characters outward from the edge of a tag, in its block. */
function positionAt(text: ArticleText, edge: number, distance: number, isBefore: boolean): number {
  const offset = isBefore ? edge - distance : edge + distance - 1;
  const place = positionsOf(text, offset, offset + 1);
  return (isBefore ? place?.from : place?.to) ?? 0;
}

// A block that an edit did not touch is the same object before and after it, as for its sentences.
const texts = new WeakMap<Node, ArticleText>();

function textOf(block: Node): ArticleText {
  const text = texts.get(block) ?? readText(block);
  texts.set(block, text);
  return text;
}

/** How much of a tag's context was of the sentence that its first or last words were in. */
function wasInSentence({ exact, prefix, suffix }: Quote, isBefore: boolean, language: string): number {
  const words = isBefore ? prefix + exact.slice(0, EDGE_CHARS) : exact.slice(-EDGE_CHARS) + suffix;
  const edge = isBefore ? prefix.length : words.length - suffix.length - 1;
  const sentence = splitSentences(words, language).find(({ start, end }) => start <= edge && edge < end);
  if (!sentence) return 0;
  return isBefore ? edge - sentence.start : sentence.end - edge - 1;
}

/** Where in the sentence the words of a tag are others than those of its quote, by more than punctuation and spacing. */
function driftOf({ from, to, quote, isDrifted }: RememberedSpan, { block, start, ...sentence }: Sentence): Span[] {
  if (!isDrifted) return [];
  const whole = { from: Math.max(from, sentence.from), to: Math.min(to, sentence.to) };
  // Of words in several blocks the rest is not at hand.
  if (from < start || to > start + block.content.size) return [whole];
  const text = readText(block, from - start, to - start);
  const [were, are] = [saidWords(quote.exact), saidWords(text.words)];
  const shorter = Math.min(were.length, are.length);
  let lead = 0;
  while (lead < shorter && were[lead]?.key === are[lead]?.key) lead++;
  let tail = 0;
  while (tail < shorter - lead && were.at(-1 - tail)?.key === are.at(-1 - tail)?.key) tail++;
  if (lead + tail >= Math.max(were.length, are.length)) return [];
  const [first, last] = lead + tail < are.length ? [are[lead], are[are.length - tail - 1]] : [are[lead - 1], are[lead]];
  const place = positionsOf(text, first?.from ?? 0, last?.to ?? text.words.length);
  const changed = place ? { from: start + place.from, to: start + place.to } : whole;
  return changed.from < sentence.to && sentence.from < changed.to ? [changed] : [];
}
