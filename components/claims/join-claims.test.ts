import { describe, expect, it } from 'vitest';
import { joinClaims } from './join-claims';

const claim = (id: string, words = 'words') => ({ id, words });

describe('joinClaims', () => {
  it('puts page behind page', () => {
    const joined = joinClaims([{ claims: [claim('1'), claim('2')] }, { claims: [claim('3')] }]);
    expect(joined.map(({ id }) => id)).toEqual(['1', '2', '3']);
  });

  it('has a claim once that comes twice, where it came first and as it is now', () => {
    const joined = joinClaims([{ claims: [claim('1'), claim('2', 'before')] }, { claims: [claim('2', 'now'), claim('3')] }]);
    expect(joined.map(({ id, words }) => `${id} ${words}`)).toEqual(['1 words', '2 now', '3 words']);
  });
});
