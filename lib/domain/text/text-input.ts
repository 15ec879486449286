import { z } from 'zod';
import { sayNumber } from './say-count';

/**
 * True for text that PostgreSQL keeps as it is: no NUL (refused by text and jsonb) and no lone surrogate
 * (refused by jsonb, silently turned into U+FFFD by text).
 */
export function isWellFormedText(text: string): boolean {
  return !text.includes('\0') && !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text);
}

/** A string from outside, of at most `maxChars` UTF-16 units. Ill-formed text is refused, not repaired. */
export const inputText = (maxChars: number) =>
  z
    .string()
    .max(maxChars, `At most ${sayNumber(maxChars)} characters.`)
    .refine(isWellFormedText, 'This text holds characters that cannot be stored.');

/** True if every string in a JSON value, member names included, is well formed: the test for what comes in unread parts, such as steps. */
export function isStorable(value: unknown): boolean {
  // A stack of its own: how deeply it is nested is not known yet.
  const left: unknown[] = [value];
  while (left.length > 0) {
    const next = left.pop();
    if (typeof next === 'string' && !isWellFormedText(next)) return false;
    if (typeof next !== 'object' || next === null) continue;
    for (const [name, member] of Object.entries(next)) {
      if (!isWellFormedText(name)) return false;
      left.push(member);
    }
  }
  return true;
}
