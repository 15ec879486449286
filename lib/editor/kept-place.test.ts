import { beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetPlaces, keepPlace, keptPlace } from './kept-place';
import { MemoryStorage, switchOff } from './outbox/memory-storage.fixture';

const place = { activeId: 'c4', caret: 120, block: 3, shift: 12.5 };

let storage: MemoryStorage;

beforeEach(() => {
  storage = new MemoryStorage();
  vi.stubGlobal('localStorage', storage);
});

describe('the place in an article', () => {
  it('is kept for each person and article, until the person signs out', () => {
    keepPlace('priya', 'ferries', place);
    keepPlace('priya', 'buses', { ...place, block: 9 });
    keepPlace('jonah', 'ferries', { ...place, activeId: null });
    expect(keptPlace('priya', 'ferries')).toEqual(place);
    expect(keptPlace('priya', 'trams')).toBeNull();
    forgetPlaces('priya');
    expect(keptPlace('priya', 'buses')).toBeNull();
    expect(keptPlace('jonah', 'ferries')).toMatchObject({ activeId: null });
  });

  it('is forgotten for the articles that were seen longest ago', () => {
    for (let n = 0; n < 105; n++) keepPlace('priya', `article ${n}`, place);
    keepPlace('priya', 'article 6', { ...place, block: 1 });
    expect(keptPlace('priya', 'article 4')).toBeNull();
    expect(keptPlace('priya', 'article 6')).toMatchObject({ block: 1 });
    expect(keptPlace('priya', 'article 104')).toEqual(place);
  });

  it.each(['', '{', '{"a":1}', '[{"articleId":"ferries","place":{"block":-1}}]'])('is nowhere when what is kept reads %s', (kept) => {
    storage.setItem('galley-places-priya', kept);
    expect(keptPlace('priya', 'ferries')).toBeNull();
  });

  it('is lost without harm where nothing can be kept', () => {
    storage.setItem.mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    keepPlace('priya', 'ferries', place);
    expect(keptPlace('priya', 'ferries')).toBeNull();
  });

  it('stops nobody from signing out where the browser has its storage switched off: all else is still to be wiped', () => {
    switchOff('localStorage');
    keepPlace('priya', 'ferries', place);
    expect(keptPlace('priya', 'ferries')).toBeNull();
    expect(() => forgetPlaces('priya')).not.toThrow();
  });
});
