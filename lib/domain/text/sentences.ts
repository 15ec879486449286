import type { Node } from '@tiptap/pm/model';
import type { Span } from '../anchors/anchor';
import { positionsOf, readText } from './article-text';

/** What a full stop after these does not end. Unicode's rules know no abbreviations. */
interface Abbreviations {
  /** A name follows: "Mr. Smith". Never the end of a sentence. */
  titles: string;
  /** A number follows: "No. 5". The end of a sentence before anything else. */
  numbered: string;
  /** Anything may follow: "e.g. London". Never the end of a sentence. */
  always: string;
  /** Words that open a sentence even after an initial or an acronym: "plan B. The". */
  openers: string;
}

const abbreviations: Record<string, Abbreviations> = {
  en: {
    titles: 'Mr Mrs Ms Mx Dr Prof Rev Hon Sen Rep Gov Gen Lt Col Sgt Capt Maj Cpl Pte Cmdr Adm Cllr Supt Insp Fr Sr St Mt Messrs',
    numbered: 'No Nos Art Arts Sec Ch Vol Fig Figs Eq p pp par para c ca approx Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec',
    always: 'e.g i.e cf viz vs v al',
    openers:
      'The A An It He She They We You I This That These Those There Here In On At By But And Or If When While For As So What Who Why How No Not Yet Then Now His Her Their Our My Its',
  },
  de: {
    titles: 'Hr Fr Dr Prof Ing St Frl Abg',
    numbered: 'Nr Art Abs S Bd Kap Abb Ziff',
    always: 'z.B z d.h u.a bzw ca vgl sog u i.d.R usf',
    openers:
      'Der Die Das Ein Eine Er Sie Es Wir Ihr Ich Und Aber Oder In Im Am An Auf Bei Für Mit Von Zu Wenn Als So Was Wer Dann Nun Doch',
  },
  fr: {
    titles: 'M MM Mme Mlle Dr Pr Me St Ste Mgr',
    numbered: 'n no art p pp chap fig vol env',
    always: 'c.-à-d cf ex',
    openers: "Le La Les Un Une Il Elle Ils Elles On Nous Vous Je Ce Cette Ces Et Mais Ou Dans En Au À Pour Si Quand L'",
  },
  es: {
    titles: 'Sr Sra Srta Dr Dra Prof D Dña Ud Uds Lic Ing',
    numbered: 'n núm nº art arts p pp pág págs cap fig vol aprox',
    always: 'p.ej ej cf',
    openers: 'El La Los Las Un Una Él Ella Ellos En Y Pero O Por Para Si Cuando No Se Su Este Esta Esto',
  },
};

const setsOf = (language: string) => {
  const words = abbreviations[language.slice(0, 2).toLowerCase()] ?? abbreviations.en;
  const set = (list: string | undefined) => new Set((list ?? '').split(' '));
  return { titles: set(words?.titles), numbered: set(words?.numbered), always: set(words?.always), openers: set(words?.openers) };
};

const timeOfDay = /\b[ap]\.m\.$/;
const dayName = /^(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/;

/**
 * No abbreviation is longer. Of a sentence that has no end yet, only so much is looked at before each stop in it: of half a million characters
 * without a space the whole would be read at each of them, and from each of its characters on. UTF-16 units.
 */
const TAIL_CHARS = 100;

/** True if the stop at the end of `before` does not end a sentence that `after` would follow. */
function goesOn(before: string, after: string, language: string, sets: ReturnType<typeof setsOf>): boolean {
  if (before.endsWith('\n')) return false;
  const head = before.trimEnd().slice(-TAIL_CHARS);
  // “Why?” he asked.
  if (/^\p{Ll}/u.test(after) && head.length > 0) return true;
  if (!head.endsWith('.') || head.endsWith('..')) return false;
  const last = head.slice(0, -1).match(/[^\s([“"‘'«]+$/u)?.[0] ?? '';
  const opener = after.match(/^\P{L}*(\p{L}+)/u)?.[1] ?? '';
  if (sets.titles.has(last) || sets.always.has(last) || sets.always.has(last.toLowerCase())) return /^[“"‘'«(]?[\p{L}\p{N}]/u.test(after);
  if (sets.numbered.has(last) && /^(\p{N}|[IVXLC]+\b)/u.test(after)) return true;
  if (timeOfDay.test(head)) return dayName.test(after);
  // am 3. Oktober
  if (language.startsWith('de') && /^\d{1,2}$/.test(last)) return /^\p{Lu}/u.test(after) && !sets.openers.has(opener);
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

/**
 * The sentences of a string as half-open offsets (UTF-16 units) without the spaces around them, by Unicode's rules with
 * abbreviations, initials and "he said" joined on. A line feed always ends one. https://unicode.org/reports/tr29/#Sentence_Boundaries
 */
export function splitSentences(words: string, language: string): { start: number; end: number }[] {
  const sets = setsOf(language);
  const sentences: { start: number; end: number }[] = [];
  let start = 0;
  let end = 0;
  const close = () => {
    const text = words.slice(start, end);
    if (text.trim() !== '') sentences.push({ start: start + (text.length - text.trimStart().length), end: start + text.trimEnd().length });
  };
  for (const { segment, index } of piecesOf(words, language)) {
    if (end > start && !goesOn(words.slice(start, end), segment, language, sets)) {
      close();
      start = index;
    }
    end = index + segment.length;
  }
  close();
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
