import type { Env, MarkdownIt, StateBlock, StateCore, StateInline, Token } from 'markdown-it';
import { endsInFigureOrUnit } from './raised-figures';

/** A footnote of a text, and what defines it there. */
interface Note {
  definition: Token;
  content: string;
  /** By the order of the first signs; null until one was read. */
  number: number | null;
}

/** The signs until they have their numbers. */
const signs = new WeakMap<Token, { note: Note; mayMislead: boolean }>();

interface Notes {
  byLabel: Map<string, Note>;
  /** Those to which a sign leads, in their order. */
  used: Note[];
  /** While a note is read: it defines no others. */
  isInNote: boolean;
}

const notesByText = new WeakMap<Env, Notes>();

function notesOf(env: Env): Notes {
  const notes = notesByText.get(env) ?? { byLabel: new Map(), used: [], isInNote: false };
  notesByText.set(env, notes);
  return notes;
}

/**
 * Has `markdown` read footnotes, `[^5]` and `[^5]: What it says`, which CommonMark takes for links. As in a Word file a sign is a raised number,
 * counted through the text, and the notes are a list at the end: `parseNotes`. A note without a sign stays a token `note_definition`.
 */
export function addNotes(markdown: MarkdownIt): void {
  markdown.block.ruler.before('reference', 'note_definition', readDefinition, { alt: ['paragraph', 'reference'] });
  markdown.inline.ruler.before('link', 'note_sign', readSign);
  markdown.core.ruler.after('inline', 'number_notes', numberNotes);
  markdown.renderer.rules.note_sign = (tokens, index) => `<sup>${tokens[index]?.content ?? ''}</sup>`;
}

/** The notes to which signs lead, once their text is parsed with `env`, with the tokens of each. A note may have signs of other notes. */
export function parseNotes(markdown: MarkdownIt, env: Env): { definition: Token; content: string; tokens: Token[] }[] {
  const notes = notesOf(env);
  notes.isInNote = true;
  const parsed = [];
  // It grows while the notes are read.
  for (const { definition, content } of notes.used) parsed.push({ definition, content, tokens: markdown.parse(content, env) });
  notes.isInNote = false;
  return parsed;
}

const definitionStart = /^\[\^([^\]\n]{1,200})\]:/;
const signAt = /\[\^([^\]\n]{1,200})\]/y;
const keyOf = (label: string) => label.trim().toLowerCase();

function lineOf(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
}

const indentOf = (state: StateBlock, line: number) => (state.sCount[line] ?? 0) - state.blkIndent;

function readDefinition(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const notes = notesOf(state.env);
  if (notes.isInNote || indentOf(state, startLine) >= 4) return false;
  const first = lineOf(state, startLine);
  const [start, label] = definitionStart.exec(first) ?? [];
  if (start === undefined || label === undefined) return false;
  if (silent) return true;

  const end = endOfNote(state, startLine, endLine);
  const definition = state.push('note_definition', '', 0);
  definition.map = [startLine, end];
  const content = `${first.slice(start.length).trimStart()}\n${state.getLines(startLine + 1, end, state.blkIndent + 4, false)}`;
  const key = keyOf(label);
  if (!notes.byLabel.has(key)) notes.byLabel.set(key, { definition, content, number: null });
  state.line = end;
  return true;
}

/** A note goes on in lines that are set in, also after blank ones, and in those that follow at once and begin nothing else. */
function endOfNote(state: StateBlock, startLine: number, endLine: number): number {
  const rules = state.md.block.ruler.getRules('paragraph');
  const parentType = state.parentType;
  state.parentType = 'paragraph';
  let end = startLine + 1;
  for (let line = end; line < endLine; line++) {
    if (state.isEmpty(line)) continue;
    const indent = indentOf(state, line);
    const isNext = line === end && indent >= 0 && !/^\[[^\]]+\]:/.test(lineOf(state, line));
    if (indent < 4 && (!isNext || rules.some((begins) => begins(state, line, endLine, true)))) break;
    end = line + 1;
  }
  state.parentType = parentType;
  return end;
}

function readSign(state: StateInline, silent: boolean): boolean {
  const { byLabel } = notesOf(state.env);
  const noteAt = (pos: number) => {
    signAt.lastIndex = pos;
    const [sign = '', label = ''] = signAt.exec(state.src) ?? [];
    const note = byLabel.get(keyOf(label));
    return note && { note, end: pos + sign.length };
  };
  const found = noteAt(state.pos);
  if (!found || found.end > state.posMax) return false;
  if (!silent) {
    const isAfterSign = state.pending === '' && state.tokens.at(-1)?.type === 'note_sign';
    const mayMislead =
      isAfterSign ||
      noteAt(found.end) !== undefined ||
      endsInFigureOrUnit(state.src.slice(Math.max(0, state.pos - 12), state.pos).replace(/[*_~]*$/, ''));
    signs.set(state.push('note_sign', '', 0), { note: found.note, mayMislead });
  }
  state.pos = found.end;
  return true;
}

/** Numbers the notes by their signs in the text. The words of a picture's alternative text are shown nowhere, and lead to none. */
function numberNotes({ tokens, env }: StateCore): void {
  const { used } = notesOf(env);
  for (const token of tokens.flatMap(({ children }) => children ?? [])) {
    const sign = signs.get(token);
    if (!sign) continue;
    const { note, mayMislead } = sign;
    note.number ??= used.push(note);
    token.content = mayMislead ? `[${note.number}]` : String(note.number);
  }
}
