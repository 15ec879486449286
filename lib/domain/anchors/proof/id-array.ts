import type { Node } from '@tiptap/pm/model';
import { ReplaceAroundStep, ReplaceStep, type Step } from '@tiptap/pm/transform';
import { charactersOf } from './identities';

/** The ids of a string of the shadow. */
export const idsOf = (characters: string) => Array.from({ length: characters.length }, (_, index) => characters.charCodeAt(index));

/** What a step does to the plain array: in the place `at`, some ids go and others come. */
export interface IdSplice {
  at: number;
  removed: number[];
  inserted: number[];
  /** By id: the index of each character that was there, -1 for the others. */
  places: Int32Array;
}

/** What a step does to the plain array of the shadow `before`. */
export function splicesOf(step: Step, before: Node): IdSplice[] {
  const places = new Int32Array(hasText(step) ? 0x10000 : 0).fill(-1);
  const characters = hasText(step) ? charactersOf(before) : '';
  for (let index = 0; index < characters.length; index++) places[characters.charCodeAt(index)] = index;
  const splice = (from: number, to: number, inserted: string): IdSplice => ({
    at: charactersOf(before, 0, from).length,
    removed: idsOf(charactersOf(before, from, to)),
    inserted: idsOf(inserted),
    places,
  });
  if (step instanceof ReplaceStep) return [splice(step.from, step.to, step.slice.content.textBetween(0, step.slice.content.size))];
  if (!(step instanceof ReplaceAroundStep)) return [];
  // What stands in the gap stays, and the slice comes around it.
  const { content } = step.slice;
  const gap = step.insert + step.slice.openStart;
  const [head, tail] = [content.textBetween(0, gap), content.textBetween(gap, content.size)];
  return [splice(step.from, step.gapFrom, head), splice(step.gapTo, step.to, tail)];
}

const hasText = (step: Step) => (step instanceof ReplaceStep || step instanceof ReplaceAroundStep) && step.slice.size > 0;

/** True if some of `ids` stand before `start` and others at or after `end`. */
export function isInside(ids: ReadonlySet<number>, places: Int32Array, start: number, end: number): boolean {
  let [isBefore, isAfter] = [false, false];
  for (const id of ids) {
    const place = places[id] ?? -1;
    if (place >= end) isAfter = true;
    else if (place >= 0 && place < start) isBefore = true;
  }
  return isBefore && isAfter;
}

/** The words between two positions, read without the code under test: characters, hard breaks, and a line feed for each further block. */
export function wordsOf(doc: Node, from: number, to: number): string {
  const lines: string[] = [];
  doc.descendants((block, pos) => {
    if (!block.isTextblock) return true;
    // A block takes part if any of its positions, its borders included, is inside.
    if (pos >= to || pos + block.nodeSize <= from) return false;
    let line = '';
    block.forEach((child, offset) => {
      const start = pos + 1 + offset;
      const text = child.isText ? (child.text ?? '') : '\n';
      line += text.slice(Math.max(0, from - start), Math.max(0, to - start));
    });
    lines.push(line);
    return false;
  });
  return from < to ? lines.join('\n') : '';
}

/** The ids of each word (run of characters that are not white space) between two positions. */
export function wordsWithIds(doc: Node, shadow: Node, from: number, to: number): number[][] {
  const words: number[][] = [];
  doc.descendants((block, pos) => {
    if (!block.isTextblock) return true;
    let word: number[] = [];
    for (let at = Math.max(from, pos + 1); at < Math.min(to, pos + 1 + block.content.size); at++) {
      const unit = charactersOf(doc, at, at + 1);
      if (unit.trim() === '') {
        if (word.length > 0) words.push(word);
        word = [];
      } else if (/\p{Script=Han}/u.test(unit)) words.push(idsOf(charactersOf(shadow, at, at + 1)));
      else word.push(...idsOf(charactersOf(shadow, at, at + 1)));
    }
    if (word.length > 0) words.push(word);
    return false;
  });
  return words;
}

/** True if a position stands between the two halves of a character. */
export function cutsPair(doc: Node, pos: number): boolean {
  const $pos = doc.resolve(pos);
  if (!$pos.parent.isTextblock) return false;
  const text = $pos.parent.textBetween(
    Math.max(0, $pos.parentOffset - 1),
    Math.min($pos.parent.content.size, $pos.parentOffset + 1),
    null,
    ' ',
  );
  return $pos.parentOffset > 0 && /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text);
}
