import MarkdownIt, { type Env, type RendererRule } from 'markdown-it';
import { findDay } from './find-day';
import { oneLine as lineOf, MAX_MARKED_STANDFIRST_CHARS } from './front';
import { type FrontField, isBlank, splitFrontMatter } from './front-matter';
import { unplacedName } from './html-cuts';
import { dayOfStamp } from './html-meta';
import { canonicalLanguage } from './language';
import { addWideRows, findLeftovers } from './markdown-leftovers';
import { addNotes, parseNotes } from './markdown-notes';
import { readFragment } from './read-html';
import { type KeptBlock, paragraphOf, type ReadBlock, type Reading } from './reading';

const markdown = new MarkdownIt({ html: true, linkify: false, typographer: false });
// A picture's alternative text is not visible; its title is what a reader sees as caption.
markdown.renderer.rules.image = (tokens, index) => {
  const title = String(tokens[index]?.attrGet('title') ?? '');
  return title === '' ? '<img>' : `<figure><figcaption>${markdown.utils.escapeHtml(title)}</figcaption></figure>`;
};
// Definitions of links stay in their places until it is known which are used.
markdown.disable('strip_references');
addNotes(markdown);
addWideRows(markdown);
const unplaced = (lines: string) =>
  lines === '' ? '' : `<${unplacedName}>${markdown.utils.escapeHtml(lines).replaceAll('\n', '<br>')}</${unplacedName}>`;
const writeLeftover: RendererRule = (tokens, index) => `${unplaced(tokens[index]?.content ?? '')}\n`;
markdown.renderer.rules.reference_definition = writeLeftover;
markdown.renderer.rules.note_definition = writeLeftover;
// No browser shows a remark. One that is not ended goes to the end of the text.
const writeRemarks: RendererRule = (tokens, index) =>
  (tokens[index]?.content ?? '').replace(/<!--(?:-?>|([\s\S]*?)(?:--!?>|$))/g, (_, words: string = '') => unplaced(words.trim()));
markdown.renderer.rules.html_block = writeRemarks;
markdown.renderer.rules.html_inline = writeRemarks;

const oneLine = (values: readonly string[] | null) => (values?.length === 1 ? (values[0] ?? '').replace(/\s+/g, ' ').trim() : '');

const readFields = {
  title: { names: ['title'], read: oneLine },
  // What stands below the headline where it is read. A description or an excerpt is for search engines and lists.
  standfirst: {
    names: ['standfirst', 'subtitle', 'dek', 'deck'],
    read: (values) => {
      const words = oneLine(values);
      return words.length <= MAX_MARKED_STANDFIRST_CHARS ? words : '';
    },
  },
  byline: {
    names: ['byline', 'author', 'authors', 'by'],
    read: (values) =>
      (values ?? [])
        .map((value) => oneLine([value]))
        .filter(Boolean)
        .join(', ')
        .replace(/^by\s+/i, ''),
  },
  publishedOn: { names: ['date', 'published', 'publishdate'], read: (values) => dayOf(oneLine(values)) },
  language: { names: ['lang', 'language', 'locale'], read: (values) => canonicalLanguage(oneLine(values)) },
} satisfies Record<string, FieldReader>;

/** So far down a text may say again what its front matter says. */
const STANDFIRST_BLOCKS = 4;

/** What we read of front matter: the names that it goes by, the better first, and what its values say; empty if nothing. */
interface FieldReader {
  names: readonly string[];
  read(values: readonly string[] | null): string;
}

/**
 * A Markdown file (CommonMark with tables, strikethrough and footnotes). Notes become a numbered list at the end, with their numbers raised where they
 * were; remarks, and definitions of links and notes that nothing leads to, are cut where they stood. Front matter gives title, standfirst, byline, date
 * and language; its other lines are cut.
 */
export function readMarkdown(text: string): Reading {
  const { fields, body } = splitFrontMatter(text.replace(/\r\n?/g, '\n'));
  const reading = readFragment(writeHtml(body));
  const taken = new Set<FrontField>();
  const take = ({ names, read }: FieldReader): { value: string; line: string } | undefined => {
    const field = names.flatMap((name) => fields.filter((one) => one.name === name)).find(({ values }) => read(values) !== '');
    if (!field) return undefined;
    taken.add(field);
    return { value: read(field.values), line: `${field.name}: ${(field.values ?? []).map((value) => oneLine([value])).join(', ')}` };
  };
  const title = take(readFields.title);
  // Above a text that has no headline it would be taken for one.
  const standfirst = title && take(readFields.standfirst)?.value;
  const blocks = standfirst === undefined || standfirst === title?.value ? reading.blocks : withStandfirst(reading.blocks, standfirst);
  const byline = take(readFields.byline);
  const publishedOn = take(readFields.publishedOn);
  const language = take(readFields.language);
  const rest = fields.map((field) => (taken.has(field) || isBlank(field) ? field.left : field.source)).filter((lines) => lines !== '');
  return {
    ...reading,
    blocks: rest.length === 0 ? blocks : [{ kind: 'cut', reason: 'front-matter', nodes: [paragraphOf(rest.join('\n'))] }, ...blocks],
    ...(title && { title: title.value }),
    ...(byline && { byline: byline.value }),
    ...(publishedOn && { publishedOn: publishedOn.value }),
    ...(language && { language: language.value }),
    declared: {
      reason: 'front-matter',
      ...(title && { title: title.line }),
      ...(byline && { byline: byline.line }),
      ...(publishedOn && { publishedOn: publishedOn.line }),
    },
  };
}

/** The blocks with this standfirst: the line near the top that says it already, or one more above them. */
function withStandfirst(blocks: readonly ReadBlock[], standfirst: string): ReadBlock[] {
  const saysIt = (block: ReadBlock): block is KeptBlock =>
    block.kind === 'kept' && block.node.isTextblock && lineOf(block.node) === standfirst;
  const same = blocks.slice(0, STANDFIRST_BLOCKS).find(saysIt);
  if (!same) return [{ kind: 'kept', role: 'standfirst', node: paragraphOf(standfirst) }, ...blocks];
  return blocks.map((block) => (block === same ? { ...same, role: 'standfirst' } : block));
}

function writeHtml(source: string): string {
  const env: Env = {};
  const tokens = markdown.parse(source, env);
  const notes = parseNotes(markdown, env);
  const texts = [{ source, tokens }, ...notes.map((note) => ({ source: note.content, tokens: note.tokens }))];
  findLeftovers(texts, new Set(notes.map(({ definition }) => definition)), env.references ?? {});
  const [text = '', ...items] = texts.map((parsed) => markdown.renderer.render(parsed.tokens, markdown.options, env));
  // Each with its count: a note without words leaves no item.
  const list = items.map((item, i) => `<li value="${i + 1}">${item}</li>`);
  return list.length === 0 ? text : `${text}<ol>${list.join('')}</ol>`;
}

function dayOf(value: string): string {
  return dayOfStamp(value) ?? findDay(value)?.day ?? '';
}
