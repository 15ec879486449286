import { describe, expect, it } from 'vitest';
import { ApiError } from '@/lib/api';
import { asLost, sayLost } from './say-lost';

const lost = new ApiError('not-found', 404, 'There is no such page, or it is not yours to see.');
const archived = new ApiError('conflict', 409, 'The article is archived.');

describe('asLost', () => {
  it('speaks of the article, and of the text on the page, and keeps what programs read', () => {
    expect(asLost(lost)).toMatchObject({
      code: 'not-found',
      status: 404,
      message: 'This article was deleted, or is no longer yours to see. Copy your text before you leave this page.',
    });
  });

  it('leaves any other failure as it is', () => {
    const bug = new Error('bug');
    expect(asLost(archived)).toBe(archived);
    expect(asLost(bug)).toBe(bug);
  });
});

describe('sayLost', () => {
  it('names the article to who has left its page, also once that was spoken of', () => {
    const said = '“Quay” was not replaced. It was deleted, or is no longer yours to see.';
    expect(sayLost(lost, 'Quay')).toBe(said);
    expect(sayLost(asLost(lost), 'Quay')).toBe(said);
  });

  it('says nothing of any other failure', () => {
    expect(sayLost(archived, 'Quay')).toBeNull();
  });
});
