import { isWellFormedText } from '../text/text-input';
import { oldEncodingOf } from './old-encodings';
import { refusals } from './refusals';

/** The text of a file without its byte order mark, and a sentence for the person if its encoding had to be guessed. */
export interface DecodedText {
  text: string;
  warning: string | null;
}

const magicNumbers: readonly { bytes: readonly number[]; kind: string }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], kind: 'a PDF' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], kind: 'a PNG picture' },
  { bytes: [0xff, 0xd8, 0xff], kind: 'a JPEG picture' },
  { bytes: [0x47, 0x49, 0x46, 0x38], kind: 'a GIF picture' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], kind: 'a ZIP, DOCX or ODT file' },
  { bytes: [0x1f, 0x8b], kind: 'a GZIP archive' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], kind: 'an old Office file' },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], kind: 'a program' },
];

/** So much of a file tells whether it is text. */
const SAMPLE_BYTES = 65_536;
/** Of every other byte of UTF-16 without a mark, so many are a NUL or the one byte that all letters of a script have. */
const MIN_SHARE_OF_UTF16 = 0.95;
/** Of the characters, so many are letters and spaces; of a picture or a recording, few. */
const MIN_WORDS_OF_UTF16 = 0.6;
/** A stray control character or two are in many a text. */
const MAX_CONTROLS = 2;
const MAX_CONTROLS_SHARE = 0.02;
/** Accents, dashes and quotes; in Greek or Cyrillic bytes nearly all are high. */
const MAX_HIGH_SHARE = 0.2;

/**
 * The text of a .txt, .md or .html file. A byte order mark decides; then the escapes of ISO-2022-JP; then valid UTF-8; then the encoding that the file declares
 * (`declared`, from an HTML meta tag); then, each with a warning, UTF-16 without a mark, the encoding whose letters make words (`oldEncodingOf`) and
 * Windows-1252, if that gives plausible text.
 * `unreadable-file` for empty files, binary ones, NUL, lone surrogates and encodings that cannot be told.
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): DecodedText {
  if (bytes.length === 0) throw refusals.empty();
  const unmarked = hasUtf16Mark(bytes) ? null : unmarkedUtf16(bytes);
  if (unmarked === null) refuseBinary(bytes);
  const decoded = unmarked ?? decode(bytes, declared);
  if (decoded.text.includes('\0')) throw refusals.nul();
  if (!isWellFormedText(decoded.text)) throw refusals.halfCharacters();
  if (decoded.text.trim() === '') throw refusals.empty();
  return decoded;
}

function decode(bytes: Uint8Array, declared: string | null): DecodedText {
  if (startsWith(bytes, [0xff, 0xfe])) return { text: decodeUtf16(bytes.subarray(2), true), warning: null };
  if (startsWith(bytes, [0xfe, 0xff])) return { text: decodeUtf16(bytes.subarray(2), false), warning: null };
  const escaped = decodeEscaped(bytes, declared);
  if (escaped !== null) return escaped;
  const utf8 = decodeStrictly(bytes, 'utf-8');
  if (utf8 !== null) return { text: utf8, warning: null };
  if (hasUtf8Letter(bytes, isSurrogateAt)) throw refusals.halfCharacters();
  if (declared !== null && !/^utf-?8$/i.test(declared)) {
    const text = decodeStrictly(bytes, declared);
    if (text !== null) return { text, warning: null };
  }
  const old = isMostlyUtf8(bytes) ? null : oldEncodingOf(bytes);
  const read = old && decodeStrictly(bytes, old.label);
  if (old && read !== null) return { text: read, warning: `This file is not in UTF-8. We read it as ${old.name}: check its letters.` };
  if (hasUtf8Letter(bytes) || !looksLikeWindows1252(bytes)) throw refusals.wrongEncoding();
  const text = decodeStrictly(bytes, 'windows-1252');
  if (text === null) throw refusals.wrongEncoding();
  return { text, warning: 'This file is not in UTF-8. We read it as Windows-1252: check accents, dashes and quotation marks.' };
}

/**
 * Text whose letters are written as ASCII between escapes (ISO-2022-JP, as of old Japanese pages and mails), or null if it is none: such
 * bytes are valid UTF-8 too, and would be read as signs that nobody wrote. Its kin, which no browser reads either, are refused.
 */
function decodeEscaped(bytes: Uint8Array, declared: string | null): DecodedText | null {
  if (!bytes.includes(0x1b) || bytes.some((byte) => byte >= 0x80)) return null;
  const isDeclared = declared !== null && /^(?:cs)?iso-?2022/i.test(declared);
  if (!isDeclared && !hasJapaneseEscape(bytes)) return null;
  const text = decodeStrictly(bytes, isDeclared ? declared : 'iso-2022-jp');
  if (text === null && isDeclared) throw refusals.wrongEncoding();
  return text === null
    ? null
    : { text, warning: isDeclared ? null : 'This file is not in UTF-8. We read it as ISO-2022-JP: check its letters.' };
}

/** True for ESC $ @ or ESC $ B: a terminal's escapes begin otherwise. */
function hasJapaneseEscape(bytes: Uint8Array): boolean {
  return bytes.some((byte, i) => byte === 0x1b && bytes[i + 1] === 0x24 && (bytes[i + 2] === 0x40 || bytes[i + 2] === 0x42));
}

/** Null if the bytes are not valid in that encoding, or if nobody knows it. */
function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  if (/^(?:windows-1252|cp1252|iso-8859-1|latin1|us-ascii|ascii)$/i.test(encoding)) return decodeWindows1252(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null; // TextDecoder tells "not this encoding" only by throwing.
  }
}

const windows1252High = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

// Node 20's TextDecoder reads Windows-1252 as Latin-1, which turns quotes and dashes into control characters.
function decodeWindows1252(bytes: Uint8Array): string {
  const latin1 = new TextDecoder('latin1').decode(bytes);
  return latin1.replace(/[\u0080-\u009F]/g, (character) => windows1252High[character.charCodeAt(0) - 0x80] ?? character);
}

// TextDecoder would replace or refuse lone surrogates alike; by hand they keep their own sentence.
function decodeUtf16(bytes: Uint8Array, isLittleEndian: boolean): string {
  if (bytes.length % 2 !== 0) throw refusals.wrongEncoding();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const parts: string[] = [];
  const chunkUnits = 8_192;
  for (let unit = 0; unit < view.byteLength / 2; unit += chunkUnits) {
    const units: number[] = [];
    for (let i = unit; i < Math.min(unit + chunkUnits, view.byteLength / 2); i++) units.push(view.getUint16(i * 2, isLittleEndian));
    parts.push(String.fromCharCode(...units));
  }
  return parts.join('');
}

/**
 * Text of UTF-16 that begins with no mark, of Latin letters or of one other script: one byte of each two is nearly always the same, or a NUL beside spaces
 * and figures. Null for anything else.
 */
function unmarkedUtf16(bytes: Uint8Array): DecodedText | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  if (bytes.length % 2 !== 0 || !sample.includes(0)) return null;
  for (const isLittleEndian of [true, false]) {
    const counts = new Array<number>(256).fill(0);
    for (let i = isLittleEndian ? 1 : 0; i < sample.length; i += 2) counts[sample[i] ?? 0] = (counts[sample[i] ?? 0] ?? 0) + 1;
    // Quotation marks and dashes of most texts are at 0x20.
    const letters = Math.max(...counts.map((count, byte) => (byte === 0 || byte === 0x20 ? 0 : count)));
    const said = (counts[0] ?? 0) + (counts[0x20] ?? 0) + letters;
    if ((counts[0] ?? 0) === 0 || said < (MIN_SHARE_OF_UTF16 * sample.length) / 2) continue;
    const text = decodeUtf16(sample.subarray(0, sample.length & ~1), isLittleEndian);
    const words = text.match(/[\p{L}\p{M}\p{Zs}\n]/gu)?.length ?? 0;
    if (/[^\P{C}\s\p{Cf}]/u.test(text.replace(/[\ud800-\udfff]/g, '')) || words < MIN_WORDS_OF_UTF16 * text.length) continue;
    return {
      text: decodeUtf16(bytes, isLittleEndian),
      warning: 'This file does not say how it stores its letters. We read it as UTF-16: check its letters.',
    };
  }
  return null;
}

const hasUtf16Mark = (bytes: Uint8Array) => startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]);

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, i) => bytes[i] === byte);
}

function refuseBinary(bytes: Uint8Array): void {
  const known = magicNumbers.find((magic) => startsWith(bytes, magic.bytes));
  if (known) throw refusals.binary(known.kind);
  if (hasUtf16Mark(bytes)) return;
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  let controls = 0;
  let nuls = 0;
  for (const byte of sample) {
    if (byte === 0) nuls++;
    else if (byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b)) controls++;
  }
  if (controls + nuls > Math.max(MAX_CONTROLS, sample.length * MAX_CONTROLS_SHARE))
    throw refusals.binary('a program, a picture or a damaged file');
}

/** The end of a word, each of its letters one byte: a small letter, or a capital behind a capital. */
const wordEnd = /^(?:\p{L}\p{Ll}|\p{Lu}\p{Lu})$/u;
const behindWord = /^[\u00a0…‘’“”‹›«»–—•°®™†‡]+$/;

/** True if a surrogate would be written so in UTF-8 (ED A0 80 to ED BF BF), as broken exporters do. */
const isSurrogateAt = (bytes: Uint8Array, at: number) => bytes[at] === 0xed && isBetween(bytes[at + 1], 0xa0, 0xbf);

/**
 * True if some letter is written as UTF-8 writes it and can be nothing else: such a file is damaged UTF-8, not another encoding. The last letter of a
 * word with the marks behind it may look the same in Windows-1252, as in CAFÉ” or fermé » or Spaß“, but not where a letter follows.
 */
function hasUtf8Letter(bytes: Uint8Array, isMeant: (bytes: Uint8Array, at: number) => boolean = () => true): boolean {
  for (let i = 0; i < bytes.length; i++) {
    const length = utf8LengthAt(bytes, i);
    if (length === 0) continue;
    if (isMeant(bytes, i) && !isWordEndAt(bytes, i, length)) return true;
    i += length - 1;
  }
  return false;
}

/** True if most bytes that are no ASCII are written as UTF-8 writes letters: such a file is damaged, whatever else its bytes would be. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  let high = 0;
  let inLetters = 0;
  for (let i = 0; i < bytes.length; i++) {
    const length = utf8LengthAt(bytes, i);
    inLetters += length;
    high += length || ((bytes[i] ?? 0) >= 0x80 ? 1 : 0);
    if (length > 0) i += length - 1;
  }
  return inLetters * 2 > high;
}

function isWordEndAt(bytes: Uint8Array, at: number, length: number): boolean {
  if (at === 0) return false;
  const text = decodeWindows1252(bytes.subarray(at - 1, at + length + 1));
  return wordEnd.test(text.slice(0, 2)) && behindWord.test(text.slice(2, length + 1)) && !/^\p{L}/u.test(text.slice(length + 1));
}

/** How many bytes UTF-8 writes the letter here with, 0 if these are not such. */
function utf8LengthAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at];
  const length = isBetween(lead, 0xc2, 0xdf) ? 2 : isBetween(lead, 0xe0, 0xef) ? 3 : isBetween(lead, 0xf0, 0xf4) ? 4 : 0;
  for (let i = at + 1; i < at + length; i++) if (!isBetween(bytes[i], 0x80, 0xbf)) return 0;
  return length;
}

/** Mostly ASCII with some accents, dashes and quotes, and no byte that Windows-1252 leaves undefined. */
function looksLikeWindows1252(bytes: Uint8Array): boolean {
  let high = 0;
  for (const byte of bytes) {
    if ([0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte)) return false;
    if (byte >= 0x80) high++;
  }
  return high <= bytes.length * MAX_HIGH_SHARE;
}

function isBetween(byte: number | undefined, low: number, high: number): boolean {
  return byte !== undefined && byte >= low && byte <= high;
}
