import { describe, expect, it } from 'vitest';
import { ApiError } from '@/lib/api';
import { sentenceOf } from '../../ui/use-request';
import { afterFailedChange, MAY_BE_CHANGED } from './unknown-password';

const wrong = new ApiError('invalid', 422, 'That is not your current password.', { field: 'currentPassword' });
const signedOut = new ApiError('signed-out', 401, 'Your session has ended. Sign in to go on.');

describe('afterFailedChange', () => {
  it.each([
    new ApiError('unreachable', 0, 'The server did not answer. What you wrote is kept here. Try again.'),
    new ApiError('unreadable', 200, 'The server’s answer could not be read. Reload the page.'),
  ])('says that the new password may count where no answer came: %s', (lost) => {
    const { error, isUnknown } = afterFailedChange(lost, false);
    expect(sentenceOf(error)).toBe(MAY_BE_CHANGED);
    expect(isUnknown).toBe(true);
  });

  it('says so again to who is signed out by then: the change that nobody answered ends the session', () => {
    const { error, isUnknown } = afterFailedChange(signedOut, true);
    expect(sentenceOf(error)).toBe(`You are signed out here. ${MAY_BE_CHANGED}`);
    expect(isUnknown).toBe(true);
  });

  it.each([
    ['a wrong password', wrong, false],
    ['a session that has ended otherwise', signedOut, false],
    ['a refusal by a session that the lost change would have ended', wrong, true],
    ['a proxy’s refusal', new ApiError('unreadable', 403, 'The server’s answer could not be read.'), false],
  ])('leaves a refusal as it is: %s', (_, refusal, wasUnknown) => {
    expect(afterFailedChange(refusal, wasUnknown)).toEqual({ error: refusal, isUnknown: false });
  });

  it.each([
    ['a proxy that let nothing through', new ApiError('unreadable', 403, 'The server’s answer could not be read.')],
    ['a server too busy to look who asks', new ApiError('busy', 503, 'The server is busy. Try again.')],
  ])('knows no more of a lost change after %s', (_, refusal) => {
    expect(afterFailedChange(refusal, true)).toEqual({ error: refusal, isUnknown: true });
  });
});
