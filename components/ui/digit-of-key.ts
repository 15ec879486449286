import { foldDigits } from '@/lib/domain/text/fold-digits';

/**
 * The digit that a key means for commands, '0' to '9', or null: what it writes, in the digits of any script, or in a row of digits that writes signs without Shift (French) the one of its place. A
 * letter of a to z is none, wherever it lies.
 */
export function digitOfKey({ key, code, shiftKey }: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>): string | null {
  if (/^\p{Nd}$/u.test(key)) return foldDigits(key);
  return shiftKey || /^[a-z]$/i.test(key) ? null : (/^Digit(\d)$/.exec(code)?.[1] ?? null);
}
