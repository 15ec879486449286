import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headRetryDelayMs, isLineDue, NO_LINE, readHeadLine, writeHeadLine } from './head-line';

const head = { articleId: '018f4c1e-0000-7000-8000-000000000001', seq: 4, hash: 'a'.repeat(64) };
const { line, hash } = writeHeadLine({ number: 1, at: '2026-11-26T00:00:01.000Z', articleCount: 3, heads: [head], before: NO_LINE.hash });

describe('a line of heads', () => {
  it('is one line of canonical JSON, without words', () => {
    expect(line).toBe(
      `{"articleCount":3,"at":"2026-11-26T00:00:01.000Z","before":"${'0'.repeat(64)}","format":"galley-heads","heads":[{"articleId":"018f4c1e-0000-7000-8000-000000000001","hash":"${'a'.repeat(64)}","seq":4}],"number":1}`,
    );
  });

  it('is read again with its hash', () => {
    expect(readHeadLine(line)).toMatchObject({ number: 1, hash, heads: [head] });
  });

  it('is read by none that was changed, or was never one', () => {
    for (const text of [
      '',
      'x',
      '[]',
      'null',
      '{}',
      ` ${line}`,
      line.replace(',', ', '),
      line.replace('{', '{"at":"x",'),
      line.slice(0, -1),
    ]) {
      expect(readHeadLine(text), text).toBeNull();
    }
    fc.assert(
      fc.property(fc.integer({ min: 0, max: line.length - 1 }), fc.string({ minLength: 1, maxLength: 1 }), (at, other) => {
        const changed = line.slice(0, at) + other + line.slice(at + 1);
        const read = readHeadLine(changed);
        expect(changed === line || read === null || read.hash !== hash).toBe(true);
      }),
    );
  });
});

describe('isLineDue', () => {
  it.each([
    ['none was made yet', null, '2026-11-26T12:00:00Z', true],
    ['one was made today', '2026-11-26T00:00:00Z', '2026-11-26T23:59:59Z', false],
    ['one was made yesterday, a minute ago', '2026-11-26T23:59:30Z', '2026-11-27T00:00:00Z', true],
    ['a week was missed', '2026-11-20T10:00:00Z', '2026-11-27T00:00:00Z', true],
    ['one was made when the clock was ahead by a year', '2027-11-27T00:00:00Z', '2026-11-27T00:00:00Z', true],
    ['the clock was set back', '2026-11-28T10:00:00Z', '2026-11-27T00:00:00Z', false],
  ])('%s', (_, madeAt, now, isDue) => {
    expect(isLineDue(madeAt === null ? null : new Date(madeAt), new Date(now))).toBe(isDue);
  });
});

describe('headRetryDelayMs', () => {
  it('grows to an hour and stays there', () => {
    expect([1, 2, 3, 7, 8, 5000].map((tries) => headRetryDelayMs(tries) / 60_000)).toEqual([1, 2, 4, 60, 60, 60]);
  });
});
