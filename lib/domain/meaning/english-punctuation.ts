import type { CutText } from './cut-words';
import { lowerOf } from './english-numbers';
import { isOpenCompound } from './english-spelling';
import { bearing, edgeSign, isSameSpacing, quotesOf, separatorOf } from './gap-marks';

/** The two texts, whose words are alike, and the gap that is looked at. */
interface Place {
  a: CutText;
  b: CutText;
  at: number;
}

/**
 * True if the punctuation before the word at `at` says the same in both texts, as far as that is certain. Quotation marks, question marks and
 * omissions must agree. Of the rest only what is known to be a matter of style is let through.
 */
export function isSamePunctuation(place: Place): boolean {
  const { a, b, at } = place;
  const [first, second] = [a.gaps[at]?.marks ?? '', b.gaps[at]?.marks ?? ''];
  if (first === second) return true;
  if (quotesOf(first) !== quotesOf(second) || bearing(first) !== bearing(second)) return false;
  const isInside = at > 0 && at < a.words.length;
  if (!isInside) return edgeSign(a, at) === edgeSign(b, at);
  const [one, two] = [separatorOf(first), separatorOf(second)].sort();
  if (one === two) return isSameSpacing(place);
  const isQuoted = quotesOf(first) !== '';
  if (isQuoted && [one, two].every((mark) => ['', ',', ':'].includes(mark ?? '')) && one !== '') return true;
  if (one === '') return isIdleMark(place, two ?? '');
  const marks = `${one}${two}`;
  if (['(,', '),', ',—', '(—', ')—'].includes([...marks].sort().join(''))) return isSameAside(place);
  if (attributions.has(lowerOf(a.words[at - 1]))) return marks === ':—';
  return [one, two].every((mark) => ['.', ';', '—'].includes(mark ?? '')) || marks === ':—';
}

const attributions = new Set('said says say claimed claims told wrote added asked warned argued according'.split(' '));
/** Longer asides are read again. */
const MAX_ASIDE_WORDS = 12;

/** True if what stands between two marks is an aside in both texts, whatever encloses it. A list of names is none, nor is what a list ends with. */
function isSameAside(place: Place): boolean {
  const { a, b, at } = place;
  const encloses = (gap: number) => {
    const found = [a, b].map((text) => separatorOf(text.gaps[gap]?.marks ?? ''));
    return found[0] !== found[1] && found.every((mark) => [',', '(', ')', '—'].includes(mark));
  };
  for (const step of [1, -1]) {
    for (let gap = at + step; Math.abs(gap - at) <= MAX_ASIDE_WORDS && gap > 0 && gap < a.words.length; gap += step) {
      if (encloses(gap)) return !['and', 'or'].includes(lowerOf(a.words[Math.max(gap, at)]));
      if (separatorOf(a.gaps[gap]?.marks ?? '') === '.') break;
    }
  }
  return false;
}

/** True if a mark may as well not be there. */
function isIdleMark(place: Place, mark: string): boolean {
  if (mark === '-') return isIdleHyphen(place);
  return mark === ',' && isIdleComma(place);
}

function isIdleHyphen({ a, b, at }: Place): boolean {
  const { words } = a;
  const [before, after] = [words[at - 1], words[at]];
  const isHyphen = (text: CutText, place: number) => text.gaps[place]?.marks === '-';
  if (before?.kind === 'number' && after?.kind === 'word') {
    // A 10-year-old boy is a 10 year old boy; 10 year-old boys are not.
    if (lowerOf(words[at + 1]) === 'old') return [a, b].every((text) => isHyphen(text, at) === isHyphen(text, at + 1));
    // 3 day passes are three of a day, or some of three: only a 3 day pass is a 3-day pass.
    if (!after.key.endsWith('s') && isPlural(lowerOf(words[at + 1])) && lowerOf(words[at - 2]) !== 'a') return false;
    return /^(?:km|kg|cm|mm|day|week|month|year|mile|metre|hour|minute|people|storey|bed|seat|page|thirds?|quarters?|fifths?)$/.test(
      after.key,
    );
  }
  // $20-million has become one number by now; two thirds begins with one.
  return isOpenCompound(lowerOf(before), lowerOf(after));
}

const plurals = new Set('people men women children'.split(' '));
/** True if a noun may be of several. */
const isPlural = (word: string) => plurals.has(word) || (word.endsWith('s') && !/(?:ss|us|is)$/.test(word));

const determiners = new Set('the a an this that these those his her its their our my each every no all'.split(' '));
const openers = new Set('in on at by since during until from over within'.split(' '));
const timeWords = new Set('year years month months week weeks day night morning evening spring summer autumn winter'.split(' '));

/** True if a comma only helps reading. One that sets off what is said of somebody, or that a *not* could reach beyond, is none of these. */
function isIdleComma({ a, b, at }: Place): boolean {
  const { words } = a;
  const [before, after] = [lowerOf(words[at - 1]), lowerOf(words[at])];
  if (['jr', 'sr'].includes(after) || ['jr', 'sr'].includes(before)) return true;
  if (after === 'too') return at === words.length - 1;
  if (after === 'but') return !exceptions.has(before);
  if (['and', 'or'].includes(after)) {
    const isList = hasCommaBefore(a, at) || hasCommaBefore(b, at);
    return isList ? isLastOfList(a, b, at) : determiners.has(lowerOf(words[at + 1])) || subjects.has(lowerOf(words[at + 1]));
  }
  return isBehindOpening(a, at) && isBehindOpening(b, at);
}

const subjects = new Set('he she it they we i you'.split(' '));
/** All but one is not all, but one. */
const exceptions = new Set('all everything everyone everybody nothing nobody none anything anyone last not cannot could'.split(' '));

/** True if a comma stands before the word at `at` in its sentence: what follows may belong to a list, or to an aside. */
function hasCommaBefore({ gaps }: CutText, at: number): boolean {
  for (let place = at - 1; place > 0 && at - place <= MAX_ASIDE_WORDS; place--) {
    const mark = separatorOf(gaps[place]?.marks ?? '');
    if (mark !== '' && mark !== '-') return mark !== '.' && mark !== ';';
  }
  return false;
}

/** Reed, Moss, and Hale. Not: his brother, Tom Reed, and Ann Moss. */
function isLastOfList(a: CutText, b: CutText, at: number): boolean {
  for (let place = at - 1; place > 0 && place >= at - 3; place--) {
    if (determiners.has(lowerOf(a.words[place]))) return false;
    const isComma = (text: CutText) => separatorOf(text.gaps[place]?.marks ?? '') === ',';
    if (!isComma(a) || !isComma(b)) continue;
    const isName = (index: number) => /^\p{Lu}/u.test(a.words[index]?.key ?? '');
    return isName(place - 1) === isName(place) || place === 1;
  }
  return false;
}

/** A sentence's opening that a comma may follow or not is short. */
const MAX_OPENING_WORDS = 5;

/** Behind the time or place that a sentence begins with: In 2019, Last year, After the fire. */
function isBehindOpening({ words, gaps }: CutText, at: number): boolean {
  let start = at - 1;
  while (start > 0 && at - start <= MAX_OPENING_WORDS && separatorOf(gaps[start]?.marks ?? '') === '') start--;
  if (start > 0 && !['.', ';'].includes(separatorOf(gaps[start]?.marks ?? ''))) return false;
  const [first, second] = [lowerOf(words[start]), lowerOf(words[start + 1])];
  const [last, next] = [words[at - 1], words[at]];
  const length = at - start;
  if (length > MAX_OPENING_WORDS || next?.kind === 'number' || /^(?:who|which|that|whose|where|when|not)$/.test(lowerOf(next)))
    return false;
  const isName = (key = '') => /^\p{Lu}/u.test(key);
  if (['last', 'next', 'this'].includes(first)) return length === 2 && timeWords.has(second);
  if (['after', 'before'].includes(first)) return second === 'the' && length === 3 && !isName(next?.key);
  if (!openers.has(first) || isName(next?.key)) return false;
  return last?.kind === 'number' || last?.kind === 'date' || last?.kind === 'time' || isName(last?.key);
}
