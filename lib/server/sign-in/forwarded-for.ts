/**
 * Who asks, by the last element of a `Forwarded` header: that is what the proxy itself added; those before it are what the client claims. Undefined where
 * it names nobody, or has a quote without its other one. https://www.rfc-editor.org/rfc/rfc7239#section-4
 */
export function forwardedFor(header: string): string | undefined {
  // Each value as a whole: in quotes the proxy may say what the client called the host, with any `;` and `for=` in it.
  for (const [, name = '', value = ''] of lastElement(header).matchAll(/(?:^|;)\s*([^\s;=]+)=("(?:[^"\\]|\\.)*"|[^\s;]*)/g)) {
    if (name.toLowerCase() === 'for') return value.replace(/^"(.*)"$/, '$1') || undefined;
  }
  return undefined;
}

/** What stands behind the last comma that is in no quotes. Read from the end: a quote that the client left open must not take in what the proxy added. */
function lastElement(header: string): string {
  let isQuoted = false;
  for (let at = header.length - 1; at >= 0; at--) {
    if (header[at] === ',' && !isQuoted) return header.slice(at + 1);
    if (header[at] === '"' && !(isQuoted && isEscaped(header, at))) isQuoted = !isQuoted;
  }
  return isQuoted ? '' : header;
}

/** True after an odd number of backslashes. */
function isEscaped(header: string, at: number): boolean {
  let from = at;
  while (header[from - 1] === '\\') from--;
  return (at - from) % 2 === 1;
}
