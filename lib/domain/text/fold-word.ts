import { accents, withPlainLetters } from './plain-letters';

/** A word without case and accents, in the one form in which words are compared. */
export function foldWord(word: string): string {
  // Some forms of letters are taken apart into a space and a mark.
  const bare = word
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(accents, '')
    .replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '')
    .normalize('NFC');
  return withPlainLetters(bare);
}

const idle = new Set(
  (
    'a an the of to in on at by for from with and or as is are was were be been being am has have had having do does did it its this that these those ' +
    'he she they we i you his her their our my your him them us who whom which what there here then so such than into onto upon per would will shall should ' +
    'could can may might must also just s doesn didn don isn aren wasn weren hasn haven hadn wouldn couldn shouldn'
  ).split(' '),
);

/** True of small English words that say nothing by themselves. Negations say much. */
export const isIdleWord = (folded: string): boolean => idle.has(folded);

/** Currencies and shares by their signs. */
export const signNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    pound: '£',
    pounds: '£',
    quid: '£',
    gbp: '£',
    euro: '€',
    euros: '€',
    eur: '€',
    dollar: '$',
    dollars: '$',
    usd: '$',
    yen: '¥',
    rupee: '₹',
    rupees: '₹',
    percent: '%',
    cent: '%',
    pct: '%',
    percentage: '%',
  }),
);

/** Months by their short names. */
export const monthNames: ReadonlyMap<string, string> = new Map(
  'january february march april june july august september october november december'
    .split(' ')
    .flatMap((name): [string, string][] => [
      [name, name],
      [name.slice(0, 3), name],
      ...(name === 'september' ? [['sept', name] as [string, string]] : []),
    ]),
);

const irregular: ReadonlyMap<string, string> = new Map(
  (
    'said:say rose:rise risen:rise fell:fall fallen:fall grew:grow grown:grow paid:pay spent:spend lost:lose built:build made:make took:take taken:take ' +
    'went:go gone:go goes:go came:come gave:give given:give bought:buy sold:sell told:tell held:hold led:lead won:win ran:run saw:see seen:see got:get left:leave kept:keep ' +
    'brought:bring thought:think found:find began:begin begun:begin wrote:write written:write drove:drive driven:drive rode:ride ridden:ride broke:break broken:break ' +
    'spoke:speak spoken:speak stole:steal stolen:steal shown:show knew:know known:know meant:mean met:meet sent:send stood:stand taught:teach threw:throw ' +
    'drew:draw drawn:draw ate:eat chose:choose chosen:choose men:man women:woman children:child feet:foot died:die dies:die dying:die lies:lie lying:lie used:use using:use'
  )
    .split(' ')
    .map((pair): [string, string] => [pair.slice(0, pair.indexOf(':')), pair.slice(pair.indexOf(':') + 1)]),
);

/**
 * A folded word without its English ending, so that *cuts*, *cut* and *cutting* are one. Not always a word: it is only compared. The same for every
 * language, since a query has none: what it joins wrongly elsewhere ranks a little higher than it should.
 */
export function stemOf(folded: string): string {
  const known = irregular.get(folded);
  if (known !== undefined) return withoutE(known);
  if (folded.length < 4 || !/^[a-z]+$/.test(folded)) return folded;
  const singular = withoutPlural(folded);
  return withoutE(withoutTense(singular));
}

function withoutPlural(word: string): string {
  if (/(?:ss|us|is)$/.test(word)) return word;
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:[sx]|ch|sh|zz)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

function withoutTense(word: string): string {
  if (word.length > 4 && word.endsWith('ied')) return `${word.slice(0, -3)}y`;
  const stem = word.endsWith('ing') ? word.slice(0, -3) : word.endsWith('ed') ? word.slice(0, -2) : null;
  if (stem === null || stem.length < 3 || !/[aeiouy]/.test(stem)) return word;
  // Cutting is cut, and falling fall.
  return /([bdfgmnprt])\1$/.test(stem) ? stem.slice(0, -1) : stem;
}

const withoutE = (word: string) => (word.length > 3 && word.endsWith('e') ? word.slice(0, -1) : word);
