import { Fragment, type Node } from '@tiptap/pm/model';
import { articleSchema } from '../text/article-schema';
import { marksOf, type TextStyle } from './html-style';
import { writeRaisedFigures } from './raised-figures';
import { cleanWords } from './read-text';
import type { Role } from './reading';

/** Words as they are met in a page, with their style. `mark`: what an element around them says they are, and the day that it names. */
export interface StyledWords {
  words: string;
  style: TextStyle;
  mark?: LineMark;
}

/** One object for each element that so marks words. `day` is YYYY-MM-DD, of a `<time datetime>` itself. */
export interface LineMark {
  role: Role;
  day: string | null;
}

/** Inline content as it is met in a page: words, or a line break. */
export type InlinePiece = StyledWords | 'break';

/** A paragraph's content, and the pieces that it was made of. */
export interface ReadParagraph {
  content: Node[];
  pieces: InlinePiece[];
}

/**
 * The inline content of the paragraphs that `pieces` make: white space is collapsed as a browser does, a single line break
 * is a hard break, and two or more begin a new paragraph. Empty paragraphs are left out.
 */
export function paragraphsOf(pieces: readonly InlinePiece[]): ReadParagraph[] {
  const paragraphs: ReadParagraph[] = [];
  let lines: ReadParagraph[] = [];
  const endParagraph = () => {
    const content = lines.flatMap((line, i) => (i > 0 ? [articleSchema.node('hardBreak'), ...line.content] : line.content));
    if (content.length > 0)
      paragraphs.push({ content, pieces: lines.flatMap((line, i) => (i > 0 ? ['break', ...line.pieces] : line.pieces)) });
    lines = [];
  };
  for (const line of splitLines(pieces)) {
    const content = lineNodes(line);
    if (content.length > 0) lines.push({ content, pieces: line });
    else endParagraph();
  }
  endParagraph();
  return paragraphs;
}

/** All of `pieces` as one textblock's content: what would be paragraphs is parted by hard breaks. */
export function oneBlockOf(pieces: readonly InlinePiece[]): Node[] {
  return paragraphsOf(pieces).flatMap(({ content }, i) => (i > 0 ? [articleSchema.node('hardBreak'), ...content] : content));
}

function splitLines(pieces: readonly InlinePiece[]): StyledWords[][] {
  let line: StyledWords[] = [];
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

function lineNodes(line: readonly StyledWords[]): Node[] {
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
  return [...writeRaisedFigures(Fragment.fromArray(nodes)).content];
}

// A no-break space between words is the writer's (12 %, « oui »); beside another space it is only Word's padding.
function collapse(words: string, isPreformatted: boolean): string {
  if (isPreformatted) return words.replace(/\t/g, '    ');
  return words.replace(/[ \t\r\n\f\v]+/g, ' ').replace(/\u00A0+ [\u00A0 ]*| \u00A0[\u00A0 ]*|\u00A0{2,}/g, ' ');
}
