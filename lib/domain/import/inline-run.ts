import type { Node } from '@tiptap/pm/model';
import { articleSchema } from '../text/article-schema';
import { marksOf, type TextStyle } from './html-style';
import { cleanWords } from './read-text';

/** Inline content as it is met in a page: words with their style, or a line break. */
export type InlinePiece = { words: string; style: TextStyle } | 'break';

/**
 * The inline content of the paragraphs that `pieces` make: white space is collapsed as a browser does, a single line break
 * is a hard break, and two or more begin a new paragraph. Empty paragraphs are left out.
 */
export function paragraphsOf(pieces: readonly InlinePiece[]): Node[][] {
  const paragraphs: Node[][] = [];
  let lines: Node[][] = [];
  const endParagraph = () => {
    const nodes = lines.flatMap((line, i) => (i > 0 ? [articleSchema.node('hardBreak'), ...line] : line));
    if (nodes.length > 0) paragraphs.push(nodes);
    lines = [];
  };
  for (const line of splitLines(pieces)) {
    const nodes = lineNodes(line);
    if (nodes.length > 0) lines.push(nodes);
    else endParagraph();
  }
  endParagraph();
  return paragraphs;
}

/** All of `pieces` as one textblock's content: what would be paragraphs is parted by hard breaks. */
export function oneBlockOf(pieces: readonly InlinePiece[]): Node[] {
  return paragraphsOf(pieces).flatMap((nodes, i) => (i > 0 ? [articleSchema.node('hardBreak'), ...nodes] : nodes));
}

type Words = Exclude<InlinePiece, 'break'>;

function splitLines(pieces: readonly InlinePiece[]): Words[][] {
  let line: Words[] = [];
  const lines = [line];
  const next = () => {
    line = [];
    lines.push(line);
  };
  for (const piece of pieces) {
    if (piece === 'break') next();
    else if (!piece.style.isPreformatted) line.push(piece);
    else {
      piece.words.split(/\r\n?|\n/).forEach((words, i) => {
        if (i > 0) next();
        line.push({ ...piece, words });
      });
    }
  }
  return lines;
}

function lineNodes(line: readonly Words[]): Node[] {
  const nodes: Node[] = [];
  // Spaces collapse across styles: "a <b> b</b>" has one.
  let endsWithSpace = true;
  const runs = line.map(({ words, style }) => {
    let text = collapse(cleanWords(words), style.isPreformatted);
    if (endsWithSpace && !style.isPreformatted) text = text.replace(/^[ \u00A0]+/, '');
    if (text !== '') endsWithSpace = text.endsWith(' ');
    return { text, style };
  });
  for (let i = runs.length - 1; i >= 0; i--) {
    const run = runs[i];
    if (!run) continue;
    run.text = run.text.trimEnd();
    if (run.text !== '') break;
  }
  const first = runs.find((run) => run.text.trim() !== '');
  for (const { text, style } of first ? runs : []) if (text !== '') nodes.push(articleSchema.text(text, marksOf(style)));
  return nodes;
}

// A no-break space between words is the writer's (12 %, « oui »); beside another space it is only Word's padding.
function collapse(words: string, isPreformatted: boolean): string {
  if (isPreformatted) return words.replace(/\t/g, '    ');
  return words.replace(/[ \t\r\n\f\v]+/g, ' ').replace(/\u00A0+ [\u00A0 ]*| \u00A0[\u00A0 ]*|\u00A0{2,}/g, ' ');
}
