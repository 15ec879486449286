import { describe, expect, it } from 'vitest';
import type { Anchor, AnchorRange } from '../anchors/anchor';
import { withKnownPlaces } from './ranges-input';

const living = { from: 1, to: 6, exact: 'Rents', prefix: '', suffix: ' rose' };
const lost = {
  from: 20,
  to: 20,
  exact: 'rose by 4',
  prefix: 'They ',
  suffix: ' per cent',
  reach: { from: 20, to: 20, prefix: 'They ', suffix: ' per cent' },
};
const anchor = (...ranges: AnchorRange[]): Anchor => ({ ranges, state: 'drifted' });

describe('withKnownPlaces', () => {
  it('takes a lost place as the journal has it', () => {
    const known = { ...lost, from: 25, to: 25 };
    expect(withKnownPlaces(anchor(living, lost), anchor(living, known), [living, lost]).ranges).toEqual([living, known]);
  });

  it('keeps a lost place around which a colleague had written before the journal first read it', () => {
    const known = { ...lost, prefix: 'They all ' };
    expect(withKnownPlaces(anchor(living, lost), anchor(living, known), [living, lost]).ranges).toEqual([living, known]);
  });

  it('leaves away what somebody has let go, also where the same words are the tag’s elsewhere', () => {
    const twin = { ...lost, exact: 'Rents' };
    expect(withKnownPlaces(anchor(living, lost), anchor(living), [living, lost]).ranges).toEqual([living]);
    expect(withKnownPlaces(anchor(living, twin), anchor(living), [living, twin]).ranges).toEqual([living]);
  });
});
