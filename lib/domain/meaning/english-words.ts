import { ownMember } from '../own-member';
import { bearsCase } from './case-bearing';
import { type CutText, type Rewrite, rewriteWords, type Word } from './cut-words';
import { dates, times, unitNames } from './english-dates';
import { figures, isJoined, lowerOf, numberSigns, numberWords, ranges, scaledNumbers } from './english-numbers';
import { isOneWord, spellingOf } from './english-spelling';

const word = (key: string) => ({ key, kind: 'word' as const });
const put = (take: number, ...keys: string[]): Rewrite => ({ take, put: keys.map(word) });

/** Abbreviations whose full stop says nothing, and what some stand for. */
const abbreviations: Readonly<Record<string, string>> = Object.fromEntries(
  'Mr Mrs Ms Dr Prof:Professor Inc Ltd Co Corp Jr Sr vs:versus v:versus eg ie etc Gen Rep Sen Gov Sgt Lt Col Capt Rev St'
    .split(' ')
    .map((one) => one.split(':'))
    .map(([short = '', long]) => [short, long ?? short]),
);

/** More letters in a row are no name. */
const MAX_INITIALS = 8;

/** U.S., J. R. Moss, p.m.: letters with full stops are one word, as those are without. */
function initials(text: CutText, at: number): Rewrite | null {
  const { words, gaps } = text;
  const isCapital = /^\p{Lu}$/u.test(words[at]?.key ?? '');
  const pattern = isCapital ? /^\p{Lu}$/u : /^\p{Ll}$/u;
  const styles = new Set<string>();
  let take = 0;
  while (take < MAX_INITIALS && pattern.test(words[at + take]?.key ?? '')) {
    const between = gaps[at + take]?.marks ?? '';
    if (take > 0 && !(isCapital ? /^\.? ?$/ : /^\.$/).test(between)) break;
    if (take > 0) styles.add(between);
    take++;
  }
  // A U.S. firm: the article is no initial.
  if (styles.size > 1) return null;
  const isAbbreviated = take > 1 || (isCapital && take === 1 && /^\. ?/.test(gaps[at + 1]?.marks ?? '') && at + 1 < words.length);
  if (!isAbbreviated) return null;
  const key = words
    .slice(at, at + take)
    .map((one) => one.key)
    .join('');
  return { take, put: [word(key)], eatsStop: true };
}

function abbreviation(text: CutText, at: number): Rewrite | null {
  const one = text.words[at];
  const long = one && ownMember(abbreviations, one.key);
  if (long !== undefined && at + 1 < text.words.length) return { take: 1, put: [word(long)], eatsStop: true };
  // No. 10, but not an answer before a figure.
  const isNumber =
    one?.key === 'No' && at > 0 && text.words[at + 1]?.kind === 'number' && isJoined(text, at + 1, '.') && isJoined(text, at);
  if (isNumber) return { take: 1, put: [word('No')], eatsStop: true };
  const isAnd = one?.key === '&' && text.gaps[at]?.marks === ' ' && text.gaps[at + 1]?.marks === ' ';
  return isAnd ? put(1, 'and') : null;
}

const negated: Readonly<Record<string, string>> = { 'can’t': 'can', 'won’t': 'will', 'shan’t': 'shall', cannot: 'can' };
const narrowing = new Set('only just merely simply'.split(' '));
const endings: Readonly<Record<string, string>> = { '’re': 'are', '’ve': 'have', '’ll': 'will', '’m': 'am' };
const subjects = new Set('it he she that there here what who where'.split(' '));
/** Behind these ’s is *has*. */
const hasBeen = new Set('been had got'.split(' '));
/** Behind these ’d is *had*: none of them could follow *would*. */
const hadBeen = new Set(
  'been had got gone seen taken lost won said done known given made told left begun shown fallen risen grown'.split(' '),
);
const participles = new Set(
  (
    'become cut put set hit hurt let shut read run come paid sold built sent spent kept held led met bought brought caught taught thought felt ' +
    'found heard broken chosen driven written spoken stolen beaten drawn thrown worn torn sworn bet cost split quit spread'
  ).split(' '),
);
/** It’s closed: is it, or has it? */
const isUnclear = (next: string) =>
  next === '' || next.endsWith('ed') || participles.has(next) || (hadBeen.has(next) && !hasBeen.has(next));

/** The two words of a contraction, where it is certain which they are. */
function contraction(text: CutText, at: number): Rewrite | null {
  const key = text.words[at]?.key ?? '';
  const lower = key.toLowerCase();
  if (lower === 'let’s') return put(1, key.slice(0, 3), 'us');
  // It can not only cure, which it cannot only.
  const positive = ownMember(negated, lower);
  if (positive === 'can' && narrowing.has(lowerOf(text.words[at + 1]))) return put(1, `${key.charAt(0)}annot`);
  const verb = positive ?? (lower.endsWith('n’t') ? lower.slice(0, -3) : null);
  if (verb) return put(1, key.charAt(0) + verb.slice(1), 'not');
  const ending = /’[a-z]+$/.exec(lower)?.[0] ?? '';
  const subject = key.slice(0, key.length - ending.length);
  const next = lowerOf(text.words[at + 1]);
  const verbAtEnd = ownMember(endings, ending);
  if (verbAtEnd) return put(1, subject, verbAtEnd);
  if (ending === '’d' && hadBeen.has(next)) return put(1, subject, 'had');
  if (ending !== '’s' || !subjects.has(subject.toLowerCase()) || isUnclear(next)) return null;
  return put(1, subject, hasBeen.has(next) ? 'has' : 'is');
}

/** One word of what may be written apart with a hyphen. */
function joinedWord(text: CutText, at: number): Rewrite | null {
  const [first, second] = [text.words[at], text.words[at + 1]];
  const isHyphened = first?.kind === 'word' && second?.kind === 'word' && text.gaps[at + 1]?.marks === '-';
  return isHyphened && isOneWord(first.key.toLowerCase(), second.key) ? put(2, first.key + second.key) : null;
}

const pronouns = new Set('he she it they we i you'.split(' '));
const doubled = new Set('the a an of'.split(' '));

/** Words that add nothing where they stand: one that was typed twice, and *that* before a pronoun. */
function idleWord(text: CutText, at: number): Rewrite | null {
  const [before, one, next] = [lowerOf(text.words[at - 1]), lowerOf(text.words[at]), lowerOf(text.words[at + 1])];
  if (one === before && doubled.has(one) && isJoined(text, at)) return put(1);
  const isIdle = one === 'that' && /^sa(?:id|ys?)$/.test(before) && pronouns.has(next) && isJoined(text, at) && isJoined(text, at + 1);
  return isIdle ? put(1) : null;
}

/** The one spelling of a word. A name keeps its own: Gray is not Grey. */
function spelling(text: CutText, at: number): Rewrite | null {
  const one: Word | undefined = text.words[at];
  if (one?.kind !== 'word') return null;
  if (one.key === 'an') return put(1, 'a');
  if (one.key === 'An') return put(1, 'A');
  const isCapital = (word: Word | undefined) => /^\p{Lu}/u.test(word?.key ?? '');
  // A sentence begins with a capital too, but Gray resigned, and so did Harbour House.
  const isName = isCapital(one) && (at > 0 || isCapital(text.words[1]) || bearsCase(one.key));
  const spelt = isName ? one.key : spellingOf(one.key.toLowerCase());
  if (isName || spelt === one.key.toLowerCase()) return null;
  return put(1, one.key.charAt(0) + spelt.slice(1));
}

/**
 * English words in one form each: what is written in two ways and certainly means one thing is alike behind it. Case stays. In passes,
 * since a number must be read before its unit, and a day before its date.
 */
export function normalizeEnglish(text: CutText): CutText {
  const plain = rewriteWords(text, [joinedWord, initials, abbreviation, contraction, idleWord, spelling]);
  const counted = rewriteWords(plain, [figures, numberWords]);
  const scaled = rewriteWords(rewriteWords(counted, [dates, times, scaledNumbers]), [numberSigns]);
  return rewriteWords(rewriteWords(scaled, [unitNames]), [ranges]);
}
