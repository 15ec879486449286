import { describe, expect, it } from 'vitest';
import { nameCut } from './name-cut';

describe('nameCut', () => {
  const kept = { byline: 'Ann Lee', publishedOn: '2026-05-03' };

  it('says where byline and date go, and why the rest is cut', () => {
    expect(nameCut('byline', null, 'en-GB')).toEqual({ name: 'Moved to byline' });
    expect(nameCut('date', null, 'en-GB')).toEqual({ name: 'Moved to date' });
    expect(nameCut('hidden', kept, 'en-GB')).toEqual({ name: 'Hidden text' });
  });

  it('says what stays where the article keeps its own', () => {
    expect(nameCut('byline', kept, 'en-GB')).toEqual({ name: 'Byline stays', byline: 'Ann Lee' });
    expect(nameCut('date', kept, 'en-GB')).toEqual({ name: 'Date stays 3 May 2026' });
    expect(nameCut('byline', { ...kept, byline: '' }, 'en-GB')).toEqual({ name: 'Byline stays empty' });
    expect(nameCut('date', { ...kept, publishedOn: null }, 'en-GB')).toEqual({ name: 'Date stays empty' });
  });
});
