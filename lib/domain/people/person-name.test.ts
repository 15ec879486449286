import { describe, expect, it } from 'vitest';
import { DeskName } from '../contract/desks';
import { PersonName } from '../contract/people';
import { archiveName } from './archive-name';
import { callAmong, firstName, nameAmong, nameFromArchive, namesOf, shortNames, unmarkedName, whoseName } from './person-name';

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
    expect(nameFromArchive('\u202E ')).toBe('Someone (from the archive)');
  });

  it('does not turn its mark around', () => {
    expect(nameFromArchive('Jun\u202E Park\u2066')).toBe('Jun Park (from the archive)');
  });

  it('keeps its mark on its line', () => {
    expect(nameFromArchive('Jun\n\n Park\u2028')).toBe('Jun Park (from the archive)');
  });

  it('is brought in as what is seen of it, and no longer than a name of here', () => {
    expect(archiveName('Jun\n\u200B Park\u2028')).toBe('Jun Park');
    expect(archiveName('x'.repeat(120))).toBe('x'.repeat(120));
    expect(archiveName('x'.repeat(5_000_000))).toBe(`${'x'.repeat(119)}…`);
    expect(archiveName(`${'x'.repeat(118)}😀😀`)).toBe(`${'x'.repeat(118)}…`);
    expect(archiveName('\u200B'.repeat(5000))).toBe('');
    // Nor is half of a character that is cut while its name is read: the tables keep none.
    expect(archiveName(`${'\u200B'.repeat(1199)}😀 Park`)).toBe('');
    expect(archiveName(`${'\u200B'.repeat(1197)}Jo😀 Park`)).toBe('Jo');
  });
});

describe('a name of here', () => {
  it('is kept without signs that turn the order of what stands around it', () => {
    expect(PersonName.parse(' Jun\u202E \u2067Park\u2069 ')).toBe('Jun Park');
    expect(PersonName.parse('דנה כהן')).toBe('דנה כהן');
    expect(PersonName.safeParse('\u202E').success).toBe(false);
  });

  it('is one line of what is seen', () => {
    expect(PersonName.parse('Ru\u200Bth\n Lead')).toBe('Ruth Lead');
    for (const name of ['\u200B', '\u3164', '\u2800', '\u00AD']) expect(PersonName.safeParse(name).success).toBe(false);
    expect(DeskName.parse('Ci\u2060ty')).toBe('City');
  });

  it('is shortened to its first word', () => {
    expect(firstName(' Jun  Park ')).toBe('Jun');
    expect(whoseName('Jun')).toBe('Jun’s');
    expect(shortNames(['Jun Park', 'Jun Lee', 'Mara'])).toEqual(['Jun Park', 'Jun Lee', 'Mara']);
    expect(firstName('')).toBe('');
  });

  it('stands whole on a page that names another of the same first name, however often it names either', () => {
    const called = callAmong(['Jun Park', 'Mara Ek', 'Jun Lee', 'Jun Park', 'Mara Ek']);
    expect(['Jun Park', 'Jun Lee', 'Mara Ek', 'Jonah Weiss', ''].map(called)).toEqual(['Jun Park', 'Jun Lee', 'Mara', 'Jonah', '']);
  });

  it('stands whole among people of whom another has the same first name', () => {
    const people = namesOf([
      { id: '1', name: 'Jun Park' },
      { id: '2', name: 'Jun Lee' },
      { id: '3', name: 'Mara Ek' },
      { id: '4', name: 'Mara Holt', isOfHere: false },
    ]);
    expect(['1', '2', '3', '4', '5'].map((id) => nameAmong(people, id))).toEqual(['Jun Park', 'Jun Lee', 'Mara', 'Mara', '']);
  });
});
