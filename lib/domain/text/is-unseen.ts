const seen = /[^\s\p{Cc}\p{Cf}\p{DI}\u2800]/u;

/**
 * Whether nothing of `text` is seen: it is empty, or all of it is space or signs that nobody sees. Where somebody is asked for a name or a title, that is
 * none: there would be nothing to read and nothing to press. Nothing is taken from what is kept: in a line with letters such signs join and part them. True
 * just where `visibleLine` leaves nothing.
 */
export const isUnseen = (text: string): boolean => !seen.test(text);
