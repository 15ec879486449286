import type { XmlElement } from './xml-tree';

/** How pictures, links and drawings name what they lead to in other parts or files. */
const pointing = /\s(?:r:embed|r:link|r:id)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * A part without what leads to none of its relations, `ids`: mammoth gives up the whole file for one. They are lost where a program copies
 * paragraphs from one file into another; the words stay.
 */
export function withoutLostRelations(root: XmlElement, ids: ReadonlySet<string>): XmlElement {
  const write = (element: XmlElement): XmlElement => ({
    ...element,
    // By far most elements name none.
    attributes: element.attributes.includes('r:')
      ? element.attributes.replace(pointing, (whole, double?: string, single?: string) => (ids.has(double ?? single ?? '') ? whole : ''))
      : element.attributes,
    children: element.children.map((child) => (typeof child === 'string' ? child : write(child))),
  });
  return write(root);
}
