const LIGATURES: Readonly<Record<string, string>> = {
  '\ufb00': 'ff',
  '\ufb01': 'fi',
  '\ufb02': 'fl',
  '\ufb03': 'ffi',
  '\ufb04': 'ffl',
  '\ufb05': 'st',
  '\ufb06': 'st',
  '\u2103': '°C',
  '\u2109': '°F',
  '\u00b5': '\u03bc',
  '\u3002': '.',
};

/** Hints for breaking and layout, which no reader sees: soft hyphen, word joiner, byte order mark, direction marks, the Arabic stretch. */
const unseen = /[\u00ad\u2060\ufeff\u200e\u200f\u0640]/g;
/** Between letters of these scripts it parts words, which readers must guess where there is none. */
const zeroWidthSpace = /(?<![\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])\u200b/gu;
const compatible = /[\ufb00-\ufb06\u2103\u2109\u00b5\u3002]/g;
const wide = /[\uff01-\uff5e]/g;
/** Lowered figures of a formula: H₂O, x₁. */
const subscript = /(?<=[\p{L}\p{M})\]])[\u2080-\u2089]+/gu;
/** Square and cubic metres, in every size. Elsewhere a raised figure is a power or a footnote, and stays. */
const raised = /(?<=(?:^|[\s\d])(?:[kcdm]?m|ft|in))[\u00b2\u00b3]/gu;

/**
 * The text with each character in the one form in which others can be compared with it: composed, without ligatures, characters of
 * another width and what nobody sees. Superscripts and fractions keep theirs: 10² is not 102, and a lowered figure behind another is no part of it. https://unicode.org/reports/tr15/
 */
export function foldCharacters(text: string): string {
  return text
    .normalize('NFC')
    .replace(unseen, '')
    .replace(zeroWidthSpace, '')
    .replace(compatible, (one) => LIGATURES[one] ?? one)
    .replace(wide, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0))
    .replace(subscript, (run) => run.replace(/./g, (one) => String.fromCharCode(one.charCodeAt(0) - 0x2050)))
    .replace(raised, (one) => (one === '\u00b2' ? '2' : '3'));
}
