import MarkdownIt from 'markdown-it';
import { findDay } from './date-line';
import { dayOfStamp } from './html-meta';
import { canonicalLanguage } from './language';
import { readFragment } from './read-html';
import { paragraphOf, type Reading } from './reading';

const markdown = new MarkdownIt({ html: true, linkify: false, typographer: false });
// A picture's alternative text is not visible; its title is what a reader sees as caption.
markdown.renderer.rules.image = (tokens, index) => {
  const title = String(tokens[index]?.attrGet('title') ?? '');
  return title === '' ? '<img>' : `<figure><figcaption>${markdown.utils.escapeHtml(title)}</figcaption></figure>`;
};

const fieldNames = {
  title: ['title'],
  byline: ['byline', 'author', 'authors', 'by'],
  day: ['date', 'published', 'publishdate'],
  language: ['lang', 'language', 'locale'],
};

/** A Markdown file (CommonMark with tables and strikethrough). Front matter gives title, byline, date and language; its other lines are cut. */
export function readMarkdown(text: string): Reading {
  const { fields, rest, body } = splitFrontMatter(text.replace(/\r\n?/g, '\n'));
  const reading = readFragment(markdown.render(body));
  const field = (names: readonly string[]) => names.map((name) => fields.get(name)).find((value) => value);
  const title = field(fieldNames.title);
  const byline = field(fieldNames.byline);
  const day = dayOf(field(fieldNames.day));
  const language = canonicalLanguage(field(fieldNames.language));
  return {
    ...reading,
    blocks: rest === '' ? reading.blocks : [{ kind: 'cut', reason: 'front-matter', nodes: [paragraphOf(rest)] }, ...reading.blocks],
    ...(title && { title }),
    ...(byline && { byline: byline.replace(/^by\s+/i, '') }),
    ...(day && { publishedOn: day }),
    ...(language && { language }),
  };
}

function dayOf(value: string | undefined): string | null {
  return value ? (dayOfStamp(value) ?? findDay(value)?.day ?? null) : null;
}

/** Fields by lower-case name, the lines that gave none of the fields we read, and the text below. */
function splitFrontMatter(text: string): { fields: Map<string, string>; rest: string; body: string } {
  const [whole, mark, block] = text.match(/^(---|\+\+\+)[ \t]*\n([\s\S]*?)\n\1[ \t]*(?:\n|$)/) ?? [];
  const separator = mark === '+++' ? '=' : ':';
  if (whole === undefined || block === undefined || !block.split('\n').some((line) => fieldOf(line, separator)))
    return { fields: new Map(), rest: '', body: text };
  const read = new Set(Object.values(fieldNames).flat());
  const fields = new Map<string, string>();
  const rest: string[] = [];
  let open: string | null = null;
  for (const line of block.split('\n')) {
    const entry = /^\s*-\s+(?<entry>.+)$/.exec(line)?.groups?.entry;
    const field = fieldOf(line, separator);
    if (open !== null && entry !== undefined)
      fields.set(open, [fields.get(open), unquote(entry.replace(/^name:\s*/, ''))].filter(Boolean).join(', '));
    else if (field && read.has(field.name)) {
      open = field.value === '' ? field.name : null;
      fields.set(field.name, field.value);
    } else {
      open = null;
      if (line.trim() !== '') rest.push(line.trimEnd());
    }
  }
  return { fields, rest: rest.join('\n'), body: text.slice(whole.length) };
}

function fieldOf(line: string, separator: string): { name: string; value: string } | null {
  const at = line.indexOf(separator);
  const name = line.slice(0, Math.max(0, at)).trim().toLowerCase();
  if (at === -1 || !/^[\w-]+$/.test(name) || /^\s/.test(line)) return null;
  const value = line.slice(at + 1).trim();
  const list = /^\[(.*)\]$/.exec(value)?.[1];
  return { name, value: list === undefined ? unquote(value) : list.split(',').map(unquote).join(', ') };
}

function unquote(value: string): string {
  const trimmed = value.trim();
  return (
    /^(?:"(.*)"|'(.*)')$/
      .exec(trimmed)
      ?.slice(1)
      .find((inner) => inner !== undefined) ?? trimmed
  );
}
