import type { Node } from '@tiptap/pm/model';
import { positionsOf, readText } from '@/lib/domain/text/article-text';

/** The positions of `words` where they stand first in the gallery's article, at or behind `after` if words are given there too. */
export function galleryPlace(doc: Node, words: string, after = ''): { from: number; to: number } {
  const read = readText(doc);
  const start = read.words.indexOf(words, Math.max(0, read.words.indexOf(after)));
  const place = start < 0 ? null : positionsOf(read, start, start + words.length);
  if (!place) throw new Error(`The gallery’s article does not say: ${words}`);
  return place;
}
