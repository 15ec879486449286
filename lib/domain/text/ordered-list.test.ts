import { getSchema, Node } from '@tiptap/core';
import { ListItem } from '@tiptap/extension-list/item';
import { OrderedList as theirs } from '@tiptap/extension-list/ordered-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import { describe, expect, it } from 'vitest';
import { OrderedList } from './ordered-list';

const Doc = Node.create({ name: 'doc', topNode: true, content: 'block+' });
const schemaWith = (list: Node) => getSchema([Doc, Paragraph, Text, ListItem, list]);

/** As much of an element as the rules of a list ask for. */
const element = (attributes: Record<string, string>, firstItem?: Record<string, string>): unknown => ({
  hasAttribute: (name: string) => name in attributes,
  getAttribute: (name: string) => attributes[name] ?? null,
  querySelector: () => (firstItem ? element(firstItem) : null),
});

const readBy = (list: Node, ol: unknown): unknown => {
  const rule = schemaWith(list).nodes.orderedList?.spec.parseDOM?.find((one) => 'tag' in one && one.tag === 'ol');
  return rule?.getAttrs instanceof Function ? Reflect.apply(rule.getAttrs, null, [ol]) : undefined;
};

const lists: readonly [string, unknown][] = [
  ['a plain one', element({})],
  ['one that begins at 4', element({ start: '4' })],
  ['one that says its type', element({ type: 'A', style: 'list-style-type: lower-roman' })],
  ['one of Word', element({ style: 'margin:0; list-style-type: upper-roman;' })],
  ['one of Google Docs', element({}, { style: 'list-style-type:lower-alpha' })],
  ['one with figures by its style', element({ style: 'list-style-type:decimal' }, { style: 'color: red' })],
];

describe('OrderedList', () => {
  it('is the node that stored articles have: that of TipTap', () => {
    const [own, other] = [schemaWith(OrderedList), schemaWith(theirs)].map((schema) => schema.nodes.orderedList);
    expect([own?.spec.content, own?.spec.group]).toEqual([other?.spec.content, other?.spec.group]);
    expect(own?.create().attrs).toEqual(other?.create().attrs);
  });

  it.each(lists)('reads %s as TipTap does', (_name, ol) => {
    expect(readBy(OrderedList, ol)).toMatchObject({ start: expect.any(Number) });
    expect(readBy(OrderedList, ol)).toEqual(readBy(theirs, ol));
  });

  it.each([
    { start: 1, type: null },
    { start: 3, type: '1' },
    { start: 1, type: 'i' },
  ])('shows %o as TipTap does', (attributes) => {
    const shown = [OrderedList, theirs].map((list) => {
      const type = schemaWith(list).nodes.orderedList;
      return type?.spec.toDOM?.(type.create(attributes));
    });
    expect(shown[0]).toBeDefined();
    expect(shown[0]).toEqual(shown[1]);
  });
});
