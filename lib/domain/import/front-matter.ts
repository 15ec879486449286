import { Composer, type CST, isMap, isScalar, isSeq, Parser } from 'yaml';

/** A field of front matter. */
export interface FrontField {
  /** Lower case; empty for lines that are no field. */
  name: string;
  /** What it says: several for a list, null where it says nothing that can be read as words. */
  values: readonly string[] | null;
  /** Its lines. */
  source: string;
  /** What of its lines is not in `values`: a comment, the other members of a list's entries. */
  left: string;
}

/** The fields above a Markdown text, none if there is no front matter, and the text below. */
export interface FrontMatter {
  fields: readonly FrontField[];
  body: string;
}

/** True for a field that says nothing. */
export const isBlank = ({ values }: Pick<FrontField, 'values'>) => values?.every((value) => value.trim() === '') === true;

/** Longer is no front matter of a person's making, and read line by line. */
const MAX_YAML_CHARS = 20_000;
/** Deeper is no field that we read. The composer calls itself for each level. */
const MAX_DEPTH = 20;

/**
 * Takes YAML between `---` or TOML between `+++` off a text with `\n` ends, or the lines that MultiMarkdown or pandoc begin one with. What is no sound
 * YAML, and TOML, is read line by line.
 */
export function splitFrontMatter(text: string): FrontMatter {
  const [whole, mark, block] = text.match(/^(---|\+\+\+)[ \t]*\n([\s\S]*?)\n\1[ \t]*(?:\n|$)/) ?? [];
  const separator = mark === '+++' ? '=' : ':';
  if (whole === undefined || block === undefined || !block.split('\n').some((line) => fieldOfLine(line, separator)))
    return takeBareFields(text) ?? takeTitleLines(text) ?? { fields: [], body: text };
  const fields = (mark === '---' ? fieldsOfYaml(block) : null) ?? fieldsOfLines(block, separator);
  return { fields, body: text.slice(whole.length) };
}

/** Fields down to the first blank line, with a headline among them, as MultiMarkdown has them: a line that is set in goes on with the one above. */
function takeBareFields(text: string): FrontMatter | null {
  const end = text.search(/\n[ \t]*\n/);
  if (end === -1 || end > MAX_YAML_CHARS) return null;
  const lines = text
    .slice(0, end)
    .replace(/\n[ \t]+/g, ' ')
    .split('\n');
  if (!lines.every((line) => /^[\p{L}\p{N}][\p{L}\p{N} _-]*:(?:\s|$)/u.test(line))) return null;
  if (!lines.some((line) => /^title:\s*\S/i.test(line))) return null;
  return { fields: fieldsOfLines(lines.join('\n'), ':'), body: text.slice(end) };
}

/** Headline, authors and day, a line each, as pandoc has them. Lines that go on below are not read. */
function takeTitleLines(text: string): FrontMatter | null {
  const [whole, ...said] = /^%[ \t]+(\S[^\n]*)(?:\n%([ \t]+[^\n]*)?)?(?:\n%([ \t]+[^\n]*)?)?(?:\n(?![ \t]+\S)|$)/.exec(text) ?? [];
  if (whole === undefined) return null;
  const fields = ['title', 'author', 'date'].map((name, i): FrontField => {
    const words = (said[i] ?? '').trim();
    return { name, values: name === 'author' ? words.split(';').map((one) => one.trim()) : [words], source: `% ${words}`, left: '' };
  });
  return { fields, body: text.slice(whole.length) };
}

/** Null if `block` is no YAML, or more than one takes apart for a headline. All scalars are words, and an alias is not followed. */
function fieldsOfYaml(block: string): FrontField[] | null {
  if (block.length > MAX_YAML_CHARS) return null;
  const tokens = [...new Parser().parse(block)];
  if (isTooDeep(tokens)) return null;
  const [document, ...others] = [...new Composer({ schema: 'failsafe', uniqueKeys: false }).compose(tokens)];
  if (!document || others.length > 0 || document.errors.length > 0 || !isMap(document.contents)) return null;
  const pairs = document.contents.items.map(({ key, value }) => ({ key, value, from: key.range[0] }));
  const above = block.slice(0, pairs[0]?.from).trim();
  const fields = pairs.map(({ key, value, from }, i): FrontField => {
    const to = pairs[i + 1]?.from ?? block.length;
    const source = block.slice(from, to).trimEnd();
    const { values, isWhole } = wordsOfNode(value);
    const left = isWhole ? block.slice(value ? value.range[1] : key.range[1], to).replace(/^\s*:/, '') : source;
    return { name: (stringOf(key) ?? '').trim().toLowerCase(), values, source, left: left.trim() };
  });
  return above === '' ? fields : [{ name: '', values: null, source: above, left: above }, ...fields];
}

function isTooDeep(tokens: readonly CST.Token[]): boolean {
  const open = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, depth } = next;
    if (depth > MAX_DEPTH) return true;
    const inner = 'items' in token ? token.items.flatMap(({ key, value }) => [key, value]) : token.type === 'document' ? [token.value] : [];
    for (const one of inner) if (one) open.push({ token: one, depth: depth + 1 });
  }
  return false;
}

const stringOf = (node: unknown) =>
  isScalar(node) && typeof node.value === 'string' && (node.tag ?? strTag) === strTag ? node.value : null;
const strTag = 'tag:yaml.org,2002:str';

/** The words of a scalar, or of a list of scalars or of entries with a `name`. `isWhole` where these are all that stands there. */
function wordsOfNode(node: unknown): { values: string[] | null; isWhole: boolean } {
  if (node === null) return { values: [''], isWhole: true };
  const entries = isSeq(node) ? node.items : [node];
  const read = entries.map((entry) => stringOf(isMap(entry) ? entry.get('name', true) : entry));
  const values = read.filter((value) => value !== null);
  return {
    values: values.length === read.length ? values : null,
    isWhole: entries.every((entry) => !isMap(entry) || entry.items.length === 1),
  };
}

function fieldsOfLines(block: string, separator: string): FrontField[] {
  const fields: FrontField[] = [];
  let open: (FrontField & { values: readonly string[] }) | null = null;
  for (const line of block.split('\n').map((one) => one.trimEnd())) {
    if (line === '') continue;
    const found = fieldOfLine(line, separator);
    const entry = /^\s*-\s+(?<entry>.+)$/.exec(line)?.groups?.entry;
    if (open && entry !== undefined) {
      const { value, left } = readValue(entry.replace(/^name:\s*/, ''));
      open.values = [...open.values.filter((one) => one !== ''), value];
      open.source += `\n${line}`;
      open.left = `${open.left}\n${left}`.trim();
      continue;
    }
    const field = { ...(found ?? { name: '', values: null, left: line }), source: line };
    // A list may stand below a field that says nothing, and go on after the other members of an entry.
    const list = found && isBlank(found) ? { ...field, values: [''] } : null;
    fields.push(list ?? field);
    if (!/^\s/.test(line)) open = list;
  }
  return fields;
}

function fieldOfLine(line: string, separator: string): Omit<FrontField, 'source'> | null {
  const at = line.indexOf(separator);
  const name = line.slice(0, Math.max(0, at)).trim().toLowerCase();
  if (at === -1 || !/^[\w-]+$/.test(name) || /^\s/.test(line)) return null;
  const text = line.slice(at + 1).trim();
  const list = /^\[(.*)\]$/.exec(text)?.[1];
  const { value, left } = readValue(text);
  // What goes on below, in a way that is not read here, is better not found than found wrong.
  const goesOn = /^(?:[|>][-+\d]*$|"""|''')/.test(text);
  return {
    name,
    values: goesOn ? null : list === undefined ? [value] : list.split(',').map((one) => readValue(one).value),
    left: list === undefined ? left : '',
  };
}

/** A value without its quotation marks, and what stands behind them. */
function readValue(text: string): { value: string; left: string } {
  const trimmed = text.trim();
  const double = /^"(?<value>(?:[^"\\]|\\.)*)"\s*(?<left>#.*)?$/.exec(trimmed)?.groups;
  if (double) return { value: (double.value ?? '').replace(/\\(["\\])/g, '$1'), left: double.left ?? '' };
  const single = /^'(?<value>(?:[^']|'')*)'\s*(?<left>#.*)?$/.exec(trimmed)?.groups;
  return single ? { value: (single.value ?? '').replaceAll("''", "'"), left: single.left ?? '' } : { value: trimmed, left: '' };
}
