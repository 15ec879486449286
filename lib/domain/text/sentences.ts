import type { Node } from '@tiptap/pm/model';
import type { Span } from '../anchors/anchor';
import { abbreviationsOf } from './abbreviations';
import { positionsOf, readText } from './article-text';
import { type MarkRole, markRolesOf } from './mark-roles';

const timeOfDay = /\b[ap]\.m\.$/;
const dayName = /^(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/;

/**
 * No abbreviation is longer. Of a sentence that has no end yet, only so much is looked at before each stop in it: of half a million characters
 * without a space the whole would be read at each of them, and from each of its characters on. UTF-16 units.
 */
const TAIL_CHARS = 100;

const lineEnd = /[\n\r\u0085\u2028\u2029]/;
/** « Non ! », dit-elle. Unicode's rules know it, save where a mark behind a space is between. */
const continues = /^[\p{Pd}\p{Sentence_Terminal},;:،؛、，；：]/u;
/**
 * What goes on when it stands at the closing mark itself: 「行こう。」と言った, “谁付钱？”的问题, “가자.”라고 말했다. Not the Japanese and Chinese words that begin
 * with these signs and open a sentence.
 */
const attached =
  /^(?:と(?!ころ|ても|にかく|もかく|もあれ|りわけ|りあえ|うとう|きど)|って|など|を|の(?!ち|ん)|的(?![确確士])|\p{sc=Hangul})/u;

/** The mark of a note right behind a stop goes with it, and tells nothing of what follows: He left.¹ They stayed. */
const noteMark = /[⁰¹²³⁴-⁹⁽⁾]/u;
const noteMarks = /(?<=\S)[⁰¹²³⁴-⁹⁽⁾]+$/u;

/** True if the stop at the end of `before` does not end a sentence that `after` would follow. */
function goesOn(before: string, after: string, language: string, sets: ReturnType<typeof abbreviationsOf>): boolean {
  if (lineEnd.test(before.slice(-1))) return false;
  if (continues.test(after)) return true;
  const head = before.trimEnd().slice(-TAIL_CHARS).replace(noteMarks, '');
  // “Why?” he asked.
  if (/^\p{Ll}/u.test(after) && head.length > 0) return true;
  if (!head.endsWith('.') || head.endsWith('..')) return false;
  const last = head.slice(0, -1).match(/[^\s([“"‘'«]+$/u)?.[0] ?? '';
  const opener = after.match(/^\P{L}*(\p{L}+)/u)?.[1] ?? '';
  // أ.د. and पी.एम. go on as their last part does. Of letters that have case the rule of initials below knows more.
  const title = /\p{Lu}/u.test(last) ? last : last.slice(last.lastIndexOf('.') + 1);
  if (sets.titles.has(title) || sets.always.has(last) || sets.always.has(last.toLowerCase())) return /^[“"‘'«(]?[\p{L}\p{N}]/u.test(after);
  if (sets.numbered.has(last) && /^(\p{N}|[IVXLC]+\b)/u.test(after)) return true;
  if (timeOfDay.test(head)) return dayName.test(after);
  // am 3. Oktober, 12. Cumhurbaşkanı, 5 Mio. Euro. Not of Czech, Danish, Finnish, Polish and others: they write small what follows an ordinal, which is joined above.
  if (/^(?:de|tr)\b/.test(language) && /^(\d{1,2}|M(io|rd))$/.test(last)) return /^\p{Lu}/u.test(after) && !sets.openers.has(opener);
  // J. Smith, the U.S. Senate, but plan B. The
  if (/^\p{Lu}(\.-?\p{Lu})*$/u.test(last)) return /^\p{Lu}/u.test(after) && !sets.openers.has(opener);
  return false;
}

const segmenters = new Map<string, Intl.Segmenter>();

/** The segmenter of a language (BCP 47), of English for a tag that is not well formed. */
export function segmenterOf(language: string, granularity: 'sentence' | 'word'): Intl.Segmenter {
  const key = `${granularity} ${language}`;
  const known = segmenters.get(key) ?? new Intl.Segmenter(wellFormed(language), { granularity });
  segmenters.set(key, known);
  return known;
}

function wellFormed(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en';
  } catch {
    return 'en'; // Intl has no other way to say that a tag is malformed.
  }
}

/** So much of a text is cut at once, since for each piece that it gives the engine reads all that it was given. UTF-16 units. */
const CHUNK_CHARS = 1024;
/** As far as the last character that decides about the stops before it: the rules look for a letter, beyond figures, marks and spaces. */
const settled = /^.*[\p{L}\p{Sentence_Terminal}\n\r\u0085\u2028\u2029]/su;

/** The pieces of a text by Unicode's rules alone, the same as if the whole were cut at once. */
function* piecesOf(words: string, language: string): Generator<{ segment: string; index: number }> {
  const segmenter = segmenterOf(language, 'sentence');
  let size = CHUNK_CHARS;
  for (let at = 0; at < words.length; ) {
    const chunk = words.slice(at, at + size);
    // What is behind the chunk can join what its last words are parted into.
    const known = at + size < words.length ? (settled.exec(chunk)?.[0].length ?? 0) : Number.POSITIVE_INFINITY;
    let taken = 0;
    for (const { segment, index } of segmenter.segment(chunk)) {
      if (index + segment.length >= known) break;
      yield { segment, index: at + index };
      taken = index + segment.length;
      if (size > CHUNK_CHARS) break;
    }
    at += taken;
    size = taken === 0 ? 2 * size : CHUNK_CHARS;
  }
}

const unseen = /\p{Cf}/u;

/**
 * Where the sentence from `start` ends, of which Unicode's rules say that it ends at `end`. They do not tell marks that open from marks that close: all that
 * stand at a stop go with it, and none behind a space. Here what opens goes with what follows, and what closes with what was before.
 */
function edgeOf(words: string, roles: ReadonlyMap<number, MarkRole>, start: number, end: number): number {
  if (lineEnd.test(words.slice(end - 1, end))) return end;
  const isBetween = (at: number) => {
    const sign = words.charAt(at);
    if (sign === '…') return !/\s/.test(words.charAt(at - 1));
    return roles.has(at) || (/[\s\p{Cf}]/u.test(sign) && !lineEnd.test(sign));
  };
  const isNote = (at: number) => noteMark.test(words.charAt(at)) && !/\s/.test(words.charAt(at - 1));
  let from = end;
  while (from > start && isBetween(from - 1)) from--;
  let edge = from;
  while (edge < words.length && (isNote(edge) || (roles.get(edge) !== 'opens' && isBetween(edge)))) edge++;
  if (edge === words.length || lineEnd.test(words.charAt(edge))) return edge;
  // A mark of direction belongs to the words behind it.
  while (edge > from && unseen.test(words.charAt(edge - 1))) edge--;
  return edge;
}

/**
 * The sentences of a string as half-open offsets (UTF-16 units) without the spaces around them, by Unicode's rules with
 * abbreviations, initials and "he said" joined on, and with each quotation mark and bracket at the sentence that it opens or closes.
 * A line feed always ends one. https://unicode.org/reports/tr29/#Sentence_Boundaries
 */
export function splitSentences(words: string, language: string): { start: number; end: number }[] {
  const sets = abbreviationsOf(language);
  const roles = markRolesOf(words);
  const sentences: { start: number; end: number }[] = [];
  let start = 0;
  let end = 0;
  const close = (edge: number) => {
    const text = words.slice(start, edge);
    if (text.trim() !== '') sentences.push({ start: start + (text.length - text.trimStart().length), end: start + text.trimEnd().length });
    start = edge;
  };
  for (const { segment, index } of piecesOf(words, language)) {
    const next = index + segment.length;
    if (end > start) {
      const edge = edgeOf(words, roles, start, end);
      const after = words.slice(edge, next);
      const isAttached = roles.get(edge - 1) === 'closes' && attached.test(after);
      if (after !== '' && !isAttached && !goesOn(words.slice(start, edge), after, language, sets)) close(edge);
    }
    end = next;
  }
  close(end);
  return sentences;
}

/** The sentences of a text block whose content begins at `start`, as positions of the doc. */
export function sentencesIn(block: Node, start: number, language: string): Span[] {
  const text = readText(block);
  return splitSentences(text.words, language).flatMap((sentence) => {
    const span = positionsOf(text, sentence.start, sentence.end);
    return span ? [{ from: start + span.from, to: start + span.to }] : [];
  });
}

/** The sentence at a position: the one that holds it or ends there, else the next in its text block, else the last. Null where no text is. */
export function sentenceAt(doc: Node, pos: number, language: string): Span | null {
  const place = doc.resolve(pos);
  if (!place.parent.isTextblock) return null;
  const sentences = sentencesIn(place.parent, place.start(), language);
  return sentences.find((sentence) => sentence.to > pos || (sentence.to === pos && sentence.from < pos)) ?? sentences.at(-1) ?? null;
}
