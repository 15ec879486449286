import { describe, expect, it } from 'vitest';
import { firstName, nameFromArchive, shortNames, unmarkedName, whoseName } from './person-name';

describe('a name from an archive', () => {
  const jun = nameFromArchive('Jun Park');

  it('keeps its mark wherever it is shortened', () => {
    expect(jun).toBe('Jun Park (from the archive)');
    expect(firstName(jun)).toBe('Jun (from the archive)');
    expect(whoseName(firstName(jun))).toBe('Jun’s (from the archive)');
    expect(shortNames([jun, 'Jun Park'])).toEqual(['Jun (from the archive)', 'Jun']);
    expect(unmarkedName(jun)).toBe('Jun Park');
  });

  it('is someone’s where the archive has none', () => {
    expect(nameFromArchive(' ')).toBe('Someone (from the archive)');
  });
});

describe('a name of here', () => {
  it('is shortened to its first word', () => {
    expect(firstName(' Jun  Park ')).toBe('Jun');
    expect(whoseName('Jun')).toBe('Jun’s');
    expect(shortNames(['Jun Park', 'Jun Lee', 'Mara'])).toEqual(['Jun Park', 'Jun Lee', 'Mara']);
    expect(firstName('')).toBe('');
  });
});
