import { createRandom } from '../corpus';

/** A tag on `start`..`end` (characters) of one paragraph. */
export interface BenchTag {
  id: string;
  paragraph: number;
  start: number;
  end: number;
  kind: 'claim' | 'opinion' | 'proposal';
  verdict: 'supported' | 'partly' | 'refuted' | 'unproven' | null;
}

/** One article in a form that no way prefers. */
export interface BenchArticle {
  paragraphs: string[];
  tags: BenchTag[];
}

const WORDS_IN_PARAGRAPH = 100;
const WORDS_IN_SENTENCE = 16;
const SYLLABLES = 'ba re to min la ser con di ve ran tal or es in du pra hol ne ci gar um lis fen yo ker at sto pli mu za'.split(' ');

/** The most words that a tag covers: 25, and fewer where there are many tags, so that tags cover a text about once and not three times. */
const mostWords = (words: number, tags: number) => Math.min(25, Math.max(2, Math.round((1.5 * words) / tags)));

/** An invented article of `words` words with `tags` tags, evenly spread over the paragraphs, at random places in them: many overlap. */
export function inventArticle(words: number, tags: number): BenchArticle {
  const random = createRandom(words + tags);
  const below = (limit: number) => Math.floor(random() * limit);
  const word = () => Array.from({ length: 1 + below(3) }, () => SYLLABLES[below(SYLLABLES.length)] ?? 'ba').join('');
  const paragraphs = Array.from({ length: Math.ceil(words / WORDS_IN_PARAGRAPH) }, () =>
    Array.from({ length: WORDS_IN_PARAGRAPH }, (_, i) => (i % WORDS_IN_SENTENCE === WORDS_IN_SENTENCE - 1 ? `${word()}.` : word())).join(
      ' ',
    ),
  );
  const most = mostWords(words, tags);
  const least = Math.min(3, most);
  const kinds = ['claim', 'claim', 'claim', 'opinion', 'proposal'] as const;
  const verdicts = [null, null, 'supported', 'partly', 'refuted', 'unproven'] as const;
  return {
    paragraphs,
    tags: Array.from({ length: tags }, (_, i) => {
      const paragraph = Math.floor((i * paragraphs.length) / tags);
      const text = paragraphs[paragraph] ?? '';
      const edges = [...text.matchAll(/\S+/g)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
      const first = below(edges.length - 1);
      const last = Math.min(edges.length - 1, first + least - 1 + below(most - least + 1));
      const kind = kinds[below(kinds.length)] ?? 'claim';
      return {
        id: `00000000-0000-7000-8000-${i.toString(16).padStart(12, '0')}`,
        paragraph,
        start: edges[first]?.start ?? 0,
        end: edges[last]?.end ?? 0,
        kind,
        verdict: kind === 'claim' ? (verdicts[below(verdicts.length)] ?? null) : null,
      };
    }),
  };
}
