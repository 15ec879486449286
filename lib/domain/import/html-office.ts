import type { CutReason } from './draft';
import { reasonOfElement } from './html-cuts';
import { roleOfElement } from './html-roles';
import { attribute, elementsOf, type HtmlDocument, type HtmlElement, hasClass } from './html-tree';
import type { Role } from './reading';

/** What LibreOffice names as the source of the XHTML that it writes. It names no program there. */
const xhtmlSource = 'http://xml.openoffice.org/odf2xhtml';
const programs = /\b(?:LibreOffice|OpenOffice|StarOffice|Microsoft Word)\b|^pandoc\b/i;

/**
 * True for a page that a word processor wrote of a text: all of it is that text, and nothing stands around it. The program's name counts in the head
 * alone, and Word's sections right below the body: further in, they came with a text that somebody pasted into a site. Google Docs names no program, but its page.
 */
export function isOfficePage(document: HtmlDocument): boolean {
  return elementsOf(document).some((element) => {
    const { parentNode: parent } = element;
    const isIn = (tagName: string) => parent !== null && 'tagName' in parent && parent.tagName === tagName;
    if (element.tagName === 'meta') {
      const content = attribute(element, 'content');
      return isIn('head') && (content === xhtmlSource || (/^generator$/i.test(attribute(element, 'name')) && programs.test(content)));
    }
    if (element.tagName === 'body') return hasClass(element, 'doc-content');
    return isIn('body') && /^WordSection\d+$/.test(attribute(element, 'class'));
  });
}

/** Why the words of an element of such a page are no text: what no text holds, and the page headers, page footers and comments that LibreOffice writes. */
export function reasonInOfficePage(element: HtmlElement): CutReason | null {
  const title = element.tagName === 'div' ? attribute(element, 'title') : '';
  if (title === 'header' || title === 'footer') return title;
  return hasClass(element, 'annotation_style_by_filter') ? 'comments' : reasonOfElement(element);
}

/** What an element of such a page is: their headline may be a paragraph that has the style of one. */
export const roleInOfficePage = (element: HtmlElement): Role | null =>
  ['p', 'h1'].includes(element.tagName) && (hasClass(element, 'title') || hasClass(element, 'paragraph-Title'))
    ? 'title'
    : roleOfElement(element);
