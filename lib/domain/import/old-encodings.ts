import { latinEncodingOf, type OldEncoding } from './latin-encodings';

interface Script extends OldEncoding {
  /** Its small letters, the most common first; those of the script's other languages at the end. */
  letters: string;
  /** Letters that only end a word. */
  ends?: string;
  /** How far it must be ahead of the next best one. KOI8 is rare, and makes words of Greek capitals. */
  lead?: number;
}

const cyrillic = { letters: 'оаеинтсрвлкмдпуіяыьгзбчйхжшюцщэфъёїєјљњђћџґўѓќѕ' };
const scripts: readonly Script[] = [
  { name: 'Windows-1251 (Cyrillic)', label: 'windows-1251', ...cyrillic },
  { name: 'KOI8 (Cyrillic)', label: 'koi8-u', ...cyrillic, lead: 0.3 },
  { name: 'Windows-1253 (Greek)', label: 'windows-1253', letters: 'αοιετσνηυρπκμλςίόωάγδέθήχύφώβξζψϊϋΐΰ', ends: 'ς' },
  {
    name: 'Windows-1255 (Hebrew)',
    label: 'windows-1255',
    letters: 'יוהלאתרמבשנעםדקחפכןגסטזצךףץ\u05b0\u05b4\u05b5\u05b6\u05b7\u05b8\u05b9\u05bc\u05c1\u05c2',
    ends: 'םןךףץ',
  },
  {
    name: 'Windows-1256 (Arabic)',
    label: 'windows-1256',
    letters: 'اليمونترةبعدفسكهأحقجشصطخضزغثذءظآإؤئىپچژگکےںہھ\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0640',
  },
];

/** So much of a file tells in which letters it is written. */
const SAMPLE_BYTES = 65_536;
/** No language that is written in Latin letters has an accent on so many of them. */
const MIN_SHARE_OF_SCRIPT = 0.4;
const MIN_LETTERS = 10;
/** A bullet is one sign before each line, and a rule is one sign many times. */
const MIN_DIFFERENT_LETTERS = 5;
/** How good a reading is, of at most 1. */
const MIN_SCORE = 0.5;
const MIN_LEAD = 0.1;
/** What a letter says for a reading that is so much less common than the most common one. */
const RANK_COSTS = 0.04;

/**
 * The encoding in which a file that is not UTF-8 makes words: by how common the letters are that its bytes would be, in Cyrillic, Greek, Hebrew and
 * Arabic, and as `latinEncodingOf` tells it. Null where it is of Western Europe, or cannot be told.
 */
export function oldEncodingOf(bytes: Uint8Array): OldEncoding | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const high = sample.reduce((count, byte) => count + (byte >= 0xa8 ? 1 : 0), 0);
  const latin = sample.reduce((count, byte) => count + (isLatin(byte) ? 1 : 0), 0);
  if (high < MIN_SHARE_OF_SCRIPT * (high + latin)) return latinEncodingOf(sample);
  const read = scripts.map((script) => ({ script, score: scoreOf(sample, script) })).sort((one, other) => other.score - one.score);
  const [best, second] = read;
  return best && best.score >= MIN_SCORE && best.score - (second?.score ?? 0) >= (best.script.lead ?? MIN_LEAD) ? best.script : null;
}

const isLatin = (byte: number) => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);

const accentedCapitals = /[ΆΈΉΊΌΎΏ]/;
/** Between words, and no letter of any script. */
const between = /[\s\u00a0«»“”„‘’‚‹›–—…•№·§©®°€،؛؟\u200c-\u200f]/u;

/** How much the letters of a sample are those of a script, as its words have them: at most 1. */
function scoreOf(sample: Uint8Array, { label, letters: known, ends = '' }: Script): number {
  const text = new TextDecoder(label).decode(sample);
  const inRuns: string[] = [];
  let letters = 0;
  let score = 0;
  let before = '';
  for (const letter of text) {
    const small = letter.toLowerCase();
    const isCapital = small !== letter;
    if (letter > '\u007f' && !between.test(letter)) {
      letters++;
      if (before > '\u007f' && /\p{L}/u.test(before)) inRuns.push(small);
      if (ends.includes(before) && before !== '' && /\p{L}/u.test(letter)) score -= 1;
      const rank = known.indexOf(small);
      if (rank < 0) score -= accentedCapitals.test(letter) ? 0 : 2;
      // Small letters read as those of KOI8 are capitals, and in the middle of a word.
      else if (isCapital && /\p{L}/u.test(before)) score += 0.7 - rank * RANK_COSTS - (/\p{Ll}/u.test(before) ? 1 : 0);
      else score += 1 - rank * RANK_COSTS;
    }
    before = letter;
  }
  return inRuns.length < MIN_LETTERS || new Set(inRuns).size < MIN_DIFFERENT_LETTERS ? 0 : score / letters;
}
