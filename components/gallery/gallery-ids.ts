/** When everything in the gallery was done. */
export const GALLERY_AT = '2026-11-10T13:47:00.000Z';

/** The ids of the gallery's one article: made up, and the same every time. */
export const galleryId = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
export const ARTICLE_ID = galleryId(900);
export const PRIYA = galleryId(901);
export const JONAH = galleryId(902);
