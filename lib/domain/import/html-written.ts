import { html, defaultTreeAdapter as tree } from 'parse5';
import { writeFormula } from './html-formula';
import { writeNoteSign } from './html-notes';
import { created, type Element, elementsIn, surround } from './html-signs';
import { joinItemLists, joinSplitLists, takeListSign } from './html-split-lists';
import { writeTask } from './html-tasks';

/**
 * Writes into the tree what a browser shows by an element's name alone, so that every reader of the tree finds it: quotation marks
 * of `q`, the boxes of tasks, the signs of notes, the strokes and heights of a formula, the lines of a drawing, one list for what is shown as one, and
 * headings that only say they are. `element` is changed; what stands in it must be written out before.
 */
export function writeOut(element: Element): void {
  joinItemLists(element);
  joinSplitLists(element);
  if (element.tagName === 'q') surround(element, '“', '”');
  else if (element.tagName === 'a') writeNoteSign(element);
  else if (element.tagName === 'p' || element.tagName === 'div') {
    takeListSign(element);
    nameHeading(element);
  } else if (element.tagName === 'input') writeTask(element);
  else if (element.tagName === 'figcaption') partCredits(element);
  else if (element.namespaceURI === html.NS.SVG && element.tagName === 'text') tree.appendChild(element, created('br'));
  else if (element.namespaceURI === html.NS.MATHML) writeFormula(element);
}

/** Word for the web has no other headings. */
function nameHeading(element: Element): void {
  const said = (attribute: string) => element.attrs.find(({ name }) => name === attribute)?.value ?? '';
  if (element.tagName !== 'p' || said('role').toLowerCase() !== 'heading') return;
  const level = Number.parseInt(said('aria-level'), 10);
  const name = `h${level > 0 ? Math.min(level, 6) : 2}`;
  element.tagName = name;
  element.nodeName = name;
}

/** Sites have a style sheet part them. */
function partCredits(caption: Element): void {
  for (const part of elementsIn(caption)) {
    const names = part.attrs.find(({ name }) => name === 'class')?.value ?? '';
    if (part.tagName === 'span' && /(?:^|[\s_-])(?:credits?|copyright|source|attribution|photographer)(?:$|[\s_-])/i.test(names))
      surround(part, ' ', ' ');
  }
}
