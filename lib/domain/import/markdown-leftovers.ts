import type { MarkdownIt, StateCore, Token } from 'markdown-it';
import { isLinkAddress } from '../text/article-schema';

/** Has `markdown` keep cells of a table beyond its columns, which no browser shows. */
export function addWideRows(markdown: MarkdownIt): void {
  markdown.core.ruler.after('block', 'wide_rows', keepWideRows);
}

function keepWideRows(state: StateCore): void {
  if (!state.tokens.some(({ type }) => type === 'table_open')) return;
  const lines = state.src.split('\n');
  const tokens: Token[] = [];
  let columns = 0;
  let cells = 0;
  let row: Token | null = null;
  for (const token of state.tokens) {
    if (token.type === 'table_open') columns = 0;
    if (token.type === 'th_open') columns++;
    if (token.type === 'tr_open') {
      row = token;
      cells = columns;
    }
    // A row of the head has as many as the table; columns were not counted before it.
    if (token.type === 'tr_close' && cells > 0) {
      const beyond = cellsOf(lines[row?.map?.[0] ?? -1] ?? '').slice(cells);
      if (beyond.some((words) => words !== ''))
        for (const words of beyond)
          for (const [type, nesting] of [
            ['td_open', 1],
            ['inline', 0],
            ['td_close', -1],
          ] as const) {
            const added = new state.Token(type, type === 'inline' ? '' : 'td', nesting);
            added.block = true;
            if (type === 'inline') Object.assign(added, { content: words, children: [] });
            tokens.push(added);
          }
    }
    tokens.push(token);
  }
  state.tokens = tokens;
}

/** The cells of a line of a table, as markdown-it parts them. Before them may stand the signs of a quote. */
function cellsOf(line: string): string[] {
  const cells = line
    .replace(/^[\s>]+/, '')
    .trim()
    .split(/(?<!\\)\|/);
  if (cells[0] === '') cells.shift();
  if (cells.at(-1) === '') cells.pop();
  return cells.map((cell) => cell.replaceAll('\\|', '|').trim());
}

/** A text and the tokens that it was parsed into. */
interface ParsedText {
  source: string;
  tokens: Token[];
}

/**
 * Puts into `content` of each definition of `texts` that leaves no trace in them its lines: of links that are not used, or that lead nowhere an article's
 * link may, and of notes that are not in `shown`. All texts have one set of definitions, of which the first for a name counts.
 */
export function findLeftovers(
  texts: readonly ParsedText[],
  shown: ReadonlySet<Token>,
  references: Readonly<Record<string, { href: string }>>,
): void {
  const links = new Set<unknown>();
  const pictures = new Set<unknown>();
  const visit = ({ type, meta, children }: Token) => {
    if (meta && type === 'link_open') links.add(meta.label);
    if (meta && type === 'image') pictures.add(meta.label);
    for (const child of children ?? []) visit(child);
  };
  for (const { tokens } of texts) for (const token of tokens) visit(token);

  const defined = new Set<unknown>();
  const isShown = (token: Token): boolean => {
    if (token.type === 'note_definition') return shown.has(token);
    const label = token.meta?.label;
    if (defined.has(label)) return false;
    defined.add(label);
    return pictures.has(label) || (links.has(label) && typeof label === 'string' && isLinkAddress(references[label]?.href));
  };
  for (const { source, tokens } of texts) {
    const lines = source.split('\n');
    for (const token of tokens)
      if (token.map && ['reference_definition', 'note_definition'].includes(token.type) && !isShown(token))
        token.content = lines
          .slice(...token.map)
          .map((line) => line.replace(/^[\s>]+/, '').trimEnd())
          .join('\n')
          .trim();
  }
}
