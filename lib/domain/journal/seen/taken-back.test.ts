import { describe, expect, it } from 'vitest';
import { testId } from '../journal.fixture';
import { undoneBy, valueBefore } from './taken-back';

const [first, second, third] = [testId(), testId(), testId()];
const set = (methods: string[], basedOn: string | null, undoes: string | null = null) => ({
  payload: { annotationId: testId(), value: { methods }, basedOn, undoes },
});

describe('valueBefore', () => {
  it('is the entry whose value came back when a later one was taken back', () => {
    expect(undoneBy(set(['read'], second, second))).toBe(second);
    expect(undoneBy(set(['read'], second))).toBeNull();
    expect(undoneBy({ payload: null })).toBeNull();
    expect(valueBefore(set(['wrote'], first), set([], third, third))).toBe(first);
  });

  it('is none where there was none, and where the one that was taken back is given again', () => {
    expect(valueBefore(set(['wrote'], null), set([], third, third))).toBeNull();
    expect(valueBefore(set(['wrote'], first), set(['wrote'], third, third))).toBeNull();
  });

  it('goes by state and kind as well', () => {
    const state = (checkState: string, basedOn: string) => ({ payload: { checkState, basedOn } });
    const kind = (one: string, basedOn: string) => ({ payload: { kind: one, basedOn } });
    expect(valueBefore(state('checking', first), state('untouched', third))).toBe(first);
    expect(valueBefore(state('checking', first), state('checking', third))).toBeNull();
    expect(valueBefore(kind('opinion', first), kind('claim', third))).toBe(first);
    expect(valueBefore(kind('opinion', first), kind('opinion', third))).toBeNull();
  });
});
