import { median } from '../median';
import type { Sample, Scene } from './measure';
import type { Spread } from './protocol';
import type { WayName } from './ways';

/** All figures of a bench: by scene and way. */
export type Figures = { scene: Scene; samples: Map<WayName, Sample> }[];

/** Longer than this for one acknowledgement, or in the median for one writer against all, is starving. */
const LONGEST_MS = 5_000;
const SLOWEST_TIMES = 2;

const count = (value: number) => value.toLocaleString('en-GB');
const times = (value: number) => `${value.toFixed(2)}x`;
const ms = (value: number) => (value >= 10_000 ? `${(value / 1000).toFixed(0)} s` : `${value.toFixed(value < 10 ? 1 : 0)} ms`);
const spread = ({ median, p95, p99 }: Spread) => `${ms(median)} / ${ms(p95)} / ${ms(p99)}`;
const percent = (value: number) => `${(100 * value).toFixed(0)}%`;

const sceneCells = ({ clients, readers, tags }: Scene) => [String(clients), String(readers), count(tags)];

const columns: { title: string; cells: [heading: string, show: (sample: Sample) => string][] }[] = [
  {
    title: 'Propagation and acknowledgement (median / p95 / p99)',
    cells: [
      ['propagation', ({ propagation }) => spread(propagation)],
      ['first', ({ first }) => spread(first)],
      ['acknowledgement', ({ acknowledgement }) => spread(acknowledgement)],
      ['sent to propagation', ({ sentPropagation }) => spread(sentPropagation)],
      ['sent to acknowledgement', ({ sentAcknowledgement }) => spread(sentAcknowledgement)],
    ],
  },
  {
    title: 'Who waits, and for what',
    cells: [
      ['edits', ({ edits }) => count(edits)],
      ['requests', ({ requests }) => count(requests)],
      ['of them too late', ({ stale }) => count(stale)],
      ['longest acknowledgement', ({ longest }) => ms(longest)],
      ['slowest writer, median', ({ slowestWriter }) => ms(slowestWriter)],
      ['busy', ({ busy }) => percent(busy)],
    ],
  },
  {
    title: 'Processor, memory, and what is kept',
    cells: [
      ['CPU of server', ({ serverCpu }) => percent(serverCpu)],
      ['of database', ({ databaseCpu }) => percent(databaseCpu)],
      ['together', (sample) => percent(cpuOf(sample))],
      ['memory of server', ({ serverMb }) => `${serverMb.toFixed(0)} MB`],
      ['of database', ({ databaseMb }) => `${databaseMb.toFixed(0)} MB`],
      ['missing / twice in a client', ({ missing, twice }) => `${missing} / ${twice}`],
      ['lost / doubled after SIGKILL', ({ lost, doubled }) => `${lost} / ${doubled}`],
    ],
  },
];

/** A table for times, for fairness, and for what it costs; a row for each scene and way. */
export function tables(figures: Figures): string[] {
  return columns.flatMap(({ title, cells }) => [
    `**${title}**`,
    '',
    `| clients | readers | tags | | ${cells.map(([heading]) => heading).join(' | ')} |`,
    `|---|---|---|---|${cells.map(() => '---').join('|')}|`,
    ...figures.flatMap(({ scene, samples }) =>
      [...samples].map(([name, sample]) => `| ${[...sceneCells(scene), name, ...cells.map(([, show]) => show(sample))].join(' | ')} |`),
    ),
    '',
  ]);
}

/** The median of each figure over several runs; of what was lost or doubled the most, since once is too often. */
export function medianSample(samples: readonly Sample[]): Sample {
  const middle = (pick: (sample: Sample) => number) => median(samples.map(pick)) ?? Number.NaN;
  const most = (pick: (sample: Sample) => number) => Math.max(...samples.map(pick));
  const spreadOf = (pick: (sample: Sample) => Spread): Spread => ({
    median: middle((sample) => pick(sample).median),
    p95: middle((sample) => pick(sample).p95),
    p99: middle((sample) => pick(sample).p99),
  });
  return {
    edits: middle(({ edits }) => edits),
    propagation: spreadOf(({ propagation }) => propagation),
    first: spreadOf(({ first }) => first),
    acknowledgement: spreadOf(({ acknowledgement }) => acknowledgement),
    sentPropagation: spreadOf(({ sentPropagation }) => sentPropagation),
    sentAcknowledgement: spreadOf(({ sentAcknowledgement }) => sentAcknowledgement),
    longest: most(({ longest }) => longest),
    slowestWriter: middle(({ slowestWriter }) => slowestWriter),
    missing: most(({ missing }) => missing),
    twice: most(({ twice }) => twice),
    requests: middle(({ requests }) => requests),
    stale: middle(({ stale }) => stale),
    busy: middle(({ busy }) => busy),
    serverCpu: middle(({ serverCpu }) => serverCpu),
    databaseCpu: middle(({ databaseCpu }) => databaseCpu),
    serverMb: middle(({ serverMb }) => serverMb),
    databaseMb: middle(({ databaseMb }) => databaseMb),
    lost: most(({ lost }) => lost),
    doubled: most(({ doubled }) => doubled),
  };
}

interface Target {
  promise: string;
  /** The measured figure and whether it keeps the promise; null where its scenes were not run. */
  judge(figures: Figures): { found: string; isMet: boolean } | null;
}

const cpuOf = ({ serverCpu, databaseCpu }: Sample) => serverCpu + databaseCpu;

type Which = Pick<Scene, 'clients' | 'readers' | 'tags'>;

const at = (figures: Figures, { clients, readers, tags }: Which) =>
  figures.find(({ scene }) => scene.clients === clients && scene.readers === readers && scene.tags === tags)?.samples;

/** At most `limit` times what Hocuspocus has in memory. */
const atMost = (which: Which, name: string, pick: (sample: Sample) => number, show: (value: number) => string, limit: number): Target => ({
  promise: `${nameOf(which)}: ${name} at most ${limit}x of Hocuspocus in memory`,
  judge(figures) {
    const samples = at(figures, which);
    const [ours, theirs] = [samples?.get('galley'), samples?.get('hocuspocus')];
    if (!ours || !theirs) return null;
    const ratio = pick(ours) / pick(theirs);
    return { found: `${times(ratio)} (${show(pick(ours))}, ${show(pick(theirs))})`, isMet: ratio <= limit };
  },
});

const holds = (which: Which, promise: string, judge: (ours: Sample) => { found: string; isMet: boolean }): Target => ({
  promise: `${nameOf(which)}: ${promise}`,
  judge(figures) {
    const ours = at(figures, which)?.get('galley');
    return ours ? judge(ours) : null;
  },
});

const nameOf = ({ clients, tags }: Which) => `${clients} typing${tags ? `, ${count(tags)} tags` : ''}`;

const promisesFor = (which: Which): Target[] => [
  atMost(which, 'propagation, median,', ({ propagation }) => propagation.median, ms, 1.4),
  atMost(which, 'propagation, p95,', ({ propagation }) => propagation.p95, ms, 2),
  atMost(which, 'propagation without gathering, median,', ({ sentPropagation }) => sentPropagation.median, ms, 1.4),
  atMost(which, 'propagation without gathering, p95,', ({ sentPropagation }) => sentPropagation.p95, ms, 2),
  atMost(which, 'CPU with database', cpuOf, percent, 1.4),
  holds(which, 'no acknowledged edit lost', ({ lost, missing }) => ({ found: String(lost + missing), isMet: lost + missing === 0 })),
  holds(which, 'none doubled', ({ doubled, twice }) => ({ found: String(doubled + twice), isMet: doubled + twice === 0 })),
  holds(
    which,
    `nobody starves: no acknowledgement takes over ${LONGEST_MS / 1000} s, no writer’s median is over ${SLOWEST_TIMES}x that of all`,
    ({ longest, slowestWriter, acknowledgement }) => ({
      found: `${ms(longest)}, ${times(slowestWriter / acknowledgement.median)}`,
      isMet: longest <= LONGEST_MS && slowestWriter <= SLOWEST_TIMES * acknowledgement.median,
    }),
  ),
];

const many: Which = { clients: 50, readers: 0, tags: 0 };
const targets: Target[] = [
  ...promisesFor(many),
  {
    promise: '50 typing: 200 readers add less than 20% to the median of propagation',
    judge(figures) {
      const [without, withReaders] = [many, { ...many, readers: 200 }].map(
        (which) => at(figures, which)?.get('galley')?.propagation.median,
      );
      return without && withReaders ? { found: times(withReaders / without), isMet: withReaders < 1.2 * without } : null;
    },
  },
  ...promisesFor({ clients: 20, readers: 0, tags: 20_000 }),
];

/** Each promise with what was found, met or not. */
export function judgeTargets(figures: Figures): string[] {
  const rows = targets.flatMap(({ promise, judge }) => {
    const judged = judge(figures);
    return judged ? [`| ${promise} | ${judged.found} | ${judged.isMet ? 'met' : '**not met**'} |`] : [];
  });
  return ['| target | found | |', '|---|---|---|', ...rows];
}
