import { describe, expect, it } from 'vitest';
import { ApiError } from '@/lib/api';
import { sayMissed } from './say-missed';

describe('sayMissed', () => {
  it.each([
    [new ApiError('conflict', 409, 'The article is archived.'), 'Quay', '“Quay” was not replaced. The article is archived.'],
    [
      new ApiError('unreachable', 0, 'The server did not answer.'),
      '',
      'The server did not say whether “Untitled” was replaced. Try again.',
    ],
    [new ApiError('unreadable', 200, 'Reload the page.'), 'Quay', 'The server did not say whether “Quay” was replaced. Try again.'],
    [
      new ApiError('stale-version', 409, 'Someone has changed the text since you opened this page. Your text is kept here.'),
      'Quay',
      '“Quay” was not replaced. The text has changed meanwhile: look at it, then replace it again.',
    ],
    [
      new ApiError('unreadable', 413, 'What you wrote is kept here.'),
      'Quay',
      '“Quay” was not replaced. A proxy before the server does not let through what is so large. Whoever runs Galley can raise its limit.',
    ],
    [
      new ApiError('unreadable', 403, 'What you wrote is kept here.'),
      'Quay',
      '“Quay” was not replaced. The server’s answer could not be read. Try again.',
    ],
    [new Error('bug'), 'Quay', '“Quay” was not replaced. Something broke on this page. Reload it and try again.'],
  ])('says of %s on “%s”: %s', (error, title, said) => {
    expect(sayMissed(error, title, 'replaced')).toBe(said);
  });
});
