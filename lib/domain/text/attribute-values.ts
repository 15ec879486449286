import type { Node } from '@tiptap/pm/model';
import { ownMember } from '../own-member';
import { isLinkAddress } from './article-schema';

type Rules = Readonly<Record<string, (value: unknown) => boolean>>;

const isWithin = (least: number, most: number) => (value: unknown) =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
const cell: Rules = { colspan: isWithin(1, 1000), rowspan: isWithin(1, 1000) };

/** What the `type` of a list was stored with: pages also write the names of styles in it, and those of bullets, which count as figures do. */
const listTypes = new Set<unknown>(
  '1 a A i I decimal lower-alpha upper-alpha lower-latin upper-latin lower-roman upper-roman none disc circle square'.split(' '),
);

/**
 * What the attributes of nodes may be. The schema itself asks it of cells alone (and of links): what was stored of the others before anybody asked
 * must stay readable.
 */
const nodes: Readonly<Record<string, Rules>> = {
  heading: { level: isWithin(1, 6) },
  // Not a number in a browser is null as JSON.
  orderedList: {
    start: (value) => value === null || Number.isInteger(value),
    type: (value) => value === null || listTypes.has(value),
  },
  tableCell: cell,
  tableHeader: cell,
};
const rules: Readonly<Record<string, Rules>> = { ...nodes, link: { href: isLinkAddress } };

/** True if a node or mark of this name has that attribute, and it may be `value`. */
export const isAttributeValue = (of: string, attribute: string, value: unknown): boolean =>
  ownMember(ownMember(rules, of) ?? {}, attribute)?.(value) ?? false;

/** True if some node has an attribute of this name, and it may be `value`. */
export const isValueOfNodes = (attribute: string, value: unknown): boolean =>
  Object.keys(nodes).some((of) => isAttributeValue(of, attribute, value));

/** True if some node has an attribute of this name. */
export const isAttributeOfNodes = (attribute: string): boolean => Object.values(nodes).some((one) => Object.hasOwn(one, attribute));

/** True if each attribute in a node, and in all nodes of it, may be what it is. */
export function hasOnlyMeantValues({ type, attrs, children }: Node): boolean {
  return (
    Object.entries(attrs).every(([name, value]) => isAttributeValue(type.name, name, value)) &&
    children.every((child) => hasOnlyMeantValues(child))
  );
}
