import type { Node } from '@tiptap/pm/model';
import { wordsBetween } from '@/lib/domain/text/article-text';
import { UNSPACED } from '@/lib/domain/text/scripts';
import { segmenterOf } from '@/lib/domain/text/sentences';
import type { MarkSpan } from '../marks/mark-positions';
import { charactersOf } from './characters';

/** Which way the caret goes when words are struck out. */
export type Direction = 'back' | 'forward';

/** What is struck out at once. */
export type Unit = 'character' | 'word';

/** The character, as a reader counts, or the word beside `pos` on that side, within its paragraph. Empty where none is, as at the paragraph's edge. */
export function spanBeside(doc: Node, pos: number, direction: Direction, unit: Unit, language: string): MarkSpan {
  const { parent, parentOffset } = doc.resolve(pos);
  if (direction === 'back') {
    const before = wordsBetween(parent, 0, parentOffset);
    return { from: pos - lengthBeside(before, direction, unit, language), to: pos };
  }
  const after = wordsBetween(parent, parentOffset, parent.content.size);
  return { from: pos, to: pos + lengthBeside(after, direction, unit, language) };
}

/** The length of the last character or word of `words`, or of the first one for `forward`. UTF-16 units. 0 where none is. */
export function lengthBeside(words: string, direction: Direction, unit: Unit, language: string): number {
  if (unit === 'word') return wordLength((direction === 'back' ? /\S*\s*$/u : /^\s*\S*/u).exec(words)?.[0] ?? '', direction, language);
  const all = charactersOf(direction === 'back' ? words.slice(-64) : words.slice(0, 64));
  return (direction === 'back' ? all.at(-1) : all[0])?.length ?? 0;
}

const unspaced = new RegExp(`[${UNSPACED}]`, 'u');
/** So much is cut into words at once: where a language puts no spaces, a run without one is a whole paragraph. UTF-16 units. */
const RUN_CHARS = 256;

/** Of a run of words without spaces between them the part that is one word, with the marks and spaces between it and the caret. */
function wordLength(run: string, direction: Direction, language: string): number {
  const near = direction === 'back' ? run.slice(-RUN_CHARS) : run.slice(0, RUN_CHARS);
  if (!unspaced.test(near)) return run.length;
  const parts = [...segmenterOf(language, 'word').segment(near)].filter(({ isWordLike }) => isWordLike);
  const word = direction === 'back' ? parts.at(-1) : parts[0];
  if (!word) return run.length;
  return direction === 'back' ? near.length - word.index : word.index + word.segment.length;
}
