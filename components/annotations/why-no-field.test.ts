import { describe, expect, it } from 'vitest';
import { whyNoTypes, whyNoVerdicts } from './why-no-field';

const lead = { canTag: true, canJudge: true, canFile: true, canReopen: true };
const author = { canTag: false, canJudge: false, canFile: false, canReopen: false };

describe('whyNoTypes', () => {
  it('says of whoever may tag that the house has no types, not that they may not', () => {
    expect(whyNoTypes({ kind: 'opinion', rights: lead, isReading: false })).toBe('Opinions have no types here.');
  });

  it('says who tags to those who do not, whatever else they do', () => {
    expect(whyNoTypes({ kind: 'claim', rights: author, isReading: false })).toBe('Checkers, editors and leads of this desk tag.');
  });

  it('names the mode or the lock that takes the right for now', () => {
    expect(whyNoTypes({ kind: 'claim', rights: lead, isReading: true })).toBe('In Read mode nothing is changed. Choose Tag first.');
    expect(whyNoTypes({ kind: 'claim', rights: { ...author, lock: 'signed' }, isReading: false })).toMatch(/^The article is signed/);
  });
});

describe('whyNoVerdicts', () => {
  it('names what is in the way: the lock, the mode, or that others give them', () => {
    expect(whyNoVerdicts({ rights: { ...author, lock: 'archived' }, isReading: false })).toMatch(/^The article is archived/);
    expect(whyNoVerdicts({ rights: lead, isReading: true })).toBe('In Read mode nothing is changed. Choose Tag first.');
    expect(whyNoVerdicts({ rights: author, isReading: true })).toBe('Checkers, editors and leads of this desk give verdicts.');
  });
});
