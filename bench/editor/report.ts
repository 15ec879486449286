import { MAX_MEASURE_MS, type Sample, type Size, type WayName } from './measure';

/** All figures of a bench: by size and way. */
export type Figures = { size: Size; samples: Map<WayName, Sample> }[];

const ms = (value: number | null | undefined) =>
  value === null || value === undefined
    ? `over ${MAX_MEASURE_MS / 1000} s`
    : value >= 1000
      ? `${(value / 1000).toFixed(1)} s`
      : `${value.toFixed(1)} ms`;
const times = (value: number) => `${value.toFixed(2)}x`;

/** One table for each figure, a row for each size, ours first. */
export function tables(figures: Figures): string[] {
  return [
    ...table(figures, 'Key to paint', 'keyToPaint', ['workbench', 'layer', 'bare', 'bare-unstyled', 'tiptap-marks'], 'bare'),
    ...table(figures, 'First paint with tags in view', 'firstPaint', allWays, 'workbench'),
    ...table(
      figures,
      'Adding a tag',
      'addTag',
      ['workbench', 'layer', 'tiptap-marks', 'recogito-highlights', 'recogito-spans'],
      'workbench',
    ),
    ...table(figures, 'Longest frame while scrolling 14,400 px', 'longestFrame', allWays, null),
    ...table(figures, 'The list of tags alone, first paint', 'firstPaint', ['list'], null),
  ];
}

const allWays: WayName[] = ['workbench', 'layer', 'bare', 'bare-unstyled', 'tiptap-marks', 'recogito-highlights', 'recogito-spans'];

function table(figures: Figures, title: string, key: keyof Sample, ways: WayName[], base: WayName | null): string[] {
  const rows = figures.map(({ size, samples }) => {
    const against = base && samples.get(base)?.[key];
    const cells = ways.map((way) => {
      const value = samples.get(way)?.[key];
      return value && against && way !== base ? `${ms(value)} (${times(value / against)})` : ms(value);
    });
    return `| ${size.words.toLocaleString('en')} | ${size.tags.toLocaleString('en')} | ${cells.join(' | ')} |`;
  });
  return [
    `**${title}**${base ? ` (in brackets: against ${base})` : ''}`,
    '',
    `| words | tags | ${ways.join(' | ')} |`,
    `|---|---|${ways.map(() => '---').join('|')}|`,
    ...rows,
    '',
  ];
}

interface Target {
  promise: string;
  /** The measured figure and whether it keeps the promise; null where its sizes were not run. */
  judge(figures: Figures): { found: string; isMet: boolean } | null;
}

const at = (figures: Figures, words: number, tags: number) =>
  figures.find(({ size }) => size.words === words && size.tags === tags)?.samples;

const figure = (samples: Map<WayName, Sample> | undefined, way: WayName, key: keyof Sample) => samples?.get(way)?.[key] ?? null;

/** At most `limit` times the other way, at one size. */
const atMost = (words: number, tags: number, key: keyof Sample, other: WayName, limit: number, extraMs = 0): Target => ({
  promise: `${key === 'keyToPaint' ? 'key to paint' : key}, ${words.toLocaleString('en')} words, ${tags.toLocaleString('en')} tags: at most ${limit}x ${other}${extraMs ? ` or +${extraMs} ms` : ''}`,
  judge(figures) {
    const samples = at(figures, words, tags);
    const [ours, theirs] = [figure(samples, 'workbench', key), figure(samples, other, key)];
    if (ours === null || theirs === null) return null;
    return { found: `${times(ours / theirs)} (${ms(ours)})`, isMet: ours <= limit * theirs || (extraMs > 0 && ours <= theirs + extraMs) };
  },
});

/** So many times faster than the better renderer of Recogito. A renderer over the limit counts as at the limit. */
const fasterThanRecogito = (words: number, tags: number, key: 'firstPaint' | 'addTag', least: number): Target => ({
  promise: `${key === 'addTag' ? 'adding a tag' : 'first paint'}, ${words.toLocaleString('en')} words, ${tags.toLocaleString('en')} tags: at least ${least}x faster than recogito's better renderer`,
  judge(figures) {
    const samples = at(figures, words, tags);
    const ours = figure(samples, 'workbench', key);
    if (ours === null || !samples) return null;
    const theirs = Math.min(
      ...(['recogito-highlights', 'recogito-spans'] as const).map((way) => figure(samples, way, key) ?? MAX_MEASURE_MS),
    );
    const isLimit = theirs === MAX_MEASURE_MS;
    return { found: `${isLimit ? 'over ' : ''}${(theirs / ours).toFixed(1)}x`, isMet: theirs >= least * ours };
  },
});

const targets: Target[] = [
  atMost(100_000, 5_000, 'keyToPaint', 'bare', 1.25),
  atMost(100_000, 5_000, 'keyToPaint', 'bare-unstyled', 0.85),
  atMost(100_000, 20_000, 'keyToPaint', 'bare', 1.6),
  atMost(100_000, 20_000, 'keyToPaint', 'bare-unstyled', 0.9),
  atMost(10_000, 500, 'keyToPaint', 'bare', 1.3, 1.5),
  fasterThanRecogito(100_000, 5_000, 'firstPaint', 15),
  fasterThanRecogito(100_000, 20_000, 'firstPaint', 40),
  fasterThanRecogito(100_000, 5_000, 'addTag', 4),
  fasterThanRecogito(100_000, 20_000, 'addTag', 4),
  {
    promise: 'adding a tag to 20,000: at most 1.5x adding to 10 (100,000 words)',
    judge(figures) {
      const [many, few] = [20_000, 10].map((tags) => figure(at(figures, 100_000, tags), 'workbench', 'addTag'));
      return many && few ? { found: `${times(many / few)} (${ms(many)}, ${ms(few)})`, isMet: many <= 1.5 * few } : null;
    },
  },
  {
    promise: "the tag layer's heap at 20,000: at most 1 MB over bare",
    judge(figures) {
      const samples = at(figures, 100_000, 20_000);
      const [layer, bare] = [figure(samples, 'layer', 'heapMb'), figure(samples, 'bare', 'heapMb')];
      return layer !== null && bare !== null ? { found: `${(layer - bare).toFixed(2)} MB`, isMet: layer - bare <= 1 } : null;
    },
  },
  {
    promise: 'no frame over 50 ms while scrolling (the workbench, all sizes)',
    judge(figures) {
      const longest = figures.flatMap(({ samples }) => figure(samples, 'workbench', 'longestFrame') ?? []);
      return longest.length > 0 ? { found: ms(Math.max(...longest)), isMet: Math.max(...longest) <= 50 } : null;
    },
  },
  {
    promise: 'the list with 20,000 rows: at most 1.6x the time with 500 (100,000 words)',
    judge(figures) {
      const [many, few] = [20_000, 500].map((tags) => figure(at(figures, 100_000, tags), 'list', 'firstPaint'));
      return many && few ? { found: `${times(many / few)} (${ms(many)}, ${ms(few)})`, isMet: many <= 1.6 * few } : null;
    },
  },
];

/** Each promise with what was found, met or not. */
export function judgeTargets(figures: Figures): string[] {
  const rows = targets.flatMap(({ promise, judge }) => {
    const judged = judge(figures);
    return judged ? [`| ${promise} | ${judged.found} | ${judged.isMet ? 'met' : '**not met**'} |`] : [];
  });
  return ['| target | found | |', '|---|---|---|', ...rows];
}
