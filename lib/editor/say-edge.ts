import type { Node } from '@tiptap/pm/model';
import { wordsBetween } from '@/lib/domain/text/article-text';
import type { MarkSpan } from './marks/mark-positions';

/** So many characters beside an end are looked at, and so many words of them are said. */
const NEAR_CHARS = 80;
const NEAR_WORDS = 3;

/** The words at an end of a tag that was moved, as a screen reader says them: "Ends with “people a day”". */
export function sayEdge(doc: Node, { from, to }: MarkSpan, edge: 'from' | 'to'): string {
  const near =
    edge === 'to' ? wordsBetween(doc, Math.max(from, to - NEAR_CHARS), to) : wordsBetween(doc, from, Math.min(to, from + NEAR_CHARS));
  const words = near.split(/\s+/u).filter(Boolean);
  const said = edge === 'to' ? words.slice(-NEAR_WORDS) : words.slice(0, NEAR_WORDS);
  return `${edge === 'to' ? 'Ends' : 'Begins'} with “${said.join(' ')}”`;
}
