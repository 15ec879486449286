import os from 'node:os';
import { reattachQuotes } from '@/lib/domain/newer-version/reattach';
import { addTallies, type Case, createCase, judge, noTally, type Place, type Tally } from './anchors/cases';
import { findByGalley } from './anchors/galley-way';
import { scriptNames } from './corpus';
import { median } from './median';
import { findLikeHypothesis } from './peers/hypothesis-like';
import { mapByDiff } from './peers/word-diff-like';
import { writeResults } from './results-file';

/** `npm run bench -- anchors`: 1,000 quotes found again after a text was replaced as a whole, against two other ways. */
const SEEDS = [1, 2, 3];
/** Above this size every 21st quote is timed in the whole-text search, and the time scaled: all would take half a minute for each figure. */
const SAMPLE_STEP = 21;
const SAMPLE_ABOVE_WORDS = 20_000;
const DIFF_TIMEOUT_MS = 20_000;
/** What is quick is easily disturbed: it is done again until it has run for this long, or so many times. */
const REPEAT_UNTIL_MS = 500;
const MAX_REPEATS = 9;

type Way = (one: Case) => { found: (Place | null | undefined)[] | null; isSampled?: boolean };

const WAYS = {
  galley: ({ oldDoc, newDoc, spans, quotes }) => ({ found: findByGalley(oldDoc, newDoc, spans, quotes) }),
  hypothesis: ({ newText, quotes, words }) => {
    const isSampled = words > SAMPLE_ABOVE_WORDS;
    return {
      found: quotes.map((quote, i) => (isSampled && i % SAMPLE_STEP > 0 ? undefined : findLikeHypothesis(newText, quote))),
      isSampled,
    };
  },
  diff: ({ oldText, newText, quotes }) => {
    const map = mapByDiff(oldText, newText, DIFF_TIMEOUT_MS);
    return { found: map && quotes.map(({ hint, exact }) => map(hint, hint + exact.length)) };
  },
} satisfies Record<string, Way>;

interface Outcome {
  ms: number;
  /** Null if it gave up. */
  tally: Tally | null;
  isSampled: boolean;
}

/** One way over some cases of the same kind: how long it took for each, and how often it was right in all. */
class WayRecord {
  private readonly times: number[] = [];
  private tally: Tally | null = noTally;
  private isSampled = false;

  constructor(private readonly way: Way) {}

  run(one: Case): void {
    // What took longer than the limit once will again.
    if (!this.tally) return;
    let outcome: ReturnType<Way> = { found: null };
    const times: number[] = [];
    for (let spent = 0; times.length < MAX_REPEATS && spent < REPEAT_UNTIL_MS; spent += times.at(-1) ?? 0) {
      const before = process.cpuUsage();
      outcome = this.way(one);
      const { user, system } = process.cpuUsage(before);
      times.push((user + system) / 1000);
    }
    const ms = median(times) ?? 0;
    const { found, isSampled = false } = outcome;
    const asked = found?.filter((place) => place !== undefined).length ?? 1;
    this.times.push(isSampled ? (ms / asked) * one.quotes.length : ms);
    this.isSampled = isSampled;
    this.tally = found && addTallies(this.tally, judge(one, found));
  }

  get outcome(): Outcome {
    return { ms: median(this.times) ?? 0, tally: this.tally, isSampled: this.isSampled };
  }
}

/** The three ways by turns, each text of its own; the very first turn is for warming up. */
function compare(words: number, edit: (typeof EDITS)[number]): { galley: Outcome; hypothesis: Outcome; diff: Outcome } {
  const galley = new WayRecord(WAYS.galley);
  const hypothesis = new WayRecord(WAYS.hypothesis);
  const diff = new WayRecord(WAYS.diff);
  for (const seed of SEEDS) {
    const one = createCase('latin', words, edit.words, edit.moves, seed);
    for (const record of [galley, hypothesis, diff]) record.run(one);
  }
  return { galley: galley.outcome, hypothesis: hypothesis.outcome, diff: diff.outcome };
}

const SIZES = [10_000, 100_000];
const EDITS = [
  { name: '1% of words', words: 0.01, moves: 0 },
  { name: '5% of words', words: 0.05, moves: 0 },
  { name: '20% of words', words: 0.2, moves: 0 },
  { name: '5% of paragraphs moved', words: 0, moves: 0.05 },
  { name: '30% of paragraphs moved', words: 0, moves: 0.3 },
  { name: '5% of words, 5% moved', words: 0.05, moves: 0.05 },
];

const percent = (part: number, all: number) => {
  const share = (100 * part) / Math.max(1, all);
  return `${Number(share.toFixed(2))}%`;
};
const time = (ms: number) =>
  ms >= 10_000 ? `${(ms / 1000).toFixed(0)} s` : ms >= 1000 ? `${(ms / 1000).toFixed(1)} s` : `${ms.toFixed(0)} ms`;
const right = (tally: Tally | null) => (tally ? percent(tally.right, tally.there) : '-');
const exact = (tally: Tally | null) => (tally ? percent(tally.exact, tally.there) : '-');
const attached = (tally: Tally | null) => (tally ? percent(tally.attached, tally.gone) : '-');

function row(cells: readonly (string | number)[]): string {
  const line = `| ${cells.join(' | ')} |`;
  console.log(line);
  return line;
}

function benchPeers(): string[] {
  const rows = [
    row([
      'words',
      'changed',
      'Galley',
      'as Hypothesis',
      'npm `diff`',
      'Galley faster by',
      'right place: Galley',
      'Hypothesis',
      'diff',
      'orphans attached: Galley',
      'Hypothesis',
      'diff',
    ]),
    row(Array.from({ length: 12 }, () => '---')),
  ];
  for (const words of SIZES) {
    for (const edit of EDITS) {
      const { galley, hypothesis, diff } = compare(words, edit);
      const ratio = (other: Outcome) => `${other.tally ? '' : 'over '}${(other.ms / galley.ms).toFixed(1)}x`;
      const outcomes = [galley, hypothesis, diff];
      rows.push(
        row([
          words.toLocaleString('en'),
          edit.name,
          ...outcomes.map((one) => `${one.tally ? '' : 'over '}${time(one.ms)}${one.isSampled ? ' *' : ''}`),
          `${ratio(hypothesis)}, ${ratio(diff)}`,
          ...outcomes.map((one) => right(one.tally)),
          ...outcomes.map((one) => attached(one.tally)),
        ]),
      );
    }
  }
  return rows;
}

function benchScripts(): string[] {
  const rows = [row(['script', 'right place', 'right to the word', 'orphans attached']), row(['---', '---', '---', '---'])];
  for (const script of scriptNames) {
    const record = new WayRecord(WAYS.galley);
    for (const seed of SEEDS) record.run(createCase(script, 10_000, 0.05, 0.05, seed));
    const { tally } = record.outcome;
    rows.push(row([script, right(tally), exact(tally), attached(tally)]));
  }
  return rows;
}

/** Looks only at the matcher: all quotes by their words alone, as if nothing had been aligned. */
function benchMatcher(): string[] {
  const rows = [row(['words', 'changed', '1,100 quotes', 'right place', 'orphans attached']), row(['---', '---', '---', '---', '---'])];
  for (const words of SIZES) {
    for (const edit of EDITS) {
      const record = new WayRecord(({ newText, quotes }) => ({ found: reattachQuotes(newText, quotes) }));
      for (const seed of SEEDS) record.run(createCase('latin', words, edit.words, edit.moves, seed));
      const { ms, tally } = record.outcome;
      rows.push(row([words.toLocaleString('en'), edit.name, time(ms), right(tally), attached(tally)]));
    }
  }
  return rows;
}

// A server that has run for a while: everything is compiled.
for (let seed = 11; seed < 17; seed++) for (const way of Object.values(WAYS)) way(createCase('latin', 10_000, 0.05, 0.05, seed));

const peers = benchPeers();
const scripts = benchScripts();
const matcher = benchMatcher();
writeResults('anchors', [
  'A text is replaced as a whole by a newer version; 1,000 quotes of 3 to 30 words are found again in it, and 100 more whose words were taken out (every second time with other words in their place) must not be.',
  `Invented Latin texts, three of each kind; the ways take turns; medians. Times are processor time (other programs run on the machine), for all 1,100 quotes. Node ${process.versions.node}, ${os.cpus().length} cores.`,
  'The edits carry the identity of every word, so the right place is known: the surviving words of the quote, with or without new words at their edges. Found right is at least half of them, and at least half of what was found.',
  '',
  '- Galley: `alignDocs` and `followQuotes`, which is mapping, carrying with moved blocks, and the matcher for what is left.',
  '- as Hypothesis: for each quote approx-string-match over the whole text, scored by quote, prefix, suffix and position.',
  '- npm `diff`: `diffWordsWithSpace` over the whole text, positions carried along what is equal.',
  `- Times with a star: every ${SAMPLE_STEP}st quote timed, and scaled; the right places are those of the sample.`,
  `- "over": gave up after ${time(DIFF_TIMEOUT_MS)} by the clock.`,
  '',
  ...peers,
  '',
  'Other scripts, 10,000 words, 5% of words changed and 5% of paragraphs moved, Galley alone:',
  '',
  ...scripts,
  '',
  'The matcher alone (`reattachQuotes` for all quotes, nothing aligned):',
  '',
  ...matcher,
]);
