import { describe, expect, it } from 'vitest';
import { changesMeaning } from './changes-meaning';
import { guardMeaning } from './guard-meaning';

describe('guardMeaning', () => {
  it('says what the rules say', () => {
    const errors: unknown[] = [];
    const rules = guardMeaning(changesMeaning, (error) => errors.push(error));
    expect(rules('It paid 5%.', 'It paid 5 per cent.', 'en')).toEqual({ isChanged: false, changes: ['numbers'] });
    expect(rules('It paid 5%.', 'It paid 6%.', 'en').isChanged).toBe(true);
    expect(errors).toEqual([]);
  });

  it('calls words changed over which a rule failed, and reports it', () => {
    const failure = new TypeError('no such rule');
    const errors: unknown[] = [];
    const rules = guardMeaning(
      () => {
        throw failure;
      },
      (error) => errors.push(error),
    );
    expect(rules('It paid.', 'It pays.', 'en')).toEqual({ isChanged: true, changes: [] });
    expect(errors).toEqual([failure]);
  });
});
