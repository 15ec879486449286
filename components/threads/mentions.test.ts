import { describe, expect, it } from 'vitest';
import { mentionAt, mentionedIn, offerNames, splitMentions } from './mentions';

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

  it('takes signs in a name for what they are', () => {
    expect(splitMentions('@Élodie (night)', ['Élodie (night)'])).toEqual([{ text: '@Élodie (night)', isMention: true }]);
    expect(splitMentions('No one', ['', '.*'])).toEqual([{ text: 'No one', isMention: false }]);
  });
});

describe('mentionedIn', () => {
  it('leaves out whose name was taken out again, and names each once', () => {
    const [ann, , jonah] = people;
    expect(mentionedIn('@Jonah Okoye?', [...(jonah ? [jonah, jonah] : []), ...(ann ? [ann] : [])])).toEqual(['Jonah Okoye']);
  });
});
