import { defaultTreeAdapter as tree } from 'parse5';
import { created, type Element, isElement, type Node, wordsIn } from './html-signs';
import { endsInFigureOrUnit } from './raised-figures';

const said = ({ attrs }: Element, name: string) => attrs.find((attr) => attr.name === name)?.value.toLowerCase() ?? '';

/** What the sign of a note is: a number, a letter or two, stars. */
const sign = /^(?:\d{1,4}|[a-z]{1,2}|[ivxlc]{1,6}|[*†‡§¶]{1,4})$/i;
/** How a class or an id says that a link leads to a note. */
const noteName = /footnote|endnote|noteref|fn-?ref|\bbody_ftn/;
/** A link from a note back to its sign has names of that kind too. */
const backName = /number|back|return|sym\b/;
const inline = new Set(['a', 'span', 'sup', 'b', 'strong', 'i', 'em', 'u', 'small', 'font', 'bdi', 'cite', 'q', 'mark']);
/** More than stands beside a sign in its paragraph. A page of 100,000 links is not gone through for each. */
const MAX_SIBLINGS = 1000;

/**
 * Writes the sign of a note as Word's are read: raised, also where only the site's own style sheet would raise it, and in square brackets behind a
 * figure, a unit or another sign: 2019 with a raised 3 would be a power, and on the line 20193. Behind the number that a note begins with stands a blank.
 */
export function writeNoteSign(link: Element): void {
  const words = wordsIn(link).trim();
  if (link.tagName !== 'a' || !sign.test(words)) return;
  if (/^sd(?:foot|end)notesym\b/.test(said(link, 'class')) || isNumberInXhtml(link)) {
    if (/^[^\s\p{P}]/u.test(wordsBeside(link, 1))) tree.insertText(link, ' ');
    return;
  }
  const isRaised = isWithinRaised(link) || holdsRaised(link);
  if (!/#./.test(said(link, 'href')) || !(isNamedNote(link) || isRaised)) return;
  if (endsInFigureOrUnit(wordsBeside(link, -1)) || wordsBeside(link, 1).startsWith('[')) writeWords(link, `[${words}]`);
  if (isRaised) return;
  const raised = created('sup');
  for (const child of [...link.childNodes]) {
    tree.detachNode(child);
    tree.appendChild(raised, child);
  }
  tree.appendChild(link, raised);
}

/** LibreOffice calls it so. */
const isNumberInXhtml = ({ parentNode: parent }: Element) =>
  parent !== null && isElement(parent) && said(parent, 'class') === 'footnodenumber';

function isNamedNote(link: Element): boolean {
  if (said(link, 'role') === 'doc-noteref' || said(link, 'epub:type') === 'noteref') return true;
  const names = `${said(link, 'class')} ${said(link, 'id')}`;
  return noteName.test(names) && !backName.test(names);
}

const isSup = (node: Node) => isElement(node) && node.tagName === 'sup';

/** True for an element in an element that is raised, with nothing else between than what holds words of a line. */
function isWithinRaised({ parentNode: parent }: Element): boolean {
  if (!parent || !isElement(parent) || !inline.has(parent.tagName)) return false;
  return isSup(parent) || isWithinRaised(parent);
}

const holdsRaised = (element: Element): boolean =>
  element.childNodes.some((child) => isSup(child) || (isElement(child) && holdsRaised(child)));

/** Writes words in the place of all words of an element, where the first of them stand. */
function writeWords(element: Element, words: string): void {
  let isWritten = false;
  const visit = (node: Node) => {
    if (isElement(node)) for (const child of node.childNodes) visit(child);
    else if (node.nodeName === '#text' && 'value' in node && node.value.trim() !== '') {
      node.value = isWritten ? '' : words;
      isWritten = true;
    }
  };
  visit(element);
}

/** The words that stand right beside an element on its line: those of the nearest node that has some. */
function wordsBeside(element: Element, step: 1 | -1): string {
  const parent = element.parentNode;
  const siblings = parent?.childNodes ?? [];
  if (!parent || siblings.length > MAX_SIBLINGS) return '';
  for (let at = siblings.indexOf(element) + step; at >= 0 && at < siblings.length; at += step) {
    const sibling = siblings[at];
    if (!sibling || (isElement(sibling) && !inline.has(sibling.tagName))) return '';
    const words = wordsIn(sibling);
    if (words !== '') return step < 0 ? words.slice(-12) : words.slice(0, 12);
  }
  return isElement(parent) && inline.has(parent.tagName) ? wordsBeside(parent, step) : '';
}
