import type { Node } from '@tiptap/pm/model';
import { wordsBetween } from '@/lib/domain/text/article-text';
import type { MarkSpan } from '../marks/mark-positions';
import { charactersOf } from './characters';

/** Which way the caret goes when words are struck out. */
export type Direction = 'back' | 'forward';

/** What is struck out at once. */
export type Unit = 'character' | 'word';

/** The character, as a reader counts, or the word beside `pos` on that side, within its paragraph. Empty where none is, as at the paragraph's edge. */
export function spanBeside(doc: Node, pos: number, direction: Direction, unit: Unit): MarkSpan {
  const { parent, parentOffset } = doc.resolve(pos);
  if (direction === 'back') {
    const before = wordsBetween(parent, 0, parentOffset);
    return { from: pos - lengthOf(before, unit === 'word' ? /\S*\s*$/u : null, 'back'), to: pos };
  }
  const after = wordsBetween(parent, parentOffset, parent.content.size);
  return { from: pos, to: pos + lengthOf(after, unit === 'word' ? /^\s*\S*/u : null, 'forward') };
}

function lengthOf(words: string, pattern: RegExp | null, direction: Direction): number {
  if (pattern) return pattern.exec(words)?.[0].length ?? 0;
  const all = charactersOf(direction === 'back' ? words.slice(-64) : words.slice(0, 64));
  return (direction === 'back' ? all.at(-1) : all[0])?.length ?? 0;
}
