import type { Node } from '@tiptap/pm/model';
import { type CutReason, cutReasons } from './draft';
import { headingLevels } from './heading-levels';
import { readBlocks } from './html-blocks';
import { reasonOfElement } from './html-cuts';
import { isElement, parseHtml } from './html-tree';

/** What is pasted into a text: its blocks, and the names of what was cut from it. */
export interface PastedPart {
  nodes: Node[];
  left: readonly string[];
}

/**
 * HTML that is pasted into a text, read as a whole text is, but nothing in it is looked for: a day is no date of the article. Null where it holds
 * nothing that a plain reading by the schema gets wrong: words to be cut, raised figures, formulas, quotation marks that only a browser shows, looks by
 * a style sheet, and what Word and LibreOffice write in their own way. `unreadable-file` when nested too deeply.
 */
export function readPart(html: string): PastedPart | null {
  const { blocks } = readBlocks(parseHtml(html), {
    reasonOf: (node) => (isElement(node) ? reasonOfElement(node) : null),
    roleOf: () => null,
  });
  const reasons = new Set<CutReason>(blocks.flatMap((block) => (block.kind === 'cut' && block.nodes.length > 0 ? block.reason : [])));
  if (reasons.size === 0 && !ownWays.test(html)) return null;
  const level = headingLevels(blocks);
  return {
    nodes: blocks.flatMap((block) => (block.kind === 'kept' ? level(block.node) : [])),
    left: [...reasons].map(nameOf),
  };
}

const ownWays =
  /[\s"';]mso|<(?:su[bp]|math|q|style)[\s/>]|vertical-align\s*:\s*(?:su|text-|[-+.\d])|position\s*:\s*relative|noteref|footnote|fn-?ref|ListContainerWrapper|display\s*:\s*(?:block|flex|grid)|role\s*=\s*["']?heading|<[ou]l[^<>]*>\s*<[ou]l[\s>]/i;

/** As it stands in a list of what was left out. */
const nameOf = (reason: CutReason) => (reason === 'unplaced' ? 'Words with no place in the text' : cutReasons[reason].name);
