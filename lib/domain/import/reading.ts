import type { Node } from '@tiptap/pm/model';
import { articleSchema } from '../text/article-schema';
import { wordsBetween } from '../text/article-text';
import type { CutReason } from './draft';

/** What a block is by its mark-up (a style, a class, an element), before anyone has looked at its words. */
export type Role = 'title' | 'standfirst' | 'byline' | 'date';

/** A block that becomes article text, unless it turns out to be the headline, the byline or the date. */
export interface KeptBlock {
  kind: 'kept';
  /** A schema node that may stand at the top of an article. A heading still has the level of its source, 1 to 6. */
  node: Node;
  role?: Role;
  /** The day that its mark-up gives (`<time datetime>`), YYYY-MM-DD. */
  day?: string;
  /** The words that say that day, which are no part of a byline in the same line. */
  dayWords?: string;
  /** Of a line that is a byline by a part of it: from the first name to the last. */
  bylineWords?: string;
  /** True for a line that is an author and no more by its mark-up, as pandoc writes one for each. Other mark-up calls buttons and desks authors too. */
  isAuthor?: boolean;
  /** Named places in it (tracked changes, comments), which readers leave behind to find positions again. */
  places?: string[];
  /** False if the next block follows without a blank line, as only plain text can tell. */
  isFollowedByBlank?: boolean;
}

/** Words left out, in the place where they stood. */
export interface CutBlock {
  kind: 'cut';
  reason: CutReason;
  /** Empty where a headline or standfirst was taken out only to stand in its own place. */
  nodes: Node[];
  places?: string[];
}

/** A block of what is read: kept, or cut with the reason. */
export type ReadBlock = KeptBlock | CutBlock;

/** What a file says about itself outside its text. `title` outranks the text, `titleIfNone` is used only if the text has none. */
export interface Reading {
  blocks: ReadBlock[];
  title?: string;
  titleIfNone?: string;
  byline?: string;
  publishedOn?: string;
  /** How the file says title, byline and day, and what that is called: shown as cut where the text has another. */
  declared?: { reason: CutReason; title?: string; byline?: string; publishedOn?: string };
  language?: string;
  direction?: 'ltr' | 'rtl';
  /** True for web pages: what stands above the headline is the site's, not the article's. */
  cutsAboveTitle?: boolean;
  warnings: string[];
}

/** All words of a node, as plain text. */
export const wordsOf = (node: Node) => wordsBetween(node, 0, node.content.size);

/** A paragraph of one string. `\n` becomes a hard break; an empty string an empty paragraph. */
export function paragraphOf(text: string): Node {
  const lines = text.split('\n');
  return articleSchema.node(
    'paragraph',
    null,
    lines.flatMap((line, i) => [...(i > 0 ? [articleSchema.node('hardBreak')] : []), ...(line === '' ? [] : [articleSchema.text(line)])]),
  );
}
