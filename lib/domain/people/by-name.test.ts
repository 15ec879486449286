import { expect, it } from 'vitest';
import { byName } from './by-name';

it('orders names as people look for them', () => {
  const named = ['Zorlu', 'Çelik', 'adler', 'Đặng', 'de Vries', 'Öz', 'Deniz'].map((name, at) => ({ id: `${at}`, name }));
  expect(named.toSorted(byName).map(({ name }) => name)).toEqual(['adler', 'Çelik', 'Đặng', 'de Vries', 'Deniz', 'Öz', 'Zorlu']);
  expect(
    [
      { id: 'b', name: 'Ann' },
      { id: 'a', name: 'Ann' },
    ]
      .sort(byName)
      .map(({ id }) => id),
  ).toEqual(['a', 'b']);
});
