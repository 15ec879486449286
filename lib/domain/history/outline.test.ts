import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_COLUMNS, type OutlineColumn, outlineOf, QUIET_MS, seqAtX, type TallyRow, xOfSeq } from './outline';

const HOUR = 60 * 60 * 1000;
const start = Date.UTC(2026, 9, 8, 9);
const row = (at: number, seq: number, type = 'text', facet: string | null = null): TallyRow => ({
  at,
  type,
  facet,
  actorId: 'nika',
  count: 1,
  firstSeq: seq,
  lastSeq: seq,
});

describe('outlineOf', () => {
  it('folds the night, so that both days have the room', () => {
    const { stretches } = outlineOf([
      row(start, 1),
      row(start + QUIET_MS, 2),
      row(start + 2 * QUIET_MS, 3),
      row(start + 24 * HOUR, 4),
      row(start + 25 * HOUR, 5),
    ]);
    expect(stretches.map(({ from, to }) => [from, to])).toEqual([
      [start, start + 2 * QUIET_MS],
      [start + 24 * HOUR, start + 25 * HOUR],
    ]);
    const [first, second] = stretches;
    // Two hours take twice the room of one, and the night between them next to none.
    expect((first?.x1 ?? 0) / ((second?.x1 ?? 0) - (second?.x0 ?? 0))).toBeCloseTo(2);
    expect((second?.x0 ?? 1) - (first?.x1 ?? 0)).toBeLessThan(0.05);
  });

  it('counts text, new tags by kind, verdicts by value and sources, and shows no lane for the rest', () => {
    const { columns } = outlineOf([
      row(start, 1, 'article.imported'),
      row(start, 2, 'annotation.created', 'claim'),
      row(start, 3, 'annotation.removed'),
      row(start, 4, 'verdict.given', 'partly'),
      row(start, 5, 'check.state-changed'),
      row(start, 6, 'evidence.linked'),
      row(start, 7, 'text'),
      row(start, 8, 'comment'),
      row(start, 9, 'annotation.created', 'no kind that is known'),
    ]);
    expect(columns).toMatchObject([
      { firstSeq: 1, lastSeq: 9, text: 1, sources: 1, tags: { claim: 1, none: 2 }, verdicts: { partly: 1, none: 1 } },
    ]);
  });

  it('names the grades of verdicts, each once, where their scale calls them otherwise', () => {
    const judged = (seq: number, grade: string | null) => ({ ...row(start, seq, 'verdict.given', 'partly'), grade });
    expect(outlineOf([judged(1, 'Half true'), judged(2, 'Mostly true'), judged(3, 'Half true')]).columns).toMatchObject([
      { verdicts: { partly: 3 }, grades: { partly: ['Half true', 'Mostly true'] } },
    ]);
    expect(outlineOf([judged(1, null)]).columns[0]).not.toHaveProperty('grades');
  });

  it('leaves out of the lanes what others did, and keeps the time that it took', () => {
    const { columns } = outlineOf([row(start, 1), { ...row(start + HOUR, 2), actorId: 'tom' }], ({ actorId }) => actorId === 'tom');
    expect(columns.map(({ text, firstSeq }) => [firstSeq, text])).toEqual([
      [1, 0],
      [2, 1],
    ]);
  });

  const indexOf = (columns: readonly OutlineColumn[], seq: number) =>
    columns.findIndex(({ firstSeq, lastSeq }) => seq >= firstSeq && seq <= lastSeq);
  const journal = fc.array(fc.integer({ min: -2000, max: 30 * HOUR }), { minLength: 1, maxLength: 400 }).map((gaps) => {
    let at = start;
    return gaps.map((gap, index) => {
      at += gap > HOUR / 4 && index % 9 > 0 ? gap % 60_000 : gap;
      return row(at, index + 1);
    });
  });

  it('holds every entry in one column, in order, in a drawing of known size, whatever the clocks say', () => {
    fc.assert(
      fc.property(journal, (rows) => {
        const { columns } = outlineOf(rows);
        expect(columns.length).toBeLessThanOrEqual(MAX_COLUMNS);
        expect(columns[0]?.firstSeq).toBe(1);
        expect(columns.at(-1)?.lastSeq).toBe(rows.length);
        columns.forEach((column, index) => {
          const next = columns[index + 1];
          if (next) expect([next.firstSeq, next.x > column.x]).toEqual([column.lastSeq + 1, true]);
        });
        expect(columns.reduce((sum, { text }) => sum + text, 0)).toBe(rows.length);
        let last = -1;
        for (const { firstSeq } of rows) {
          const x = xOfSeq(columns, firstSeq);
          expect(x).toBeGreaterThanOrEqual(last);
          last = x;
          expect(x).toBeLessThanOrEqual(1);
          // Whoever drops the handle there gets an entry of the same column or the one beside it.
          expect(Math.abs(indexOf(columns, seqAtX(columns, x)) - indexOf(columns, firstSeq))).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
