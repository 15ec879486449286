import type { Node } from '@tiptap/pm/model';
import type { SoughtQuote } from '@/lib/domain/newer-version/match-quote';
import { positionsOf, readText } from '@/lib/domain/text/article-text';
import {
  type Corpus,
  changeWords,
  createRandom,
  docOf,
  inventCorpus,
  moveParagraphs,
  placesOf,
  removeWords,
  type ScriptName,
  textOf,
  type Word,
} from '../corpus';

export interface Place {
  from: number;
  to: number;
}

/** An old text, a new one, and quotes of which it is known where they are now. */
export interface Case {
  words: number;
  oldText: string;
  newText: string;
  oldDoc: Node;
  newDoc: Node;
  quotes: Required<SoughtQuote>[];
  /** The quotes' positions in the old doc. */
  spans: Place[];
  truths: Truth[];
}

/** Where a quote's surviving words are (`inner`), and the same with the new words at their edges (`outer`); null if none survive. */
type Truth = { inner: Place; outer: Place } | null;

const QUOTES = 1000;
const ORPHANS = 100;

/** Everything follows from the arguments, so two runs measure the same. */
export function createCase(script: ScriptName, words: number, share: number, moves: number, seed: number): Case {
  const random = createRandom(seed * 7919 + words);
  const old = inventCorpus(script, words, random);
  const taken = new Set<number>();
  const orphans = Array.from({ length: ORPHANS }, () => chooseRun(old, taken, random));
  // No other quote has words that are taken out: how much of those changes is what the case says.
  for (const word of orphans.flat()) taken.add(word.id);
  const runs = [...Array.from({ length: QUOTES }, () => chooseRun(old, taken, random)), ...orphans];
  const orphaned = orphans.map((run) => new Set(run.map((word) => word.id)));
  const now = moveParagraphs(changeWords(removeWords(old, orphaned), share, random), moves, random);
  const oldText = textOf(old);
  const newText = textOf(now);
  const oldDoc = docOf(old);
  const text = readText(oldDoc);
  const places = placesOf(old);
  const quotes = runs.map((run) => quoteOf(oldText, places, run));
  return {
    words,
    oldText,
    newText,
    oldDoc,
    newDoc: docOf(now),
    quotes,
    spans: quotes.map(({ hint, exact }) => positionsOf(text, hint, hint + exact.length) ?? { from: 0, to: 0 }),
    truths: truthsOf(old, now, runs),
  };
}

/** Words that stand together, none of them `taken`. */
function chooseRun(corpus: Corpus, taken: ReadonlySet<number>, random: () => number): Word[] {
  for (;;) {
    const paragraph = corpus.paragraphs[Math.floor(random() * corpus.paragraphs.length)] ?? [];
    const length = 3 + Math.floor(random() * 28);
    if (paragraph.length < length) continue;
    const from = Math.floor(random() * (paragraph.length - length + 1));
    const run = paragraph.slice(from, from + length);
    if (!run.some((word) => taken.has(word.id))) return run;
  }
}

function quoteOf(text: string, places: ReadonlyMap<number, Place>, run: readonly Word[]): Required<SoughtQuote> {
  const from = places.get(run[0]?.id ?? 0)?.from ?? 0;
  const to = places.get(run.at(-1)?.id ?? 0)?.to ?? 0;
  const trimPair = (value: string) => value.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
  return {
    exact: text.slice(from, to),
    prefix: trimPair(text.slice(Math.max(0, from - 32), from)),
    suffix: trimPair(text.slice(to, to + 32)),
    hint: from,
  };
}

function truthsOf(old: Corpus, now: Corpus, runs: readonly (readonly Word[])[]): Truth[] {
  const original = new Set(old.paragraphs.flat().map((word) => word.id));
  const places = placesOf(now);
  const paragraphOf = new Map(
    now.paragraphs.flatMap((words) => words.map((word, i): [number, { words: Word[]; i: number }] => [word.id, { words, i }])),
  );
  return runs.map((run) => {
    const surviving = run.filter((word) => places.has(word.id));
    const [first, last] = [surviving[0], surviving.at(-1)];
    if (!first || !last) return null;
    const inner = { from: places.get(first.id)?.from ?? 0, to: places.get(last.id)?.to ?? 0 };
    const edge = (id: number, by: number) => {
      const at = paragraphOf.get(id);
      let i = at?.i ?? 0;
      for (let next = at?.words[i + by]; next && !original.has(next.id); next = at?.words[i + by]) i += by;
      return places.get(at?.words[i]?.id ?? id);
    };
    return { inner, outer: { from: edge(first.id, -1)?.from ?? inner.from, to: edge(last.id, 1)?.to ?? inner.to } };
  });
}

/** How often a way was right, over one case or more. */
export interface Tally {
  /** Quotes with surviving words: all, those found there, those found to the word. */
  there: number;
  right: number;
  exact: number;
  /** Quotes without surviving words: all, and those attached somewhere all the same. */
  gone: number;
  attached: number;
}

export const noTally: Tally = { there: 0, right: 0, exact: 0, gone: 0, attached: 0 };

export function addTallies(a: Tally, b: Tally): Tally {
  return {
    there: a.there + b.there,
    right: a.right + b.right,
    exact: a.exact + b.exact,
    gone: a.gone + b.gone,
    attached: a.attached + b.attached,
  };
}

const overlap = (a: Place, b: Place) => Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));
const length = ({ from, to }: Place) => Math.max(1, to - from);

/** How many are right. `undefined` in `found` is a quote that was not looked for. */
export function judge({ truths, newText }: Case, found: readonly (Place | null | undefined)[]): Tally {
  const tally = { ...noTally };
  truths.forEach((truth, i) => {
    const place = found[i];
    if (place === undefined) return;
    if (!truth) {
      tally.gone++;
      if (place) tally.attached++;
      return;
    }
    tally.there++;
    if (!place) return;
    const trimmed = trim(newText, place);
    const { inner, outer } = truth;
    if (overlap(trimmed, inner) >= length(inner) / 2 && overlap(trimmed, outer) >= length(trimmed) / 2) tally.right++;
    const isSame = (edge: 'from' | 'to') => trimmed[edge] === inner[edge] || trimmed[edge] === outer[edge];
    if (isSame('from') && isSame('to')) tally.exact++;
  });
  return tally;
}

function trim(text: string, { from, to }: Place): Place {
  const words = text.slice(from, to);
  return { from: from + words.length - words.trimStart().length, to: to - (words.length - words.trimEnd().length) };
}
