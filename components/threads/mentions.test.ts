import { describe, expect, it } from 'vitest';
import { type Mentionable, mentionAt, mentionsIn, nameStanding, offerNames, splitMentions } from './mentions';

const people = ['Ann Lee', 'Ann Leeson', 'Jonah Okoye', 'Priya Raman', 'Élodie (night)'].map((name) => ({ id: name, name }));

describe('mentionAt', () => {
  it.each([
    ['@', { from: 0, typed: '' }],
    ['Ask @jo', { from: 4, typed: 'jo' }],
    ['(@jo', { from: 1, typed: 'jo' }],
    ['Ask @Jonah Ok', { from: 4, typed: 'Jonah Ok' }],
    ['mail to a@b', null],
    ['Ask @Jonah Okoye about', null],
    ['Ask\n@p', { from: 4, typed: 'p' }],
    ['Nobody', null],
    ['请@王', { from: 1, typed: '王' }],
    ['（@王', { from: 1, typed: '王' }],
    ['看，@王', { from: 2, typed: '王' }],
    ['サーバー@田', { from: 4, typed: '田' }],
    ['ช่วยดูที่@สม', { from: 9, typed: 'สม' }],
    ['wang@王', null],
  ])('reads %j', (text, found) => {
    expect(mentionAt(text, text.length)).toEqual(found);
  });
});

describe('offerNames', () => {
  it('finds by any part of a name, whole names first', () => {
    expect(offerNames(people, 'l').map(({ name }) => name)).toEqual(['Ann Lee', 'Ann Leeson']);
    expect(offerNames(people, 'r').map(({ name }) => name)).toEqual(['Priya Raman']);
    expect(offerNames(people, 'o').map(({ name }) => name)).toEqual(['Jonah Okoye']);
    expect(offerNames(people, 'zz')).toEqual([]);
  });
});

describe('splitMentions', () => {
  it('marks the names that are mentioned and no others, the longest that fits', () => {
    expect(splitMentions('Ask @Ann Leeson, not @Ann Lee or @Priya Raman', ['Ann Lee', 'Ann Leeson'])).toEqual([
      { text: 'Ask ', isMention: false },
      { text: '@Ann Leeson', isMention: true },
      { text: ', not ', isMention: false },
      { text: '@Ann Lee', isMention: true },
      { text: ' or @Priya Raman', isMention: false },
    ]);
  });

  it('asks for no names where nothing is mentioned', () => {
    const names = new Proxy(['Ann Lee'], {
      get: () => {
        throw new Error('asked');
      },
    });
    expect(splitMentions('Nobody here', names)).toEqual([{ text: 'Nobody here', isMention: false }]);
  });

  it('finds others where others are asked for', () => {
    const found = (...names: string[]) => splitMentions('@Ann Lee', names).filter(({ isMention }) => isMention).length;
    expect([found('Ann Lee'), found('Ann'), found(), found('Jonah'), found('Ann Lee')]).toEqual([1, 1, 0, 0, 1]);
  });

  it('takes signs in a name for what they are', () => {
    expect(splitMentions('@Élodie (night)', ['Élodie (night)'])).toEqual([{ text: '@Élodie (night)', isMention: true }]);
    expect(splitMentions('No one', ['', '.*'])).toEqual([{ text: 'No one', isMention: false }]);
  });
});

const named = (...names: string[]) => names.map((name) => ({ id: name, name }));

describe('nameStanding', () => {
  const read = (dataUpdatedAt: number, errorUpdatedAt = 0, isPaused = false) => ({ dataUpdatedAt, errorUpdatedAt, isPaused });

  it('is nobody’s only by people who were read since', () => {
    expect(nameStanding(5, read(6))).toBe('nobody');
    expect(nameStanding(5, read(6, 7))).toBe('nobody');
    expect(nameStanding(5, read(4))).toBe('asked');
    expect(nameStanding(undefined, read(4))).toBe('asked');
  });

  it('says that people could not be read, and why', () => {
    expect(nameStanding(5, read(0, 6))).toBe('failed');
    expect(nameStanding(5, read(4, 6))).toBe('failed');
    expect(nameStanding(5, read(0, 4))).toBe('asked');
    expect(nameStanding(undefined, read(0, 0, true))).toBe('no-line');
    expect(nameStanding(5, read(4, 0, true))).toBe('no-line');
  });
});

describe('mentionsIn', () => {
  const idsIn = (text: string, names: Partial<Mentionable>) => mentionsIn(text, { people: [], picked: [], ...names }).ids;
  const straysIn = (text: string, names: Partial<Mentionable>) => mentionsIn(text, { people, picked: [], ...names }).strays;

  it('leaves out whose name was taken out again, and names each once', () => {
    expect(idsIn('@Jonah Okoye? @Jonah Okoye!', { picked: named('Jonah Okoye', 'Ann Lee') })).toEqual(['Jonah Okoye']);
  });

  it('takes the longest name that fits, whoever was picked before', () => {
    expect(idsIn('Ask @Ann Lee', { picked: named('Ann', 'Ann Lee') })).toEqual(['Ann Lee']);
    expect(idsIn('Ask @Ann Leeson', { people, picked: named('Ann Lee') })).toEqual(['Ann Leeson']);
    expect(idsIn('@Ann, ask @Ann Lee', { picked: named('Ann', 'Ann Lee') })).toEqual(['Ann', 'Ann Lee']);
    expect(idsIn('Ask @Annabel', { picked: named('Ann') })).toEqual([]);
  });

  it('finds names that were typed out, however they are written, and those in scripts without spaces', () => {
    expect(idsIn('Ask @jonah okoye’s desk', { people })).toEqual(['Jonah Okoye']);
    expect(idsIn('@田中さん', { people: named('田中') })).toEqual(['田中']);
    expect(idsIn('mail jo@Ann Lee', { people })).toEqual([]);
    expect(idsIn('mail 3@Ann Lee', { people })).toEqual([]);
  });

  it('finds names right behind words of scripts without spaces', () => {
    expect(idsIn('请@王芳 看一下', { people: named('王芳') })).toEqual(['王芳']);
    expect(idsIn('（@王芳）请@Ann Lee看', { people: [...people, ...named('王芳')] })).toEqual(['王芳', 'Ann Lee']);
    expect(idsIn('请@Ann Lee 看', { people })).toEqual(['Ann Lee']);
    expect(idsIn('サーバー@田中', { people: named('田中') })).toEqual(['田中']);
    expect(idsIn('ช่วยดูที่@สมชาย', { people: named('สมชาย') })).toEqual(['สมชาย']);
  });

  it('takes whom a person picked of two of one name, and both if they picked nobody', () => {
    const twins = ['1', '2'].map((id) => ({ id, name: 'Ann Lee' }));
    expect(idsIn('@Ann Lee', { people: twins, picked: twins.slice(1) })).toEqual(['2']);
    expect(idsIn('@Ann Lee', { people: twins })).toEqual(['1', '2']);
  });

  it('names what looks like a name and is nobody’s', () => {
    expect(straysIn('Ask @Jonha Okoye, @Ann Lee and (@Piotr). mail a@b', {})).toEqual([
      { at: 4, name: '@Jonha' },
      { at: 32, name: '@Piotr' },
    ]);
    expect(straysIn('Ask @Jonah Okoye', { people: [] })).toEqual([{ at: 4, name: '@Jonah' }]);
    expect(straysIn('@ 5 p.m. @@', {})).toEqual([]);
    expect(straysIn('请@王芳 看（@李）', {})).toEqual([
      { at: 1, name: '@王芳' },
      { at: 7, name: '@李' },
    ]);
  });

  it('keeps whom a comment mentioned by a former name while that stands', () => {
    const before = { text: 'Ask @Jo Oke, @Ann Lee', picked: named('Jonah Okoye', 'Ann Lee') };
    const edit = (text: string) => mentionsIn(text, { people, picked: before.picked, before });
    expect(edit('Please ask @Jo Oke, @Ann Lee')).toEqual({ ids: ['Ann Lee', 'Jonah Okoye'], strays: [] });
    expect(edit('Ask @Jo Oke')).toEqual({ ids: ['Jonah Okoye'], strays: [] });
    expect(edit('Ask @Ann Lee')).toEqual({ ids: ['Ann Lee'], strays: [] });
    expect(edit('Ask @Jo Oke and @Piotr').strays).toEqual([{ at: 16, name: '@Piotr' }]);
  });
});
