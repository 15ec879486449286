import { describe, expect, it } from 'vitest';
import { whyNotGiven } from './why-not-given';

const asked = { isPicked: true, lacks: null, isNew: true, saysAnew: false };

describe('whyNotGiven', () => {
  it('lets another verdict or another note be given', () => {
    expect(whyNotGiven(asked)).toBeUndefined();
  });

  it('gives what stands once more only where that says something', () => {
    expect(whyNotGiven({ ...asked, isNew: false })).toBe('Nothing has changed yet.');
    expect(whyNotGiven({ ...asked, isNew: false, saysAnew: true })).toBeUndefined();
  });

  it('says first what the rules ask for, then that the verdict is none of the house’s', () => {
    expect(whyNotGiven({ ...asked, isPicked: false, lacks: 'Say why.' })).toBe('Say why.');
    expect(whyNotGiven({ ...asked, isPicked: false })).toMatch(/^The house has changed its verdicts/);
  });
});
