/** The gallery is for development. A build shows it only when it was started for the browser tests; no page links to it. */
export function isGalleryOpen({ NODE_ENV, GALLEY_GALLERY }: Record<string, string | undefined>): boolean {
  return NODE_ENV !== 'production' || GALLEY_GALLERY === '1';
}
