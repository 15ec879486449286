import { type AnswerState, oldAnswerClass } from '@/components/ui/answer-state';
import { dateFormat } from '@/components/ui/date-formats';
import { useMedia } from '@/components/ui/use-media';
import { VerdictShape } from '@/components/ui/verdict-glyph';
import type { HistoryOutline } from '@/lib/domain/contract/history';
import { entryKinds, laneKinds } from '@/lib/domain/history/entry-kinds';
import { MAX_COLUMNS, type OutlineColumn, xOfSeq } from '@/lib/domain/history/outline';
import { labelledKinds } from '@/lib/domain/tags/tag-kinds';
import { sayCount, sayNumber } from '@/lib/domain/text/say-count';
import { VerdictValue, verdictValues } from '@/lib/domain/verdicts/verdict';
import { useDateLanguage } from '../ui/when';
import { axisTicks } from './axis-ticks';
import { percent } from './percent';

const LANE = 23;
const LOWEST = 7;
const TALLEST = 17;
const GLYPH = 12;
/** Verdicts that would stand on each other are one glyph, the worst of them. */
const GLYPH_SHARE = 1 / 84;

interface Props {
  outline: HistoryOutline;
  /** Whether it is of those whose work is asked for. Time and revisions are the same for all. */
  answer: AnswerState;
}

/** What happened when, in four lanes: text, tags by kind, verdicts by their shape, sources. The list beside it says the same in words. */
export function HistoryLanes({ outline, answer }: Props) {
  const { columns } = outline;
  return (
    <>
      <div className="lane-names" aria-hidden="true">
        {laneKinds.map((kind) => (
          <span key={kind}>{entryKinds[kind].name}</span>
        ))}
      </div>
      <svg
        className="lanes"
        height={LANE * laneKinds.length}
        role="img"
        aria-label={answer === 'no-line' ? 'What was done comes when the line is back.' : summaryOf(outline)}
      >
        {laneKinds.map((kind, index) => (
          <line key={kind} className="lane-line" x1="0" x2="100%" y1={LANE * (index + 1) - 0.5} y2={LANE * (index + 1) - 0.5} />
        ))}
        {outline.revisions.map(({ number, seq }) => (
          <line key={number} className="lane-revision" x1={at(columns, seq)} x2={at(columns, seq)} y1="0" y2="100%" />
        ))}
        {answer !== 'no-line' && (
          <g className={oldAnswerClass(answer)}>
            <Bars columns={columns} of={({ text }) => text} lane={0} />
            <TagBars columns={columns} />
            <Glyphs columns={columns} />
            <Bars columns={columns} of={({ sources }) => sources} lane={3} look="source" />
          </g>
        )}
      </svg>
      <Axis outline={outline} />
    </>
  );
}

const at = (columns: readonly OutlineColumn[], seq: number) => percent(xOfSeq(columns, seq));

/** How high a bar is: by the order of size, since one column may hold a thousand keys and another a comma. */
const heightOf = (count: number, most: number) =>
  count === 0 ? 0 : LOWEST + (TALLEST - LOWEST) * (Math.log1p(count - 1) / Math.log1p(Math.max(1, most - 1)));

interface BarsProps {
  columns: readonly OutlineColumn[];
  of: (column: OutlineColumn) => number;
  lane: number;
  look?: string;
}

function Bars({ columns, of, lane, look = '' }: BarsProps) {
  const most = Math.max(...columns.map(of));
  return columns.map((column) => {
    const height = heightOf(of(column), most);
    return (
      height > 0 && (
        <rect
          key={column.x}
          className={`lane-bar ${look}`}
          x={percent(column.x)}
          width="3"
          y={LANE * (lane + 1) - 3 - height}
          height={height}
        />
      )
    );
  });
}

function TagBars({ columns }: { columns: readonly OutlineColumn[] }) {
  const kinds = [...labelledKinds, 'none', 'clear'] as const;
  const sum = ({ tags }: OutlineColumn) => kinds.reduce((all, kind) => all + (tags[kind] ?? 0), 0);
  const most = Math.max(...columns.map(sum));
  return columns.flatMap((column) => {
    const whole = heightOf(sum(column), most);
    let bottom = LANE * 2 - 3;
    return kinds.map((kind) => {
      const count = column.tags[kind] ?? 0;
      if (count === 0) return null;
      const height = Math.max(2, (whole * count) / sum(column));
      bottom -= height;
      return <rect key={`${column.x} ${kind}`} className={`lane-bar ${kind}`} x={percent(column.x)} width="3" y={bottom} height={height} />;
    });
  });
}

/** From the worst to the best: what of several verdicts in one place is seen. */
const worstFirst = ['refuted', 'partly', 'unproven', 'supported'] as const satisfies VerdictValue[];

function Glyphs({ columns }: { columns: readonly OutlineColumn[] }) {
  const drawn: { x: number; values: Set<VerdictValue>; grades: OutlineColumn['grades'][] }[] = [];
  for (const { x, verdicts, grades } of columns) {
    const values = VerdictValue.options.filter((value) => (verdicts[value] ?? 0) > 0);
    if (values.length === 0) continue;
    const last = drawn.at(-1);
    if (last && x - last.x < GLYPH_SHARE) {
      for (const value of values) last.values.add(value);
      last.grades.push(grades);
    } else drawn.push({ x, values: new Set(values), grades: [grades] });
  }
  const y = LANE * 2 + (LANE - GLYPH) / 2;
  return (
    <>
      {columns.map(({ x, verdicts }) => verdicts.none && <circle key={x} className="lane-dot" cx={percent(x)} cy={LANE * 2.5} r="1.5" />)}
      {drawn.map(({ x, values, grades }) => {
        const value = worstFirst.find((one) => values.has(one)) ?? 'unproven';
        const named = [...new Set(grades.flatMap((one) => one?.[value] ?? []))];
        return (
          // Its middle stands at its place: what a percentage gives is the left edge.
          <svg key={x} className={`v-${value}`} x={percent(x)} y={y} width={GLYPH} height={GLYPH} viewBox="8 0 16 16" overflow="visible">
            <title>{named.length > 0 ? named.join(', ') : verdictValues[value].name}</title>
            <VerdictShape value={value} />
          </svg>
        );
      })}
    </>
  );
}

function Axis({ outline: { stretches } }: { outline: HistoryOutline }) {
  const isPhone = useMedia('phone');
  const language = useDateLanguage();
  const day = dateFormat('weekdayAndDay', language);
  const time = dateFormat('time', language);
  const folds = stretches.slice(1).map(({ x0 }, index) => ({ x0: stretches[index]?.x1 ?? 0, x1: x0 }));
  return (
    <div className="time-axis num" aria-hidden="true">
      {folds.map(({ x0, x1 }) => (
        <i
          key={x0}
          className="quiet"
          style={{ left: percent(x0), width: percent(Math.max(x1 - x0, 1 / MAX_COLUMNS)) }}
          title="Quiet hours, folded"
        />
      ))}
      {axisTicks(stretches, isPhone ? 0.24 : 0.075).map(({ x, at: moment, isDay }) => (
        <span key={x} style={{ left: percent(x) }} className={[isDay ? 'day' : '', x > 0.92 ? 'last' : ''].filter(Boolean).join(' ')}>
          {isDay ? day.format(moment) : time.format(moment)}
        </span>
      ))}
    </div>
  );
}

/** The lanes in one sentence. */
function summaryOf({ headSeq, columns, revisions }: HistoryOutline): string {
  const sum = (of: (column: OutlineColumn) => number) => columns.reduce((all, column) => all + of(column), 0);
  const all = (counts: Partial<Record<string, number>>) => Object.values(counts).reduce<number>((total, count) => total + (count ?? 0), 0);
  const said = (
    [
      [sum(({ text }) => text), 'of text'],
      [sum(({ tags }) => all(tags)), 'of tags'],
      [sum(({ verdicts }) => all(verdicts)), 'of verdicts and checks'],
      [sum(({ sources }) => sources), 'of sources'],
    ] as const
  ).map(([count, of]) => `${sayNumber(count)} ${of}`);
  const whole = `${sayCount(headSeq, 'entry', 'entries')}, with ${sayCount(revisions.length, 'revision')}`;
  return `${whole}. Changes: ${said.join(', ')}.`;
}
