import { ownMember } from '../own-member';
import type { CutReason } from './draft';
import { isOwnNotes, isTagLabel } from './html-own-page';
import { isOfTask } from './html-tasks';
import { attribute, type HtmlElement, hasAttribute, hasClass, isElement, isText, nameWords, rawText, styleOf } from './html-tree';
import { isListSign } from './word-lists';

/** Elements that show no words of their own, and the brackets that stand around the reading of a word where a browser knows no readings. */
const wordlessElements = new Set(
  'head meta link title base script style noscript template iframe frame frameset object embed applet canvas audio video source track desc metadata map area input progress meter xml rp'.split(
    ' ',
  ),
);

/** An element of ours for words that are to be shown as having no place in the text. */
export const unplacedName = 'galley-unplaced';

const byElement: Readonly<Record<string, CutReason>> = {
  nav: 'navigation',
  menu: 'navigation',
  aside: 'aside',
  footer: 'footer',
  form: 'form',
  button: 'form',
  select: 'form',
  datalist: 'form',
  option: 'form',
  textarea: 'form',
  label: 'form',
  fieldset: 'form',
  dialog: 'notice',
  svg: 'unplaced',
  // How a word is read stands above it. Beside it the two would be one word.
  rt: 'unplaced',
  rtc: 'unplaced',
  [unplacedName]: 'unplaced',
};

const byRole: Readonly<Record<string, CutReason>> = {
  navigation: 'navigation',
  menu: 'navigation',
  menubar: 'navigation',
  banner: 'navigation',
  search: 'form',
  form: 'form',
  button: 'form',
  complementary: 'aside',
  contentinfo: 'footer',
  dialog: 'notice',
  alertdialog: 'notice',
};

// Words of class names and ids. Compared whole, so that "adviser" is no advertisement.
const byName: readonly { words: readonly string[]; reason: CutReason }[] = [
  { words: ['nav', 'navbar', 'navigation', 'breadcrumb', 'breadcrumbs', 'menu', 'skip', 'pagination', 'pager'], reason: 'navigation' },
  { words: ['comments', 'comment', 'disqus', 'respond', 'replies'], reason: 'comments' },
  {
    words: [
      'related',
      'recommended',
      'recommendations',
      'recirculation',
      'outbrain',
      'taboola',
      'trending',
      'popular',
      'newsletter',
      'subscribe',
      'signup',
      'promo',
      'teaser',
    ],
    reason: 'related',
  },
  { words: ['share', 'sharing', 'social', 'addthis', 'sharedaddy'], reason: 'sharing' },
  { words: ['ad', 'ads', 'advert', 'advertisement', 'adslot', 'sponsored', 'sponsor'], reason: 'advert' },
  { words: ['cookie', 'cookies', 'consent', 'gdpr', 'paywall', 'modal', 'popup', 'toast'], reason: 'notice' },
  { words: ['sidebar'], reason: 'aside' },
];

const hiddenNames = ['sr-only', 'visually-hidden', 'visuallyhidden', 'screen-reader-text', 'screen-reader', 'u-hidden', 'assistive-text'];

/** Why the words of `element` are no article text, judged by the element alone; null if nothing speaks against them. */
export function reasonOfElement(element: HtmlElement): CutReason | null {
  if (isHidden(element)) return 'hidden';
  if (isWordDeletion(element)) return 'deleted';
  if (isCommentText(element)) return 'comments';
  if (isOwnNotes(element)) return 'aside';
  // Who said it stands below what was said.
  if (element.tagName === 'footer' && isWithinQuote(element)) return null;
  if (element.tagName === 'label' && isOfTask(element)) return null;
  if (element.tagName === 'aside' && isNote(element)) return null;
  return ownMember(byElement, element.tagName) ?? ownMember(byRole, attribute(element, 'role').toLowerCase()) ?? null;
}

/** Why a page's class names and ids say that `element` is not the article. Only a hint: the caller must not use it on what holds the article. */
export function reasonOfName(element: HtmlElement): CutReason | null {
  const words = nameWords(element);
  return words.length === 0 ? null : (byName.find((entry) => entry.words.some((word) => words.includes(word)))?.reason ?? null);
}

/** True for notes to the text, one or all. */
const isNote = (element: HtmlElement) =>
  /^doc-(?:foot|end)notes?$/i.test(attribute(element, 'role')) || /\b(?:foot|end|rear)notes?\b/i.test(attribute(element, 'epub:type'));

function isWithinQuote({ parentNode }: HtmlElement): boolean {
  return parentNode !== null && 'tagName' in parentNode && (parentNode.tagName === 'blockquote' || isWithinQuote(parentNode));
}

function isHidden(element: HtmlElement): boolean {
  if (hasAttribute(element, 'hidden') || (isUnspoken(element) && !isSpokenBeside(element))) return true;
  if (styleOf(element, 'display') === 'none' || styleOf(element, 'visibility') === 'hidden' || styleOf(element, 'mso-hide') === 'all')
    return true;
  return isUnseen(element);
}

/** Captions are seen all the same: pandoc has each unspoken that says what its picture's own words do. */
const isUnspoken = (element: HtmlElement) => attribute(element, 'aria-hidden') === 'true' && element.tagName !== 'figcaption';

/** True for words that only a screen reader says. */
function isUnseen(element: HtmlElement): boolean {
  const classes = attribute(element, 'class').toLowerCase().split(/\s+/);
  return hiddenNames.some((name) => classes.includes(name));
}

/** True for words that are seen but not spoken because those beside them are, say of a drop cap: cut as well, they would be lost. */
function isSpokenBeside(element: HtmlElement): boolean {
  const seen = rawText(element).trim();
  return [beside(element, -1), beside(element, 1)].some((other) => {
    if (!other || !isUnseen(other)) return false;
    const spoken = rawText(other).trim();
    return spoken === seen || (/^[^\p{L}\p{N}]?\p{L}\p{M}*$/u.test(seen) && spoken.startsWith(seen));
  });
}

/** More than stands beside a drop cap in its paragraph. A page of 100,000 icons is not gone through for each. */
const MAX_SIBLINGS = 200;

/** The element before or after `element` with no words between. */
function beside(element: HtmlElement, step: -1 | 1): HtmlElement | null {
  const siblings = element.parentNode?.childNodes ?? [];
  if (siblings.length > MAX_SIBLINGS) return null;
  for (let at = siblings.indexOf(element) + step; at >= 0 && at < siblings.length; at += step) {
    const sibling = siblings[at];
    if (sibling && isElement(sibling)) return sibling;
    if (!sibling || (isText(sibling) && sibling.value.trim() !== '')) return null;
  }
  return null;
}

/** True for an element with words of its own that no reader of the article sees: they are dropped without a trace in the preview. */
export function isWordless(element: HtmlElement): boolean {
  return (
    wordlessElements.has(element.tagName) || isListSign(element) || isCommentSign(element) || isTagLabel(element) || isWayBack(element)
  );
}

/** What Word and Google Docs put below a text that has comments: a list of them, or each by itself. */
function isCommentText(element: HtmlElement): boolean {
  if (['comment-list', 'comment'].includes(styleOf(element, 'mso-element')) || hasClass(element, 'msocomtxt')) return true;
  return ['div', 'p'].includes(element.tagName) && commentAnchor(firstIn(element)) === 'comment';
}

/** The sign of a comment in the text ("[AL1]", "[a]"), the same sign before the comment, and Word's line above its comments. */
function isCommentSign(element: HtmlElement): boolean {
  if (element.tagName === 'hr') return hasClass(element, 'msocomoff');
  if (element.tagName === 'a')
    return ['msocomanchor', 'msocomoff'].some((name) => hasClass(element, name)) || commentAnchor(element) !== null;
  if (styleOf(element, 'mso-special-character') === 'comment') return true;
  return hasClass(element, 'MsoCommentReference') && /^\s*\[\w+\]\s*$/.test(rawText(element));
}

/** The arrow behind a note that leads back to its number, as pandoc, GitHub, kramdown and WordPress write it. */
function isWayBack(element: HtmlElement): boolean {
  if (element.tagName !== 'a' || /[\p{L}\p{N}]/u.test(rawText(element))) return false;
  return (
    (/#./.test(attribute(element, 'href')) && /^\s*[\u21a9\u2191\u2934\u21b5\u23ce\u21d1]\ufe0e?\ufe0f?\s*$/.test(rawText(element))) ||
    attribute(element, 'role') === 'doc-backlink' ||
    hasAttribute(element, 'data-footnote-backref') ||
    hasClass(element, 'footnote-back') ||
    hasClass(element, 'reversefootnote')
  );
}

/** On which side an anchor of Google Docs' exported page stands: `#cmnt1` leads from the text to the comment, `#cmnt_ref1` back. Null for any other element. */
function commentAnchor(element: HtmlElement | null): 'text' | 'comment' | null {
  if (element?.tagName !== 'a') return null;
  const way = `${attribute(element, 'id')} ${attribute(element, 'href')}`;
  if (/^cmnt_ref(\d+) #cmnt\1$/.test(way)) return 'text';
  return /^cmnt(\d+) #cmnt_ref\1$/.test(way) ? 'comment' : null;
}

/** The first element in `element`, or in the first paragraph there; null where words stand before it. */
function firstIn(element: HtmlElement): HtmlElement | null {
  const first = element.childNodes.find((child) => !isText(child) || child.value.trim() !== '');
  if (!first || !isElement(first)) return null;
  return first.tagName === 'p' ? firstIn(first) : first;
}

function isWordDeletion(element: HtmlElement): boolean {
  return /\bmsoDel\b/i.test(attribute(element, 'class'));
}
