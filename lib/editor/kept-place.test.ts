import { describe, expect, it } from 'vitest';
import { forgetPlaces, keepPlace, keptPlace } from './kept-place';
import { MemoryStorage } from './outbox/memory-storage.fixture';

const place = { activeId: 'c4', caret: 120, block: 3, shift: 12.5 };

describe('the place in an article', () => {
  it('is kept for each person and article, until the person signs out', () => {
    const storage = new MemoryStorage();
    keepPlace(storage, 'priya', 'ferries', place);
    keepPlace(storage, 'priya', 'buses', { ...place, block: 9 });
    keepPlace(storage, 'jonah', 'ferries', { ...place, activeId: null });
    expect(keptPlace(storage, 'priya', 'ferries')).toEqual(place);
    expect(keptPlace(storage, 'priya', 'trams')).toBeNull();
    forgetPlaces(storage, 'priya');
    expect(keptPlace(storage, 'priya', 'buses')).toBeNull();
    expect(keptPlace(storage, 'jonah', 'ferries')).toMatchObject({ activeId: null });
  });

  it('is forgotten for the articles that were seen longest ago', () => {
    const storage = new MemoryStorage();
    for (let n = 0; n < 105; n++) keepPlace(storage, 'priya', `article ${n}`, place);
    keepPlace(storage, 'priya', 'article 6', { ...place, block: 1 });
    expect(keptPlace(storage, 'priya', 'article 4')).toBeNull();
    expect(keptPlace(storage, 'priya', 'article 6')).toMatchObject({ block: 1 });
    expect(keptPlace(storage, 'priya', 'article 104')).toEqual(place);
  });

  it.each(['', '{', '{"a":1}', '[{"articleId":"ferries","place":{"block":-1}}]'])('is nowhere when what is kept reads %s', (kept) => {
    const storage = new MemoryStorage();
    storage.setItem('galley-places-priya', kept);
    expect(keptPlace(storage, 'priya', 'ferries')).toBeNull();
  });

  it('is lost without harm where nothing can be kept', () => {
    const storage = new MemoryStorage();
    storage.setItem.mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    keepPlace(storage, 'priya', 'ferries', place);
    expect(keptPlace(storage, 'priya', 'ferries')).toBeNull();
  });
});
