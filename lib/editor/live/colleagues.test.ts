import { describe, expect, it } from 'vitest';
import type { PresencePerson, PresencePlace } from '@/lib/domain/contract/presence';
import { Colleagues } from './colleagues';

const place = (change: Partial<PresencePlace> = {}): PresencePlace => ({
  version: 4,
  anchor: 1,
  head: 1,
  annotationId: null,
  isAway: false,
  ...change,
});
const tab = (name: string, at: PresencePlace | null = place(), tabId = `tab of ${name}`): PresencePerson => ({
  tabId,
  personId: name,
  name,
  colour: 2,
  place: at,
});
const all = (...people: PresencePerson[]) => ({ people, more: 0, isAll: true });
const some = (...people: PresencePerson[]) => ({ people, more: 0, isAll: false });

const namesOf = ({ people }: Colleagues) => people.map(({ shortName, isAway }) => `${shortName}${isAway ? ', away' : ''}`);

describe('Colleagues', () => {
  it('come, move and go, in the order of their names', () => {
    const here = new Colleagues('me');
    here.take(all(tab('Jonah Okoye')));
    here.take(some(tab('Elif Tuncel', place({ isAway: true }))));
    expect(namesOf(here)).toEqual(['Elif, away', 'Jonah']);
    here.take(some(tab('Elif Tuncel', place({ head: 7 }))));
    expect([namesOf(here), here.places.get('Elif Tuncel')?.head]).toEqual([['Elif', 'Jonah'], 7]);
    here.take(some(tab('Jonah Okoye', null)));
    expect(namesOf(here)).toEqual(['Elif']);
    here.take(all(tab('Ada Quill')));
    expect(namesOf(here)).toEqual(['Ada']);
    expect(here.isKnown).toBe(true);
    here.clear();
    expect([namesOf(here), here.isKnown]).toEqual([[], false]);
    here.take(some(tab('Elif Tuncel')));
    expect(here.isKnown).toBe(false);
    here.take(all());
    expect(here.isKnown).toBe(true);
  });

  it('are not told of oneself, in whatever tab', () => {
    const here = new Colleagues('me');
    here.take(all(tab('me'), tab('me', place(), 'another'), tab('Jonah Okoye')));
    expect([namesOf(here), [...here.places.keys()]]).toEqual([['Jonah'], ['Jonah Okoye']]);
  });

  it('are one person in two tabs, at the one that they moved in last', () => {
    const here = new Colleagues('me');
    here.take(all(tab('Jonah', place({ head: 1 }), 'a'), tab('Jonah', place({ head: 2 }), 'b')));
    expect([namesOf(here), here.places.get('Jonah')?.head]).toEqual([['Jonah'], 2]);
    here.take(some(tab('Jonah', place({ head: 3 }), 'a')));
    expect(here.places.get('Jonah')?.head).toBe(3);
    here.take(some(tab('Jonah', place({ head: 3, isAway: true }), 'a')));
    expect([namesOf(here), here.places.get('Jonah')?.head]).toEqual([['Jonah'], 2]);
    here.take(some(tab('Jonah', null, 'b')));
    expect([namesOf(here), here.places.get('Jonah')?.head]).toEqual([['Jonah, away'], 3]);
  });

  it('stay in the tab that they moved in last while another of theirs only says again that it is there', () => {
    const here = new Colleagues('me');
    const idle = place({ head: 2, movedAt: 1_000 });
    const typing = place({ head: 90, movedAt: 9_000, annotationId: 'c4' });
    here.take(all(tab('Jonah', typing, 'typing'), tab('Jonah', idle, 'idle')));
    expect([here.places.get('Jonah'), here.people[0]?.annotationId]).toEqual([typing, 'c4']);
    here.take(some(tab('Jonah', { ...idle, version: 5 }, 'idle')));
    expect([here.places.get('Jonah'), here.people[0]?.annotationId]).toEqual([typing, 'c4']);
    here.take(some(tab('Jonah', { ...idle, movedAt: 9_500 }, 'idle')));
    expect(here.places.get('Jonah')?.head).toBe(2);
    // Away in the one that moved last, they are in the other.
    here.take(some(tab('Jonah', { ...idle, movedAt: 9_900, isAway: true }, 'idle')));
    expect(here.places.get('Jonah')?.head).toBe(90);
  });

  it('are called by their whole names where two share the first', () => {
    const here = new Colleagues('me');
    here.take(all(tab('Jonah Okoye'), tab('Jonah Ott'), tab('Elif Tuncel')));
    expect(namesOf(here)).toEqual(['Elif', 'Jonah Okoye', 'Jonah Ott']);
  });

  it('stay the same list while carets move', () => {
    const here = new Colleagues('me');
    here.take(all(tab('Jonah')));
    const before = here.people;
    here.take(some(tab('Jonah', place({ head: 9 }))));
    expect(here.people).toBe(before);
    here.take(some(tab('Jonah', place({ head: 9, annotationId: 'c4' }))));
    expect(here.people).not.toBe(before);
  });

  it('are in the card that they have open, unless they are away', () => {
    const here = new Colleagues('me');
    here.take(all(tab('Jonah', place({ annotationId: 'c4' })), tab('Elif', place({ annotationId: 'c5', isAway: true }))));
    expect([here.inCard('c4')?.name, here.inCard('c5'), here.inCard('c6')]).toEqual(['Jonah', null, null]);
  });
});
