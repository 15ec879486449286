import { attribute, type HtmlElement, isElement, isText, rawText } from './html-tree';

/** The parts below the text of a page that `export/html.ts` writes. */
const noteNames = ['tags', 'verdicts', 'sources'];

/** True for the label of a tag in a text that Galley exported, "C1✗" raised behind its words. A browser that copies it makes its link a whole address. */
export function isTagLabel(element: HtmlElement): boolean {
  if (element.tagName !== 'sup') return false;
  const [link, ...others] = element.childNodes.filter((child) => !isText(child) || child.value.trim() !== '');
  if (!link || !isElement(link) || link.tagName !== 'a' || others.length > 0) return false;
  return /#tag-[\w-]+$/.test(attribute(link, 'href')) && /^\p{L}[\p{L}\d-]*[^\p{L}\p{N}\s]?$/u.test(rawText(link).trim());
}

/** True for a list of tags, verdicts or sources below such a text. */
export function isOwnNotes(element: HtmlElement): boolean {
  return (
    element.tagName === 'section' &&
    attribute(element, 'class').split(/\s+/).includes('notes') &&
    noteNames.includes(attribute(element, 'aria-labelledby'))
  );
}
