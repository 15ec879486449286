import { childNamed, textOf, type XmlElement, type XmlNode, xmlAttribute } from './xml-tree';

/**
 * A part with each drop cap at the head of the paragraph that goes on with its word. Word has it in a frame, as a paragraph of its own, set lower than
 * the line: there the word would be parted, and in the line it would read as a lowered letter.
 */
export function withDropCaps(root: XmlElement): XmlElement {
  return { ...root, children: joined(root.children.map((child) => (typeof child === 'string' ? child : withDropCaps(child)))) };
}

function joined(nodes: XmlNode[]): XmlNode[] {
  if (!nodes.some(isDropCap)) return nodes;
  const kept: XmlNode[] = [];
  let waiting: XmlElement[] = [];
  for (const node of nodes) {
    if (isDropCap(node)) waiting.push(node);
    else if (waiting.length === 0 || isPassedOver(node)) kept.push(node);
    else {
      if (isParagraph(node)) kept.push(withHead(node, waiting.flatMap(contentOf)));
      else kept.push(...waiting, node);
      waiting = [];
    }
  }
  return [...kept, ...waiting];
}

const isParagraph = (node: XmlNode): node is XmlElement => typeof node !== 'string' && node.name === 'w:p';

function isDropCap(node: XmlNode): node is XmlElement {
  const properties = isParagraph(node) ? childNamed(node, 'w:pPr') : null;
  const frame = properties && childNamed(properties, 'w:framePr');
  return frame !== null && ['drop', 'margin'].includes(xmlAttribute(frame, 'w:dropCap'));
}

/** What may stand between the two: the ends of bookmarks and the like. */
const isPassedOver = (node: XmlNode) =>
  typeof node === 'string' || (!['w:p', 'w:tbl', 'w:sectPr'].includes(node.name) && textOf(node).trim() === '');

const isProperties = (node: XmlNode) => typeof node !== 'string' && node.name === 'w:pPr';

const contentOf = (paragraph: XmlElement): XmlNode[] =>
  paragraph.children.filter((child) => !isProperties(child)).map((child) => (typeof child === 'string' ? child : onTheLine(child)));

const onTheLine = (element: XmlElement): XmlElement => ({
  ...element,
  children: element.children.flatMap((child): XmlNode[] => {
    if (typeof child === 'string') return [child];
    return element.name === 'w:rPr' && child.name === 'w:position' ? [] : [onTheLine(child)];
  }),
});

const withHead = (paragraph: XmlElement, head: readonly XmlNode[]): XmlElement => ({
  ...paragraph,
  children: [...paragraph.children.filter(isProperties), ...head, ...paragraph.children.filter((child) => !isProperties(child))],
});
