import { isHighSurrogate, UNSPACED } from './scripts';

/**
 * A text cut into tokens: words, runs of white space, and single characters of everything else (punctuation, emoji, and the
 * letters of scripts written without spaces). Token `i` is `text.slice(starts[i], starts[i + 1])`; equal tokens have equal ids.
 * No token begins or ends inside a surrogate pair, an emoji sequence, a flag or a letter with its combining marks.
 */
export interface Tokens {
  ids: Int32Array;
  /** One longer than `ids`; the last is the length of the text. UTF-16 units. */
  starts: Int32Array;
}

/** Cuts texts into tokens whose ids can be compared with each other. One tokenizer for each comparison: it keeps every word that it saw. */
export interface Tokenizer {
  tokenize(text: string): Tokens;
  /** The id of a token that no text can hold, such as a hard break. */
  idOf(name: string): number;
  /** True if the token with this id is a word or a character of a script without spaces. */
  isWord(id: number): boolean;
  /** How rare the token with this id is in all texts so far: 1 bit is every second token, 10 bits one in a thousand. White space 0. */
  bitsOf(id: number): number;
}

const UNKNOWN = 0;
const SPACE = 1;
const WORD = 2;
/** A letter of a script that puts no spaces between words: each is a token of its own. */
const LONE = 3;
/** Belongs to the character before it: combining marks, joiners, variation selectors, skin tones, the letters of a region's flag. */
const EXTENDS = 4;
const OTHER = 5;
/** One of the two letters of a country's flag. */
const FLAG = 6;

const ZERO_WIDTH_JOINER = 0x200d;

const unspaced = new RegExp(`^[${UNSPACED}]`, 'u');

const kindByUnit = new Uint8Array(0x10000);

function kindOfCharacter(character: string): number {
  if (/^\s/u.test(character)) return SPACE;
  if (/^(?:\p{M}|\u200c|\u200d|[\u{1f3fb}-\u{1f3ff}\u{e0020}-\u{e007f}])/u.test(character)) return EXTENDS;
  if (/^\p{RI}/u.test(character)) return FLAG;
  if (unspaced.test(character)) return LONE;
  return /^[\p{L}\p{N}_]/u.test(character) ? WORD : OTHER;
}

function kindOfUnit(unit: number): number {
  const known = kindByUnit[unit] ?? UNKNOWN;
  if (known !== UNKNOWN) return known;
  const kind = kindOfCharacter(String.fromCharCode(unit));
  kindByUnit[unit] = kind;
  return kind;
}

/** Kind and length of the character at `at`. */
function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return isHighSurrogate(unit) ? kindOfCharacter(String.fromCodePoint(text.codePointAt(at) ?? unit)) : kindOfUnit(unit);
}

function lengthAt(text: string, at: number): number {
  return isHighSurrogate(text.charCodeAt(at)) && at + 1 < text.length ? 2 : 1;
}

/** What joins letters and digits into one word when it stands between them: don't, 1,200.50, 18:30, twenty-five. */
const isInnerMark = (unit: number) => unit < 0x2020 && "'’.,:-‐‑".includes(String.fromCharCode(unit));

/** Where the token that begins at `at` ends. */
function tokenEnd(text: string, at: number): number {
  const kind = kindAt(text, at);
  let end = at + lengthAt(text, at);
  while (end < text.length) {
    const next = kindAt(text, end);
    const isJoined = text.charCodeAt(end - 1) === ZERO_WIDTH_JOINER && kind === OTHER;
    const goesOn = kind === SPACE || kind === WORD || (kind === FLAG && end - at === 2);
    const continues = next === EXTENDS ? kind !== SPACE : isJoined || (next === kind && goesOn);
    const isInside =
      kind === WORD && next === OTHER && isInnerMark(text.charCodeAt(end)) && end + 1 < text.length && kindAt(text, end + 1) === WORD;
    if (!continues && !isInside) break;
    end += lengthAt(text, end);
  }
  return end;
}

/** Calls `visit` for each token of `text` in order. */
function eachToken(text: string, visit: (from: number, to: number) => void): void {
  for (let at = 0; at < text.length; ) {
    const end = tokenEnd(text, at);
    visit(at, end);
    at = end;
  }
}

/** A tokenizer that has seen no text yet. */
export function createTokenizer(): Tokenizer {
  const ids = new Map<string, number>();
  const kinds: number[] = [];
  const counts: number[] = [];
  let total = 0;
  let ends = new Int32Array(1024);
  let found = new Int32Array(1024);

  const idOf = (token: string, kind: number) => {
    const known = ids.get(token);
    if (known !== undefined) {
      counts[known] = (counts[known] ?? 0) + 1;
      return known;
    }
    const id = kinds.length;
    counts.push(1);
    ids.set(token, id);
    kinds.push(kind);
    return id;
  };
  const space = idOf(' ', SPACE);

  const tokenize = (text: string): Tokens => {
    if (found.length < text.length) {
      found = new Int32Array(text.length * 2);
      ends = new Int32Array(text.length * 2);
    }
    let count = 0;
    eachToken(text, (from, to) => {
      const isSpace = to - from === 1 && text.charCodeAt(from) === 0x20;
      found[count] = isSpace ? space : idOf(text.slice(from, to), kindAt(text, from));
      ends[count] = to;
      count++;
      if (!isSpace) total++;
    });
    const starts = new Int32Array(count + 1);
    starts.set(ends.subarray(0, count), 1);
    return { ids: found.slice(0, count), starts };
  };

  return {
    tokenize,
    // No text holds NUL (it is refused at the door), so these names can meet no token.
    idOf: (name) => idOf(`\0${name}`, OTHER),
    isWord: (id) => kinds[id] === WORD || kinds[id] === LONE,
    bitsOf: (id) => {
      if (kinds[id] === SPACE) return 0;
      const bits = Math.max(0, Math.log2((total + 1) / (counts[id] ?? 1)));
      // Such characters come in words of about two: the second is half told by the first.
      return kinds[id] === LONE ? bits / 2 : bits;
    },
  };
}
