import { getSchema, Mark, Node } from '@tiptap/core';
import { Blockquote } from '@tiptap/extension-blockquote';
import { Bold } from '@tiptap/extension-bold';
import { Code } from '@tiptap/extension-code';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Heading } from '@tiptap/extension-heading';
import { HorizontalRule } from '@tiptap/extension-horizontal-rule';
import { Italic } from '@tiptap/extension-italic';
import { BulletList } from '@tiptap/extension-list/bullet-list';
import { ListItem } from '@tiptap/extension-list/item';
import { ListKeymap } from '@tiptap/extension-list/keymap';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Strike } from '@tiptap/extension-strike';
import { Text } from '@tiptap/extension-text';
import { Underline } from '@tiptap/extension-underline';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { OrderedList } from './ordered-list';

/**
 * The one schema of an article: `title standfirst? block+`. It is shared by server, browser, imports and exports.
 * It only grows: a node, mark or attribute that once was stored stays readable for ever.
 */
export const SCHEMA_VERSION = 1;

const ArticleDocument = Node.create({ name: 'doc', topNode: true, content: 'title standfirst? block+' });

const Title = Node.create({
  name: 'title',
  content: 'inline*',
  marks: 'italic superscript subscript',
  defining: true,
  parseHTML: () => [{ tag: 'h1' }],
  renderHTML: () => ['h1', 0],
});

const Standfirst = Node.create({
  name: 'standfirst',
  content: 'inline*',
  defining: true,
  parseHTML: () => [{ tag: 'p[data-standfirst]', priority: 60 }],
  renderHTML: () => ['p', { 'data-standfirst': '' }, 0],
});

/** A picture's place in the text. The picture is not kept: what can be checked is its caption. */
const Figure = Node.create({
  name: 'figure',
  group: 'block',
  content: 'caption',
  isolating: true,
  parseHTML: () => [{ tag: 'figure' }],
  renderHTML: () => ['figure', 0],
});

const Caption = Node.create({
  name: 'caption',
  content: 'inline*',
  parseHTML: () => [{ tag: 'figcaption' }],
  renderHTML: () => ['figcaption', 0],
});

const Table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  isolating: true,
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: () => ['table', ['tbody', 0]],
});

const TableRow = Node.create({
  name: 'tableRow',
  content: '(tableCell | tableHeader)+',
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0],
});

const span = (name: 'colspan' | 'rowspan') => ({
  default: 1,
  validate: (value: unknown) => {
    if (!Number.isInteger(value) || Number(value) < 1 || Number(value) > 1000) throw new RangeError(`${name} must be 1 to 1000`);
  },
  parseHTML: (element: HTMLElement) => Math.min(1000, Math.max(1, Number.parseInt(element.getAttribute(name) ?? '1', 10) || 1)),
  renderHTML: (attributes: Record<string, unknown>) => (attributes[name] === 1 ? {} : { [name]: attributes[name] }),
});

const cell = (name: 'tableCell' | 'tableHeader', tag: 'td' | 'th') =>
  Node.create({
    name,
    content: 'block+',
    isolating: true,
    addAttributes: () => ({ colspan: span('colspan'), rowspan: span('rowspan') }),
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
  });

/** True for the addresses a link in an article may have. Anything else (javascript:, data:, relative) is refused. */
export function isLinkAddress(href: unknown): href is string {
  return typeof href === 'string' && href.length <= 4096 && /^(https?:\/\/|mailto:)[^\s]+$/i.test(href);
}

const Link = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({
    href: {
      default: null,
      validate: (value: unknown) => {
        if (!isLinkAddress(value)) throw new RangeError('a link needs an http, https or mailto address');
      },
    },
  }),
  parseHTML: () => [{ tag: 'a[href]', getAttrs: (element) => isLinkAddress(element.getAttribute('href')) && null }],
  renderHTML: ({ HTMLAttributes }) => ['a', { ...HTMLAttributes, rel: 'noopener noreferrer nofollow' }, 0],
});

const script = (name: 'superscript' | 'subscript', tag: 'sup' | 'sub') =>
  Mark.create({ name, excludes: 'superscript subscript', parseHTML: () => [{ tag }], renderHTML: () => [tag, 0] });

/** The TipTap extensions that define the schema, without any view of ours. The editor adds its own to these. */
export const articleExtensions = [
  ArticleDocument,
  Title,
  Standfirst,
  Figure,
  Caption,
  Table,
  TableRow,
  cell('tableCell', 'td'),
  cell('tableHeader', 'th'),
  Link,
  script('superscript', 'sup'),
  script('subscript', 'sub'),
  // Those of StarterKit that an article has, and in its order, which is the order of marks on a word. StarterKit itself would bring its link
  // (with a finder of addresses), code block, cursors and undo to every page with a text.
  Bold,
  Blockquote,
  BulletList,
  Code,
  HardBreak,
  Heading.configure({ levels: [2, 3, 4] }),
  HorizontalRule,
  Italic,
  ListItem,
  ListKeymap,
  OrderedList,
  Paragraph,
  Strike,
  Text,
  Underline,
];

/** The ProseMirror schema of an article. */
export const articleSchema = getSchema(articleExtensions);

/** Blocks in blocks in blocks: deeper than any article is, and far from where a program that walks a text would run out of stack. */
const MAX_DEPTH = 100;

/** True if a node holds nodes deeper than `MAX_DEPTH`. */
export function isTooDeep(node: ProseMirrorNode, left = MAX_DEPTH): boolean {
  return left === 0 || node.children.some((child) => isTooDeep(child, left - 1));
}

/** The smallest valid doc: an empty title and an empty paragraph. */
export function emptyDoc(): ProseMirrorNode {
  return articleSchema.node('doc', null, [articleSchema.node('title'), articleSchema.node('paragraph')]);
}
