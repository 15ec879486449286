import { isOn } from './docx-styles';
import { endsInFigureOrUnit } from './raised-figures';
import { elementsNamed, type XmlElement, xmlAttribute } from './xml-tree';

/** So much of the HTML on each side of a note's number holds the words and marks that stand beside it. */
const BEFORE_NOTE_CHARS = 200;
const AFTER_NOTE_CHARS = 60;

const kinds = ['footnote', 'endnote'] as const;
/** Lines above the notes of a page, which Word keeps among them. */
const isRule = (note: XmlElement) => /eparator$/.test(xmlAttribute(note, 'w:type'));

/** The notes of these parts, by the names that mammoth gives them. */
export function notesIn(roots: Iterable<XmlElement>): ReadonlySet<string> {
  return new Set(
    [...roots].flatMap((root) =>
      kinds.flatMap((kind) =>
        elementsNamed(root, `w:${kind}`)
          .filter((note) => !isRule(note))
          .map((note) => nameOf(note, kind)),
      ),
    ),
  );
}

/** A part without the numbers of notes that are not among `notes`: mammoth gives up the whole file for one. */
export function withoutLostNotes(root: XmlElement, notes: ReadonlySet<string>): XmlElement {
  const isLost = (element: XmlElement) => kinds.some((kind) => element.name === `w:${kind}Reference` && !notes.has(nameOf(element, kind)));
  const write = (element: XmlElement): XmlElement => ({
    ...element,
    children: element.children
      .filter((child) => typeof child === 'string' || !isLost(child))
      .map((child) => (typeof child === 'string' ? child : write(child))),
  });
  return write(root);
}

/** The notes that have a mark of the writer's own, such as an asterisk, by the names that mammoth gives them. Word counts the others alone. */
export function notesWithOwnMark(roots: Iterable<XmlElement>): ReadonlySet<string> {
  const ownMarked = referencesIn(roots).filter(({ reference }) => isOn(xmlAttribute(reference, 'w:customMarkFollows')));
  return new Set(ownMarked.map(({ name }) => name));
}

/** What the person should know where numbers lead to no note of `notes`. */
export const lostNotesWarning = (roots: Iterable<XmlElement>, notes: ReadonlySet<string>): string[] =>
  referencesIn(roots).some(({ name }) => !notes.has(name)) ? ['The number of a note that this file does not have is left out.'] : [];

function referencesIn(roots: Iterable<XmlElement>): { reference: XmlElement; name: string }[] {
  return [...roots].flatMap((root) =>
    kinds.flatMap((kind) => elementsNamed(root, `w:${kind}Reference`).map((reference) => ({ reference, name: nameOf(reference, kind) }))),
  );
}

const nameOf = (element: XmlElement, kind: (typeof kinds)[number]) => `${kind}-${xmlAttribute(element, 'w:id')}`;

/**
 * mammoth's HTML with notes as the writer has them. It writes a number as a link `[1]` and the way back as `↑`; the text has a raised 1 and no arrow. The
 * brackets stay where the number would read as a power, or run into that of another note. Notes with a mark of their own have no number, and
 * stand below the numbered ones.
 */
export function plainNotes(html: string, ownMarked: ReadonlySet<string>): string {
  const link = /<a href="#((?:foot|end)note-[^"]*)" id="[^"]*">\[(\d+)\]<\/a>/g;
  let passedOver = 0;
  const counted = withOwnMarkedBelow(html, ownMarked).replace(link, (whole, name: string, number: string, at: number, all: string) => {
    if (ownMarked.has(name)) {
      passedOver++;
      return '';
    }
    const before = all.slice(Math.max(0, at - BEFORE_NOTE_CHARS), at);
    const after = all.slice(at + whole.length, at + whole.length + AFTER_NOTE_CHARS);
    const isBesideNote = /">\[\d+\]<\/a>(?:<\/sup><sup>)?$/.test(before) || /^(?:<\/sup><sup>)?<a href="#(?:foot|end)note-/.test(after);
    const count = Number(number) - passedOver;
    return isBesideNote || endsInFigureOrUnit(before.replaceAll(/^[^<]*>|<[^>]*>/g, '')) ? `[${count}]` : `${count}`;
  });
  return counted.replace(/\s*<a href="#(?:foot|end)note-ref-[^"]*">↑<\/a>/g, '');
}

function withOwnMarkedBelow(html: string, ownMarked: ReadonlySet<string>): string {
  const start = ownMarked.size === 0 ? -1 : html.search(/<ol><li id="(?:foot|end)note-/);
  if (start === -1) return html;
  const first = start + '<ol>'.length;
  const numbered: string[] = [];
  const others: string[] = [];
  let depth = 0;
  let from = first;
  let name = '';
  for (const { 0: whole, 1: slash, 2: id = '', index } of html.slice(first).matchAll(/<(\/?)(?:li|ol|ul)(?: id="([^"]*)")?[^>]*>/g)) {
    const at = first + index;
    if (slash === '') {
      if (depth++ > 0) continue;
      from = at;
      name = id;
    } else if (--depth === 0) {
      const item = html.slice(from, at + whole.length);
      if (ownMarked.has(name)) others.push(item.replace(/^<li[^>]*>|<\/li>$/g, ''));
      else numbered.push(item);
    } else if (depth < 0) {
      const list = numbered.length === 0 ? '' : `<ol>${numbered.join('')}</ol>`;
      return html.slice(0, start) + list + others.join('') + html.slice(at + whole.length);
    }
  }
  return html;
}
