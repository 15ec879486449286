const SHOWN_WORDS = 4;

/** The last words of `prefix`, what stands before a place, that are of the paragraph of the place: empty at its start. */
export function wordsBefore(prefix: string): string {
  const own = prefix.slice(prefix.lastIndexOf('\n') + 1);
  return own.trim() === '' ? '' : own.split(/\s+/u).slice(-SHOWN_WORDS).join(' ');
}
