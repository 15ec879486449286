import { describe, expect, it } from 'vitest';
import { ApiError } from '@/lib/api';
import { afterFailure, retryMs } from './after-failure';

const sent = (...ids: string[]) => ids.map((id) => ({ id, type: 'annotation.removed', payload: {} }));
const failure = (code: string, status: number, details = {}) => new ApiError(code, status, 'It says why.', details);

describe('afterFailure', () => {
  it('refuses the entry that the server names, with those that it says that of too', () => {
    const next = afterFailure(failure('invalid', 422, { entryId: 'one', alsoIds: ['two'] }), sent('one', 'two', 'three'));
    expect(next).toEqual({ name: 'refuse', ids: ['one', 'two'], reason: 'It says why.' });
  });

  it('sends half of a batch that was too large, and refuses one entry that is', () => {
    const tooLarge = failure('too-large', 413);
    expect(afterFailure(tooLarge, sent('one', 'two', 'three'))).toEqual({ name: 'send fewer', maxEntries: 1 });
    expect(afterFailure(tooLarge, sent('one'))).toMatchObject({ name: 'refuse', ids: ['one'] });
  });

  it('halts at a refusal that names no entry, and says where the article is gone', () => {
    expect(afterFailure(failure('forbidden', 403), sent('one'))).toEqual({ name: 'halt', reason: 'It says why.' });
    expect(afterFailure(failure('not-found', 404), [])).toMatchObject({ name: 'halt', more: { isGone: true } });
  });

  it('tries again what may pass, and waits for a person who is signed out', () => {
    expect(afterFailure(failure('busy', 503), sent('one'))).toEqual({ name: 'retry' });
    expect(afterFailure(failure('unreadable', 404), sent('one'))).toEqual({ name: 'retry' });
    expect(afterFailure(failure('unauthorized', 401), sent('one'))).toEqual({ name: 'wait for the person' });
    expect(afterFailure(failure('stale-version', 409), sent('one'))).toEqual({ name: 'rebase' });
  });
});

describe('retryMs', () => {
  it('waits twice as long after each failure, 15 seconds at most', () => {
    expect([1, 2, 3, 9].map((failures) => retryMs(failures, { retryAfterSeconds: null }))).toEqual([500, 1_000, 2_000, 15_000]);
  });

  it('waits as long as the server asks, an hour at most', () => {
    expect(retryMs(9, { retryAfterSeconds: 2 })).toBe(2_000);
    expect(retryMs(1, { retryAfterSeconds: 1e9 })).toBe(3_600_000);
  });
});
