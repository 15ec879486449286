import { describe, expect, it } from 'vitest';
import { namedAs } from './use-named-now';

const nika = { name: 'Nika Dolidze' };

describe('namedAs', () => {
  it('says of nobody that they do not check here before the server has said it', () => {
    const known = { ...nika, isDoubted: true };
    expect(namedAs(known, 'asking')).toEqual({ ...nika, isNotOfHere: false, isAsking: true });
    expect(namedAs(known, null)).toEqual({ ...nika, isNotOfHere: true, isAsking: false });
    expect(namedAs(known, nika)).toEqual({ ...nika, isNotOfHere: false, isAsking: false });
  });

  it('calls nobody one who has left whom the page does not know yet', () => {
    const unknown = { name: '', isDoubted: false };
    expect(namedAs(unknown, 'asking')).toEqual({ name: 'Someone', isNotOfHere: false, isAsking: true });
    expect(namedAs(unknown, nika)).toEqual({ ...nika, isNotOfHere: false, isAsking: false });
    expect(namedAs(unknown, null)).toEqual({ name: 'Someone who has left', isNotOfHere: false, isAsking: false });
  });
});
