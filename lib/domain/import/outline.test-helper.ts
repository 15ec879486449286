import { z } from 'zod';

/** For the tests: a doc as short lines of HTML-like text, one a top-level block, so that a whole article can be compared by eye. */
export function outlineOf(doc: unknown): string[] {
  return (JsonNode.parse(doc).content ?? []).map(write);
}

const JsonMark = z.object({ type: z.string(), attrs: z.record(z.string(), z.unknown()).optional() });
const JsonNode = z.object({
  type: z.string(),
  text: z.string().optional(),
  marks: z.array(JsonMark).optional(),
  attrs: z.record(z.string(), z.unknown()).optional(),
  get content() {
    return z.array(JsonNode).optional();
  },
});
type JsonNode = z.infer<typeof JsonNode>;

const tags: Readonly<Record<string, string>> = {
  title: 'h1',
  standfirst: 'standfirst',
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  tableRow: 'tr',
  tableCell: 'td',
  tableHeader: 'th',
  horizontalRule: 'hr',
  bold: 'b',
  italic: 'i',
  underline: 'u',
  strike: 's',
  superscript: 'sup',
  subscript: 'sub',
};

function write(node: JsonNode): string {
  if (node.type === 'hardBreak') return '<br>';
  const inner = node.text ?? (node.content ?? []).map(write).join('');
  if (node.type === 'text')
    return (node.marks ?? []).reduceRight((text, mark) => wrap(mark.type === 'link' ? `a ${mark.attrs?.href}` : mark.type, text), inner);
  if (node.type === 'heading') return wrap(`h${node.attrs?.level}`, inner);
  const spans = ['colspan', 'rowspan']
    .filter((name) => node.attrs && Number(node.attrs[name] ?? 1) > 1)
    .map((name) => ` ${name}=${node.attrs?.[name]}`);
  const start = node.type === 'orderedList' && node.attrs?.start !== 1 ? ` start=${node.attrs?.start}` : '';
  const counting = node.type === 'orderedList' && node.attrs?.type ? ` type=${node.attrs.type}` : '';
  return wrap(node.type + spans.join('') + start + counting, inner);
}

function wrap(name: string, inner: string): string {
  const [first = '', ...rest] = name.split(' ');
  const tag = tags[first] ?? first;
  return `<${[tag, ...rest].join(' ')}>${inner}</${tag}>`;
}
