import { ownMember } from '../own-member';

/** What the `type` of a numbered list is called in a style: Word and Google Docs write that. https://html.spec.whatwg.org/#attr-ol-type */
const typesByStyle: Record<string, string> = {
  'upper-roman': 'I',
  'lower-roman': 'i',
  'upper-alpha': 'A',
  'upper-latin': 'A',
  'lower-alpha': 'a',
  'lower-latin': 'a',
};

/** How a style has lists count, as `type` of HTML says it; undefined where it says nothing, or figures. */
export const typeOfStyle = (style: string): string | undefined =>
  ownMember(typesByStyle, /list-style-type\s*:\s*([\w-]+)/i.exec(style)?.[1]?.toLowerCase() ?? '');

/** The `type` of a list that counts by letters or Roman numerals; null for figures, and for what is none. */
export const countingType = (type: unknown): string | null => (typeof type === 'string' && /^[aAiI]$/.test(type) ? type : null);
