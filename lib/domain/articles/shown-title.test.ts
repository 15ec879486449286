import { describe, expect, it } from 'vitest';
import { shownTitle } from './shown-title';

describe('shownTitle', () => {
  it.each(['', ' ', '\u200B', '\u3164'])('says that there is none where it is %j', (headline) =>
    expect(shownTitle(headline)).toBe('Untitled'),
  );

  it('leaves what is seen as it is', () => expect(shownTitle('Wo\u00ADchen')).toBe('Wo\u00ADchen'));
});
