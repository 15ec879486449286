/** The text with the digits of every script, as ۱ or १, as 0 to 9. */
export const foldDigits = (text: string): string => text.replaceAll(/\p{Nd}/gu, (digit) => String(digitValue(digit)));

/** The ten digits of a script follow each other, from its zero on; those of the next script may follow at once. */
function digitValue(digit: string): number {
  const at = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(at - value - 1))) value++;
  return value % 10;
}
