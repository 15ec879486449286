import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { changeNewSource, openNewSource } from './begun-source';

const desks = [{ id: 'a' }, { id: 'b' }];
const form = { title: 'Minutes', url: '', type: 'document', author: '', publisher: '', publishedOn: '', note: '' } as const;
const kept = { id: uuidv7(), deskId: 'b', form };

describe('openNewSource', () => {
  it('is what waited in the tab, under the same id: sent again it is the same source', () =>
    expect(openNewSource(kept, desks, 'a')).toEqual(kept));

  it('is under another id where its desk takes nothing more from the person', () => {
    const { id, ...said } = openNewSource(kept, [{ id: 'a' }], 'a');
    expect(said).toEqual({ deskId: 'a', form });
    expect(id).not.toBe(kept.id);
  });

  it.each([undefined, null, { ...kept, id: 'x' }])('is new where %s waited', (nothing) =>
    expect(openNewSource(nothing, desks, 'a')).toMatchObject({ deskId: 'a', form: null }),
  );
});

describe('changeNewSource', () => {
  it.each([{ deskId: 'a' }, { form: { ...form, note: 'Page 3 is missing.' } }])('sends %o under another id', (change) => {
    const { id, ...said } = changeNewSource(kept, change);
    expect(said).toEqual({ deskId: 'b', form, ...change });
    expect(id).not.toBe(kept.id);
  });
});
