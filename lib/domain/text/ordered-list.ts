import { mergeAttributes, wrappingInputRule } from '@tiptap/core';
import { BulletList } from '@tiptap/extension-list/bullet-list';
import { typeOfStyle } from './list-type';

const styleOf = (element: Element | null) => typeOfStyle(element?.getAttribute('style') ?? '');

/**
 * A numbered list: where it begins (`start`) and how it counts (`type` of HTML, null for figures). TipTap's own node is the same; it brings the reading
 * and writing of Markdown along, which is done elsewhere here, and every page of an article would wait for that.
 */
export const OrderedList = BulletList.extend({
  name: 'orderedList',
  addAttributes: () => ({
    start: {
      default: 1,
      parseHTML: (element) => (element.hasAttribute('start') ? Number.parseInt(element.getAttribute('start') ?? '', 10) : 1),
    },
    type: {
      default: null,
      parseHTML: (element) => element.getAttribute('type') || styleOf(element) || styleOf(element.querySelector('li')) || null,
    },
  }),
  parseHTML: () => [{ tag: 'ol' }],
  renderHTML({ HTMLAttributes: { start, type, ...attributes } }) {
    const shown = { ...(start !== 1 && { start }), ...(type && type !== '1' && { type }) };
    return ['ol', mergeAttributes(this.options.HTMLAttributes, attributes, shown), 0];
  },
  // No command of its own: nothing here calls it by name.
  addCommands: () => ({}),
  addKeyboardShortcuts() {
    return { 'Mod-Shift-7': () => this.editor.commands.toggleList(this.name, this.options.itemTypeName) };
  },
  addInputRules() {
    return [
      wrappingInputRule({
        find: /^(\d+)\.\s$/,
        type: this.type,
        getAttributes: (match) => ({ start: Number(match[1]) }),
        // A list that counts by letters goes on by itself.
        joinPredicate: (match, { attrs, childCount }) => [null, '1'].includes(attrs.type) && childCount + attrs.start === Number(match[1]),
      }),
    ];
  },
});
