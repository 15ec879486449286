import { z } from 'zod';
import { isMembers } from '../json-members';
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
export const isStorable = (value: unknown): boolean => whyUnstorable(value) === null;

/**
 * Why a JSON value cannot be kept: a string in it, member names included, is ill-formed (`characters`), or it is nested more than `maxDepth` times
 * (`nesting`). Null if neither is so.
 */
export function whyUnstorable(json: unknown, maxDepth = Number.POSITIVE_INFINITY): 'characters' | 'nesting' | null {
  // A stack of its own: how deeply it is nested is not known yet.
  const left: { within: object; depth: number }[] = [{ within: [json], depth: 0 }];
  const isFit = (one: unknown, depth: number) => {
    if (typeof one === 'object' && one !== null) left.push({ within: one, depth });
    return typeof one !== 'string' || isWellFormedText(one);
  };
  for (let next = left.pop(); next; next = left.pop()) {
    const { within, depth } = next;
    if (depth > maxDepth) return 'nesting';
    if (Array.isArray(within)) {
      // One by one: the entries of a list of millions, asked for in one go, take many times its memory, and nothing can interrupt that.
      for (const member of within) if (!isFit(member, depth + 1)) return 'characters';
    } else if (isMembers(within)) {
      for (const name of Object.keys(within)) if (!isWellFormedText(name) || !isFit(within[name], depth + 1)) return 'characters';
    }
  }
  return null;
}
