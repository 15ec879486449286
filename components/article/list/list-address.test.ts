import { describe, expect, it } from 'vitest';
import { isNarrowed, type ListAddress, readListAddress, sortedBy, writeListAddress } from './list-address';

const read = (search: string) => readListAddress(new URLSearchParams(search));
const plain = read('');

describe('the address of a list', () => {
  it('is read as it was written', () => {
    const address: ListAddress = {
      stage: 'checking',
      query: 'bus & boat',
      deskId: 'd1',
      archived: true,
      mine: true,
      ownerId: 'p1',
      workerId: 'p2',
      due: 'late',
      sort: 'title',
      direction: 'desc',
    };
    const written = writeListAddress(address);
    expect(read(written.split('?')[1] ?? '')).toEqual(address);
  });

  it('says nothing of the plain list', () => {
    expect(writeListAddress(plain)).toBe('/articles');
    expect(isNarrowed(plain)).toBe(false);
  });

  it('shows the plain list for what it does not know', () => {
    expect(read('stage=lost&sort=price&dir=up&archived=yes&mine=yes&due=soon')).toEqual(plain);
  });
});

describe('sortedBy', () => {
  it('turns round at the second click, and begins each order its own way', () => {
    const once = { ...plain, ...sortedBy(plain, 'title') };
    expect(once).toMatchObject({ sort: 'title', direction: 'asc' });
    expect(sortedBy(once, 'title')).toEqual({ sort: 'title', direction: 'desc' });
    expect(sortedBy(once, 'updated')).toEqual({ sort: 'updated', direction: 'desc' });
    expect(sortedBy(plain, 'urgency')).toEqual({ sort: 'urgency', direction: 'desc' });
  });
});
