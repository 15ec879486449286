import { z } from 'zod';
import { createRandom, type Random } from '../corpus';

/** A word of an invented claim as the generator knows it: rewordings are made of these, never of the text. */
const Part = z.discriminatedUnion('is', [
  z.object({ is: z.enum(['small', 'name', 'rare']), text: z.string() }),
  /** One of a pair that mean the same, by its place in `SYNONYMS`. */
  z.object({ is: z.literal('common'), pair: z.number(), side: z.literal([0, 1]) }),
  z.object({ is: z.literal('verb'), stem: z.string(), tense: z.literal([0, 1, 2]) }),
  z.object({ is: z.literal('figure'), value: z.number(), unit: z.enum(['plain', 'pounds', 'per cent', 'millions', 'year']) }),
]);
export type Part = z.infer<typeof Part>;

export const InventedClaim = z.object({ parts: z.array(Part) });
export type InventedClaim = z.infer<typeof InventedClaim>;

/** Pairs of words that a desk may use for each other. Nothing of Galley knows them. */
export const SYNONYMS: readonly (readonly [string, string])[] = (
  'price/cost pupils/students wages/pay homes/dwellings lorries/trucks railway/train clinic/surgery illness/disease shortage/lack budget/spending votes/ballots ' +
  'council/authority minister/secretary factory/plant employees/staff crime/offences pollution/smog tax/levy rent/lease hospital/infirmary school/academy ' +
  'river/stream road/street bus/coach boat/ferry farm/holding forest/woodland storm/gale profit/surplus debt/liabilities firm/company report/study ' +
  'residents/inhabitants visitors/tourists drivers/motorists teachers/instructors nurses/carers police/officers mayor/leader judge/magistrate'
)
  .split(' ')
  .map((pair) => [pair.slice(0, pair.indexOf('/')), pair.slice(pair.indexOf('/') + 1)] as const);

const small =
  'the of in a to for and that was is on by at from with its it has been more than over under each every since before about not only'.split(
    ' ',
  );
const onsets = 'b br c cl d dr f fl g gr h j k l m n p pl pr qu r s sl st t tr v w'.split(' ');
const vowels = 'a e i o u ai ea oo ou'.split(' ');
const codas = ' b ck d l lm m n nd nt p r rk rn st t x'.split(' ');

const VOCABULARY = 60_000;
const NAMES = 8_000;
const VERBS = 900;
const TOPICS = 3_000;
const WORDS_A_TOPIC = 30;

const below = (random: Random, limit: number) => Math.floor(random() * limit);
/** A place in a list of `size`, the first ones more often, as Zipf found words to be. */
const zipf = (random: Random, size: number) => Math.min(size - 1, Math.floor(size ** random()) - 1);

function inventWord(random: Random, syllables: number): string {
  let word = '';
  for (let at = 0; at < syllables; at++) {
    word +=
      (onsets[below(random, onsets.length)] ?? 'b') +
      (vowels[below(random, vowels.length)] ?? 'a') +
      (random() < 0.6 ? (codas[below(random, codas.length)] ?? '') : '');
  }
  return word;
}

function inventWords(random: Random, count: number): string[] {
  const words = new Set<string>();
  while (words.size < count) words.add(inventWord(random, words.size < count / 20 ? 2 : 2 + below(random, 2)));
  return [...words];
}

/**
 * Invents claims without end. Words follow Zipf's law, and most of a claim's are those of one of 3,000 topics, so that claims are alike as those of a
 * newsroom are; one in twenty says nearly what one of the last thousand said, with other figures.
 */
export function createClaims(seed: number): { next(): InventedClaim } {
  const random = createRandom(seed);
  const words = inventWords(random, VOCABULARY);
  const names = inventWords(random, NAMES).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const verbs = inventWords(random, VERBS).map((word) => (/[aeiou]$/.test(word) ? `${word}rn` : word));
  const topics = Array.from({ length: TOPICS }, () => ({
    words: Array.from({ length: WORDS_A_TOPIC }, () => words[zipf(random, VOCABULARY)] ?? 'word'),
    names: Array.from({ length: 6 }, () => names[below(random, NAMES)] ?? 'Name'),
    pairs: Array.from({ length: 4 }, () => below(random, SYNONYMS.length)),
  }));
  const recent: InventedClaim[] = [];

  const figure = (): Part => {
    const kind = random();
    if (kind < 0.25) return { is: 'figure', value: 1990 + below(random, 37), unit: 'year' };
    if (kind < 0.45) return { is: 'figure', value: 1 + below(random, 99), unit: 'per cent' };
    if (kind < 0.65)
      return {
        is: 'figure',
        value: random() < 0.5 ? 2 + below(random, 60) : Math.round(10 ** (1 + 3 * random()) * 20) / 20,
        unit: 'pounds',
      };
    if (kind < 0.75) return { is: 'figure', value: 1 + below(random, 400) / 10, unit: 'millions' };
    return { is: 'figure', value: random() < 0.4 ? 2 + below(random, 30) : Math.round(10 ** (1.5 + 3.5 * random())), unit: 'plain' };
  };
  const invent = (): InventedClaim => {
    const topic = topics[zipf(random, TOPICS)];
    const parts: Part[] = [];
    const size = 8 + below(random, 14);
    let hasVerb = false;
    while (parts.length < size) {
      const kind = random();
      if (kind < 0.36) parts.push({ is: 'small', text: small[zipf(random, small.length)] ?? 'the' });
      else if (kind < 0.46) parts.push({ is: 'common', pair: topic?.pairs[below(random, 4)] ?? 0, side: random() < 0.5 ? 0 : 1 });
      else if (kind < 0.56 || !hasVerb) {
        parts.push({ is: 'verb', stem: verbs[zipf(random, VERBS)] ?? 'bairn', tense: random() < 0.6 ? 1 : 0 });
        hasVerb = true;
      } else if (kind < 0.64)
        parts.push({ is: 'name', text: (random() < 0.7 ? topic?.names[below(random, 6)] : names[below(random, NAMES)]) ?? 'Name' });
      else if (kind < 0.73) parts.push(figure());
      else
        parts.push({
          is: 'rare',
          text: (random() < 0.7 ? topic?.words[below(random, WORDS_A_TOPIC)] : words[zipf(random, VOCABULARY)]) ?? 'word',
        });
    }
    return { parts };
  };
  const again = ({ parts }: InventedClaim): InventedClaim => ({
    parts: parts.map((part) => {
      if (part.is === 'figure') return figure();
      return part.is === 'rare' && random() < 0.3 ? { is: 'rare', text: words[zipf(random, VOCABULARY)] ?? 'word' } : part;
    }),
  });
  return {
    next: () => {
      const before = recent[below(random, 1_000)];
      const claim = before && random() < 0.05 ? again(before) : invent();
      recent[below(random, 1_000)] = claim;
      return claim;
    },
  };
}
