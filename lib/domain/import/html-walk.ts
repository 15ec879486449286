import type { Node } from '@tiptap/pm/model';
import type { CutReason } from './draft';
import type { FrontLine } from './html-front-line';
import type { TextStyle } from './html-style';
import type { HtmlElement, HtmlNode } from './html-tree';
import type { ReadBlock, Role } from './reading';
import type { WordListPlace } from './word-lists';

/** What the reader of a whole page knows and the walk over its elements asks. */
export interface PageRules {
  /** Why this node's words are cut, or null. Asked of every node outside what is already cut. */
  reasonOf(node: HtmlNode): CutReason | null;
  /** What this element is by its name or class, or null. */
  roleOf(element: HtmlElement): Role | null;
}

/** A block with what its mark-up says, before lists of Word are put together. */
export interface Piece extends FrontLine {
  node: Node;
  place?: WordListPlace;
}

/** Collects what has no place inside a block: cuts and named places, which go to the next block at the top of the article, and warnings. */
export interface Walk {
  rules: PageRules;
  cuts: ReadBlock[];
  places: string[];
  warnings: Set<string>;
  depth: number;
}

/** Reads the nodes of a container's children: `readNodes` of `html-blocks.ts`, for the readers that it calls. */
export type ReadNodes = (children: readonly HtmlNode[], style: TextStyle, walk: Walk) => Node[];

/** The walk over what is cut from `walk`: its named places are kept, and nothing in it is asked again why it is cut. */
export function walkOfCut({ places, depth }: Walk): Walk {
  return { rules: { reasonOf: () => null, roleOf: () => null }, cuts: [], places, warnings: new Set(), depth };
}
