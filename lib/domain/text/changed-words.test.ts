import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedWords } from './changed-words';

describe('changedWords', () => {
  it('parts two wordings at whole words', () => {
    expect(changedWords('The line carries 1,240 people a day.', 'The line carries 1,420 people a day.')).toEqual({
      before: 'The line carries ',
      removed: '1,240',
      added: '1,420',
      after: ' people a day.',
    });
    expect(changedWords('It left.', 'It never left.')).toEqual({ before: 'It ', removed: '', added: 'never ', after: 'left.' });
    expect(changedWords('Nine routes.', 'Trams')).toEqual({ before: '', removed: 'Nine routes.', added: 'Trams', after: '' });
    expect(changedWords('', 'Trams')).toEqual({ before: '', removed: '', added: 'Trams', after: '' });
  });

  it('leaves both wordings as they were', () => {
    const wording = fc.array(fc.constantFrom('a', 'bus', ' ', '  ', 'late', '\n', 'é')).map((all) => all.join(''));
    fc.assert(
      fc.property(wording, wording, (old, now) => {
        const { before, removed, added, after } = changedWords(old, now);
        expect(before + removed + after).toBe(old);
        expect(before + added + after).toBe(now);
        if (old === now) expect(removed + added).toBe('');
      }),
    );
  });
});
