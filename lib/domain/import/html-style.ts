import type { Mark } from '@tiptap/pm/model';
import { ownMember } from '../own-member';
import { articleSchema, isLinkAddress } from '../text/article-schema';
import { attribute, type HtmlElement, rawText, styleOf } from './html-tree';

/** The look of a stretch of text that the schema can keep. */
export interface TextStyle {
  bold: boolean;
  italic: boolean;
  underline: boolean;
  strike: boolean;
  code: boolean;
  script: 'superscript' | 'subscript' | null;
  href: string | null;
  /** Spaces and line ends count, as in `<pre>`. */
  isPreformatted: boolean;
  /** Headings and header cells are bold by themselves. */
  isHeading: boolean;
}

/** Text without any style. */
export const plainStyle: TextStyle = {
  bold: false,
  italic: false,
  underline: false,
  strike: false,
  code: false,
  script: null,
  href: null,
  isPreformatted: false,
  isHeading: false,
};

const byElement: Readonly<Record<string, Partial<TextStyle>>> = {
  b: { bold: true },
  strong: { bold: true },
  i: { italic: true },
  em: { italic: true },
  cite: { italic: true },
  dfn: { italic: true },
  var: { italic: true },
  u: { underline: true },
  ins: { underline: true },
  s: { strike: true },
  strike: { strike: true },
  del: { strike: true },
  code: { code: true },
  kbd: { code: true },
  samp: { code: true },
  tt: { code: true },
  sup: { script: 'superscript' },
  sub: { script: 'subscript' },
  pre: { isPreformatted: true },
  h1: { isHeading: true },
  h2: { isHeading: true },
  h3: { isHeading: true },
  h4: { isHeading: true },
  h5: { isHeading: true },
  h6: { isHeading: true },
  th: { isHeading: true },
};

/** `style` as `element` changes it. Inline CSS outranks the element: Google Docs wraps everything in `<b style="font-weight:normal">`. */
export function styleWithin(element: HtmlElement, style: TextStyle): TextStyle {
  const next: TextStyle = { ...style, ...ownMember(byElement, element.tagName) };
  if (element.tagName === 'a') next.href = linkAddress(attribute(element, 'href')) ?? style.href;
  if (attribute(element, 'style') === '') return next;

  const weight = styleOf(element, 'font-weight');
  if (/^(?:bold|bolder|[6-9]00)$/.test(weight)) next.bold = true;
  else if (/^(?:normal|lighter|[1-5]00)$/.test(weight)) next.bold = false;
  const slant = styleOf(element, 'font-style');
  if (/^(?:italic|oblique)/.test(slant)) next.italic = true;
  else if (slant === 'normal') next.italic = false;
  const line = `${styleOf(element, 'text-decoration')} ${styleOf(element, 'text-decoration-line')}`;
  if (line.includes('underline')) next.underline = true;
  if (line.includes('line-through')) next.strike = true;
  next.script = heightOf(element) ?? next.script;
  if (/^(?:pre|pre-wrap|break-spaces)$/.test(styleOf(element, 'white-space')) && element.tagName !== 'span') next.isPreformatted = true;
  return next;
}

const scripts: Readonly<Record<string, TextStyle['script']>> = {
  super: 'superscript',
  sub: 'subscript',
  'text-top': 'superscript',
  'text-bottom': 'subscript',
};
const inlineElements = new Set(['span', 'a', 'small', 'font', 'b', 'i', 'em', 'strong', 'sup', 'sub']);
/** Longer words on another height are no figure or sign of a note. */
const MAX_RAISED_CHARS = 12;
/** Less than that sets a sign right on its line. */
const leastShift: Readonly<Record<string, number>> = { px: 3, pt: 2, em: 0.2, rem: 0.2, ex: 0.4, '%': 15 };

/** Whether an element's style raises or lowers its words, by a word or a length; null if neither. */
function heightOf(element: HtmlElement): TextStyle['script'] {
  const align = styleOf(element, 'vertical-align');
  const named = ownMember(scripts, align);
  if (align === 'super' || align === 'sub') return named ?? null;
  if (!inlineElements.has(element.tagName)) return null;
  const shift = shiftOf(align) || (styleOf(element, 'position') === 'relative' ? -shiftOf(styleOf(element, 'top')) : 0);
  if ((!named && shift === 0) || rawText(element).trim().length > MAX_RAISED_CHARS) return null;
  return named ?? (shift > 0 ? 'superscript' : 'subscript');
}

/** 1 for a length up, -1 for one down, 0 for none that one would see. */
function shiftOf(length: string): number {
  const [, value = '', unit = ''] = /^([-+]?(?:\d+\.?\d*|\.\d+))(px|pt|r?em|ex|%)$/.exec(length) ?? [];
  return Math.abs(Number(value)) >= (ownMember(leastShift, unit) ?? Number.POSITIVE_INFINITY) ? Math.sign(Number(value)) : 0;
}

/** The schema's marks for `style`. Links are not underlined and headings are not bold, since both are so by themselves. */
export function marksOf(style: TextStyle): readonly Mark[] {
  const names = [
    style.bold && !style.isHeading ? 'bold' : null,
    style.italic ? 'italic' : null,
    style.underline && style.href === null ? 'underline' : null,
    style.strike ? 'strike' : null,
    style.script,
    style.code && !style.isPreformatted ? 'code' : null,
  ];
  let marks: readonly Mark[] = style.href === null ? [] : articleSchema.mark('link', { href: style.href }).addToSet([]);
  for (const name of names) if (name) marks = articleSchema.mark(name).addToSet(marks);
  return marks;
}

/** The address that a link leads to, without a detour that mail and networks send it on; null if the schema does not take it. Line ends in it say nothing, and blanks are written out, as a browser does. */
function linkAddress(href: string): string | null {
  const address = writtenOut(href);
  const detour = detours.find(({ address: begins }) => begins.test(address));
  const chosen = (detour && detourTarget(address, detour.names)) ?? address;
  return isLinkAddress(chosen) ? chosen : null;
}

const writtenOut = (href: string) =>
  href
    .trim()
    .replace(/[\t\n\r]/g, '')
    .replace(/\s/g, (blank) => encodeURIComponent(blank));

/** Those of Google, Outlook and Facebook, with the names under which they have the address that was meant. */
const detours: readonly { address: RegExp; names: readonly string[] }[] = [
  { address: /^https?:\/\/(?:www\.)?google\.[a-z.]+\/url\?/i, names: ['q', 'url'] },
  { address: /^https?:\/\/[a-z0-9-]+\.safelinks\.protection\.outlook\.com\/[^?]*\?/i, names: ['url'] },
  { address: /^https?:\/\/lm?\.facebook\.com\/l\.php\?/i, names: ['u'] },
];

function detourTarget(address: string, names: readonly string[]): string | null {
  const query = new URLSearchParams(address.slice(address.indexOf('?') + 1));
  return names.map((name) => writtenOut(query.get(name) ?? '')).find(isLinkAddress) ?? null;
}
