/**
 * A text as it is looked for by people who type: without case, accents and the difference between kinds of quotation marks and forms of letters, with single
 * spaces. The same in every browser, whatever its language is.
 */
export function foldText(text: string): string {
  let plain = text.toLowerCase();
  for (const quote of ['‘', '’', '‚', 'ʼ']) plain = plain.replaceAll(quote, "'");
  for (const quote of ['“', '”', '„', '«', '»']) plain = plain.replaceAll(quote, '"');
  // Most texts have single spaces and no accents, and to look for more costs.
  if (/[^\S ]| {2}/.test(plain)) plain = plain.replace(/\s+/g, ' ');
  return /[\u00c0-\uffff]/.test(plain)
    ? plain
        .normalize('NFKD')
        .replace(/[\u0300-\u036f]+/g, '')
        .replaceAll('ı', 'i')
        .trim()
    : plain.trim();
}
