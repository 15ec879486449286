import { describe, expect, it } from 'vitest';
import { type TagType, TagTypes, typesLack } from './house-types';

const id = (number: number) => `0199d3a0-0000-7000-8000-${String(number).padStart(12, '0')}`;
const type = (change: Partial<TagType>): TagType => ({
  id: id(1),
  kind: 'claim',
  name: 'Number',
  definition: '',
  key: null,
  fields: [],
  checklist: [],
  isRetired: false,
  ...change,
});
const unseen = '\u200B';

describe('typesLack', () => {
  it.each([
    [{ name: ' ' }, 'Every type needs a name.'],
    [{ name: unseen }, 'Every type needs a name.'],
    [{ fields: [{ id: id(2), name: unseen, kind: 'text' }] }, 'A field of Number has a name of which nothing is seen.'],
    [{ checklist: [{ id: id(2), text: unseen }] }, 'What is to be done of Number has a line of which nothing is seen.'],
    // Its field says so in the form.
    [{ checklist: [{ id: id(2), text: '' }] }, null],
    [{}, null],
  ] satisfies [Partial<TagType>, string | null][])('asks for names of which something is seen (%#)', (change, sentence) => {
    expect(typesLack({ types: [type(change)] }, { types: [] })).toBe(sentence);
  });

  it('is not asked of a set that is stored: it opens', () => {
    expect(TagTypes.safeParse({ version: 1, types: [type({ name: unseen })] }).success).toBe(true);
  });
});
