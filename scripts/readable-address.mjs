// Addresses as Next can read them. It answers others with a bare 500, without a page and without a content policy, or sends them on to themselves for ever.

/**
 * The address of a request, in the form of a path (https://www.rfc-editor.org/rfc/rfc9112#section-3.2), in which every escape says a letter. What says none,
 * as where a mail program cut a link, stands for itself: `%` becomes `%25`, and the page says that there is nothing. One that names the server too
 * loses that.
 */
export function readableAddress(url) {
  const path = url.replace(/^https?:\/\/[^/?#]*(?=(.?))/i, (_, next) => (next === '/' ? '' : '/'));
  const queryAt = path.search(/[?#]|$/);
  return path.slice(0, queryAt).replace(/(?:%[\da-f]{2})+|%/gi, plain) + path.slice(queryAt);
}

/** Some escapes in a row, of which one letter may take several. */
function plain(escapes) {
  try {
    decodeURIComponent(escapes);
    return escapes;
  } catch {
    return escapes.replaceAll('%', '%25');
  }
}
