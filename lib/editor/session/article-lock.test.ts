import { describe, expect, it } from 'vitest';
import { whyLocked } from './article-lock';

const lead = { canReopen: true, canFile: true };
const reader = { canReopen: false, canFile: false };

describe('whyLocked', () => {
  it('sends those to the archive and the sign-off who may open it again', () => {
    expect(whyLocked('archived', lead)).toBe('The article is archived. Restore it in the list of articles to change it.');
    expect(whyLocked('signed', lead)).toBe('The article is signed. Reopen it to change it; the sign-off will be withdrawn.');
  });

  it('names to all others who may', () => {
    expect(whyLocked('archived', reader)).toBe('The article is archived. An editor or lead can restore it.');
    expect(whyLocked('signed', { canReopen: false, canFile: true })).toBe(
      'The article is signed. A lead can reopen it; the sign-off will be withdrawn.',
    );
  });
});
