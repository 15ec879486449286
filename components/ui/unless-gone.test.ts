import { describe, expect, it } from 'vitest';
import { ApiError } from '@/lib/api';
import { unlessGone } from './unless-gone';

describe('unlessGone', () => {
  it('takes a removal for done where there is nothing any more', async () => {
    expect(await unlessGone(Promise.resolve())).toBe(true);
    expect(await unlessGone(Promise.reject(new ApiError('not-found', 404, 'There is nothing here.')))).toBe(false);
  });

  it.each([
    ['was refused', new ApiError('forbidden', 403, 'You may not.')],
    ['has no answer', new ApiError('unreachable', 0, 'No answer came.')],
    ['broke', new Error('a bug')],
  ])('says of one that %s that it was not done', async (_, failure) => {
    await expect(unlessGone(Promise.reject(failure))).rejects.toBe(failure);
  });
});
