import { z } from 'zod';
import { firstIndex } from '../first-index';
import { TagKind } from '../tags/tag-kinds';
import { VerdictValue } from '../verdicts/verdict';
import { kindOfEntry } from './entry-kinds';

/** Where nobody did anything for longer than this, the time is folded. */
export const QUIET_MS = 60 * 60 * 1000;
/** Most columns that a history is drawn in, however long it is. */
export const MAX_COLUMNS = 180;
/** A folded stretch takes this share of the time in which something happened. */
const FOLD_SHARE = 1 / 24;

/** Entries of one type by one person in a short stretch of time. */
export interface TallyRow {
  /** When the stretch begins, in milliseconds since 1970. */
  at: number;
  type: string;
  /** The kind of a new tag, the value of a verdict. */
  facet: string | null;
  /** What its scale called a verdict, where it is not the plain one. */
  grade?: string | null;
  actorId: string;
  count: number;
  firstSeq: number;
  lastSeq: number;
}

const Count = z.number().int().nonnegative();

/** What happened in one column of the history. `x` is where it stands, 0 to 1. */
export const OutlineColumn = z.object({
  x: z.number(),
  at: z.number(),
  firstSeq: Count,
  lastSeq: Count,
  text: Count,
  /** New tags by kind; other changes of tags under `none`. */
  tags: z.partialRecord(z.enum([...TagKind.options, 'none']), Count),
  /** Verdicts by value; other changes of checks under `none`. */
  verdicts: z.partialRecord(z.enum([...VerdictValue.options, 'none']), Count),
  /** What scales called those verdicts, each once, where they were not plain ones. */
  grades: z.partialRecord(VerdictValue, z.array(z.string())).optional(),
  sources: Count,
});
export type OutlineColumn = z.infer<typeof OutlineColumn>;

/** A stretch of time in which something happened, and where it stands. Between two of them it was quiet. */
export const TimeStretch = z.object({ from: z.number(), to: z.number(), x0: z.number(), x1: z.number() });
export type TimeStretch = z.infer<typeof TimeStretch>;

/** A history as it is drawn: its columns, and the stretches of time that they stand in. */
export const OutlineColumns = z.object({ columns: z.array(OutlineColumn), stretches: z.array(TimeStretch) });
export type OutlineColumns = z.infer<typeof OutlineColumns>;

/**
 * The columns in which a history is drawn, in order, with quiet hours folded out. All rows say which entries a column holds; what is counted
 * in it is what `isCounted` says. Times that run backwards (clocks of several servers) are taken for no time.
 */
export function outlineOf(rows: readonly TallyRow[], isCounted: (row: TallyRow) => boolean = () => true): OutlineColumns {
  const ordered = rows.toSorted((a, b) => a.firstSeq - b.firstSeq);
  const stretches = stretchesOf(ordered.map(({ at }) => at));
  const columns: OutlineColumn[] = [];
  let latest = 0;
  let stretch = 0;
  for (const row of ordered) {
    latest = Math.max(latest, row.at);
    while (latest > (stretches[stretch]?.to ?? latest)) stretch++;
    const column = columnAt(columns, xOf(stretches[stretch], latest), latest, row);
    column.lastSeq = Math.max(column.lastSeq, row.lastSeq);
    if (isCounted(row)) count(column, row);
  }
  return { columns, stretches };
}

/** The stretches between quiet hours, each with its place on an axis from 0 to 1. */
function stretchesOf(times: readonly number[]): TimeStretch[] {
  const spans: { from: number; to: number }[] = [];
  for (const time of times) {
    const last = spans.at(-1);
    if (last && time - last.to <= QUIET_MS) last.to = Math.max(last.to, time);
    else spans.push({ from: time, to: time });
  }
  const busy = spans.reduce((sum, { from, to }) => sum + to - from, 0);
  const fold = busy === 0 ? 1 : busy * FOLD_SHARE;
  const whole = busy + fold * (spans.length - 1);
  let passed = 0;
  return spans.map(({ from, to }) => {
    const x0 = whole === 0 ? 1 : passed / whole;
    passed += to - from;
    const x1 = whole === 0 ? 1 : passed / whole;
    passed += fold;
    return { from, to, x0, x1 };
  });
}

function xOf(stretch: TimeStretch | undefined, at: number): number {
  if (!stretch) return 1;
  const { from, to, x0, x1 } = stretch;
  return to === from ? x0 : x0 + ((at - from) / (to - from)) * (x1 - x0);
}

function columnAt(columns: OutlineColumn[], x: number, at: number, { firstSeq, lastSeq }: TallyRow): OutlineColumn {
  const slot = Math.round(x * (MAX_COLUMNS - 1));
  const last = columns.at(-1);
  if (last && Math.round(last.x * (MAX_COLUMNS - 1)) >= slot) return last;
  const column = { x: slot / (MAX_COLUMNS - 1), at, firstSeq, lastSeq, text: 0, tags: {}, verdicts: {}, sources: 0 };
  columns.push(column);
  return column;
}

function count(column: OutlineColumn, { type, facet, grade, count: n }: TallyRow): void {
  const kind = kindOfEntry(type);
  if (kind === 'text' || kind === 'sources') column[kind] += n;
  if (kind === 'tags') {
    const of = TagKind.safeParse(facet).data ?? 'none';
    column.tags[of] = (column.tags[of] ?? 0) + n;
  }
  if (kind === 'verdicts') {
    const of = VerdictValue.safeParse(facet).data ?? 'none';
    column.verdicts[of] = (column.verdicts[of] ?? 0) + n;
    if (of !== 'none' && grade) column.grades = { ...column.grades, [of]: [...new Set([...(column.grades?.[of] ?? []), grade])] };
  }
}

/** Where an entry stands on the axis, 0 to 1. */
export function xOfSeq(columns: readonly OutlineColumn[], seq: number): number {
  const index = indexOfSeq(columns, seq);
  const column = columns[index];
  if (!column) return 1;
  const next = columns[index + 1];
  const share = column.lastSeq > column.firstSeq ? (seq - column.firstSeq) / (column.lastSeq - column.firstSeq + 1) : 0;
  // Inside its column's width: the next may stand far off, behind a night.
  const width = Math.min(1 / (MAX_COLUMNS - 1), (next?.x ?? 1) - column.x);
  return Math.min(1, column.x + Math.max(0, Math.min(share, 1)) * width);
}

/** The entry that stands at a place of the axis, or the nearest one. 1 where there is none. */
export function seqAtX(columns: readonly OutlineColumn[], x: number): number {
  let best = columns[0];
  for (const column of columns) if (best && Math.abs(column.x - x) < Math.abs(best.x - x)) best = column;
  if (!best) return 1;
  if (best === columns.at(-1) && x >= best.x) return best.lastSeq;
  const share = Math.max(0, Math.min(1, (x - best.x) * (MAX_COLUMNS - 1)));
  return best.firstSeq + Math.floor(share * (best.lastSeq - best.firstSeq + 0.999));
}

/** The column that an entry is in. */
export const columnOfSeq = (columns: readonly OutlineColumn[], seq: number): OutlineColumn | undefined => columns[indexOfSeq(columns, seq)];

function indexOfSeq(columns: readonly OutlineColumn[], seq: number): number {
  return Math.max(0, firstIndex(columns.length, (index) => (columns[index]?.firstSeq ?? 0) > seq) - 1);
}
