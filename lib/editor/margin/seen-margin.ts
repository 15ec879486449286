import type { Node } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import { countSentencesOf, type SeenSpan } from '@/lib/domain/coverage/coverage';
import { marksIn } from '../marks/annotation-plugin';
import { blocksBetween } from '../marks/blocks-in-sight';
import type { MarkSpan } from '../marks/mark-positions';
import { seenSpans, type TagOf } from '../tags/seen-sentences';
import { LinePlaces } from './line-places';

/** Beside which lines of the text a thin line stands. Pixels from the top of the text. */
export interface ClearLine {
  key: string;
  top: number;
  height: number;
}

/** A paragraph that has not been seen whole. `top`: where it begins, in pixels from the top of the text. `share`: how much of it was seen, 0 to 1. */
export interface SeenHeat {
  key: string;
  top: number;
  share: number;
  isHeadline: boolean;
}

/** What the number margin says of what was seen, within a screen of what is visible. */
export interface SeenMargin {
  clear: ClearLine[];
  heat: SeenHeat[];
}

interface Asked {
  tagOf: TagOf;
  language: string;
  /** False leaves out what was seen of paragraphs. */
  hasHeat: boolean;
}

/** Reads the tags and sentences of the blocks near what is visible, and the places of these on the page. */
export function readSeenMargin(view: EditorView, scroller: HTMLElement, { tagOf, language, hasHeat }: Asked): SeenMargin {
  const box = scroller.getBoundingClientRect();
  const near = blocksBetween(view, box.top - box.height, box.bottom + box.height);
  const origin = view.dom.getBoundingClientRect().top;
  const places = new LinePlaces(view);
  const [clear, seen]: [ClearLine[], SeenSpan[]] = [[], []];
  for (const id of marksIn(view.state, near.from, near.to)) {
    seenSpans(view.state, [id], tagOf).forEach((place, index) => {
      if (place.from >= place.to) return;
      seen.push(place);
      if (!place.isClear) return;
      const { top, bottom } = places.extentOf(place);
      clear.push({ key: `${id} ${index}`, top: top - origin, height: bottom - top });
    });
  }
  const heat = hasHeat ? unseenBlocks(view.state.doc, near, seen, language) : [];
  return {
    clear,
    heat: heat.flatMap(({ index, pos, share, isHeadline }) => {
      const element = view.nodeDOM(pos);
      if (!(element instanceof HTMLElement)) return [];
      return [{ key: `${index}`, top: element.getBoundingClientRect().top - origin, share, isHeadline }];
    }),
  };
}

/** The top-level blocks in a stretch that have sentences which nobody has seen. */
export function unseenBlocks(doc: Node, near: MarkSpan, seen: readonly SeenSpan[], language: string) {
  const found: { index: number; pos: number; share: number; isHeadline: boolean }[] = [];
  const counter = countSentencesOf(seen, language);
  doc.forEach((block, pos, index) => {
    if (pos < near.from || pos >= near.to) return;
    const before = { ...counter.coverage };
    counter.add(block, pos);
    const [sentences, ofThese] = [counter.coverage.sentences - before.sentences, counter.coverage.seen - before.seen];
    if (ofThese < sentences) found.push({ index, pos, share: ofThese / sentences, isHeadline: block.type.name === 'title' });
  });
  return found;
}
