import { attribute, type HtmlElement, hasAttribute, isElement, nameWords, rawText } from './html-tree';
import type { Role } from './reading';

const maxLineChars: Readonly<Record<Role, number>> = { title: 400, standfirst: 800, byline: 200, date: 120 };

const standfirstWords = ['standfirst', 'subtitle', 'subheadline', 'subhead', 'dek', 'deck', 'MsoSubtitle'.toLowerCase()];
const bylineWords = ['byline', 'author', 'authors', 'writer'];
const dateWords = ['date', 'dateline', 'published', 'pubdate', 'timestamp', 'datetime'];

/** What `element` is by its name, class, id, `rel` or `itemprop`, or null. Long elements are none of it: an author's life is text. */
export function roleOfElement(element: HtmlElement): Role | null {
  const role = roleByMarkup(element);
  if (!role) return null;
  const text = rawText(element).replace(/\s+/g, ' ').trim();
  return text !== '' && text.length <= maxLineChars[role] ? role : null;
}

function roleByMarkup(element: HtmlElement): Role | null {
  const classes = attribute(element, 'class').split(/\s+/);
  const itemprop = attribute(element, 'itemprop').toLowerCase();
  const words = nameWords(element);
  const has = (names: readonly string[]) => names.some((name) => words.includes(name));
  if (classes.includes('MsoTitle') || itemprop === 'headline' || classes.includes('galley-title')) return 'title';
  if (
    classes.includes('MsoSubtitle') ||
    hasAttribute(element, 'data-standfirst') ||
    itemprop === 'alternativeheadline' ||
    isNamedLine(element, standfirstWords, words)
  )
    return 'standfirst';
  if (itemprop === 'author' || attribute(element, 'rel') === 'author' || has(bylineWords)) return holdsOther(element) ? null : 'byline';
  if (
    element.tagName === 'time' ||
    itemprop === 'datepublished' ||
    (has(dateWords) && element.childNodes.length > 0 && !holdsOther(element))
  )
    return 'date';
  return null;
}

const isNamedLine = (element: HtmlElement, names: readonly string[], words: readonly string[]) =>
  ['p', 'div', 'h2', 'h3', 'h4'].includes(element.tagName) && names.some((name) => words.includes(name));

/** True for a container that also holds a headline or several paragraphs: not a line. */
function holdsOther(element: HtmlElement): boolean {
  let paragraphs = 0;
  const visit = (parent: HtmlElement): boolean =>
    parent.childNodes.some((child) => {
      if (!isElement(child)) return false;
      if (child.tagName === 'p') paragraphs++;
      return /^h[1-6]$/.test(child.tagName) || paragraphs > 2 || visit(child);
    });
  return visit(element);
}
