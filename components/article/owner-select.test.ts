import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { OwnerSelect } from './owner-select';

const ada = { id: 'ada', name: 'Ada Quill' };
const marc = { id: 'marc', name: 'Marc Delisle' };
type Given = Pick<Parameters<typeof OwnerSelect>[0], 'people' | 'ownerId' | 'owner'> & { hasFailed?: boolean };

/** Who is shown as the owner, and who can be chosen. */
function drawn(given: Given) {
  const html = renderToStaticMarkup(createElement(OwnerSelect, { hasFailed: false, ...given, onOwner: () => {} }));
  const options = [...html.matchAll(/<option([^>]*)>([^<]*)</g)].map(([, said = '', name = '']) => ({
    name,
    isChosen: said.includes('selected'),
  }));
  const isBusy = html.includes('aria-busy="true"');
  return { chosen: options.filter(({ isChosen }) => isChosen).map(({ name }) => name), names: options.map(({ name }) => name), isBusy };
}

describe('OwnerSelect', () => {
  it('says who owns the article before the names have come, and never that nobody does', () => {
    expect(drawn({ people: undefined, ownerId: 'ada', owner: ada })).toEqual({
      chosen: ['Ada Quill'],
      names: ['Ada Quill', 'The names have not come yet'],
      isBusy: true,
    });
    expect(drawn({ people: undefined, ownerId: 'ada' }).chosen).toEqual(['Someone']);
    expect(drawn({ people: undefined, ownerId: '' }).chosen).toEqual(['Nobody']);
  });

  it('says that the names did not come, and is busy no more', () => {
    const names = ['Ada Quill', 'The names did not come'];
    expect(drawn({ people: undefined, ownerId: 'ada', owner: ada, hasFailed: true })).toEqual({
      chosen: ['Ada Quill'],
      names,
      isBusy: false,
    });
  });

  it('names the owner once among those who can be chosen, and also where they have left', () => {
    const names = ['Nobody', 'Ada Quill', 'Marc Delisle'];
    expect(drawn({ people: [ada, marc], ownerId: 'marc', owner: ada })).toEqual({ chosen: ['Marc Delisle'], names, isBusy: false });
    expect(drawn({ people: [marc], ownerId: 'ada', owner: ada })).toEqual({ chosen: ['Ada Quill'], names, isBusy: false });
  });
});
