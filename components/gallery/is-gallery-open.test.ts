import { describe, expect, it } from 'vitest';
import { isGalleryOpen } from './is-gallery-open';

describe('isGalleryOpen', () => {
  it('keeps the gallery from a newsroom’s server, unless it was asked for', () => {
    expect(isGalleryOpen({ NODE_ENV: 'production' })).toBe(false);
    expect(isGalleryOpen({ NODE_ENV: 'production', GALLEY_GALLERY: '' })).toBe(false);
    expect(isGalleryOpen({ NODE_ENV: 'production', GALLEY_GALLERY: '1' })).toBe(true);
    expect(isGalleryOpen({ NODE_ENV: 'development' })).toBe(true);
  });
});
