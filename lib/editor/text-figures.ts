import type { EditorState } from '@tiptap/pm/state';
import type { Span } from '@/lib/domain/anchor';
import { type Composition, countWordsOf, type KindSpan } from '@/lib/domain/composition';
import { type Coverage, countSentencesOf } from '@/lib/domain/coverage';
import { eachMarkRange } from './annotation-plugin';
import { isSeen } from './seen-sentences';

/** What a text is made of, and how much of it somebody has seen. */
export interface TextFigures {
  composition: Composition;
  coverage: Coverage;
}

/**
 * Counts the figures of a text as it is in `state`, a top-level block for each step, so that the work can be taken up again when the browser
 * has time: 100,000 words take a tenth of a second.
 */
export function* countFigures(state: EditorState, language: string): Generator<void, TextFigures> {
  const tagged: KindSpan[] = [];
  const seen: Span[] = [];
  eachMarkRange(state, ({ from, to }, look) => {
    const { kind } = look;
    if (kind !== 'clear') tagged.push({ from, to, kind });
    if (isSeen(look)) seen.push({ from, to });
  });
  yield;
  const words = countWordsOf(tagged);
  const sentences = countSentencesOf(seen, language);
  for (let index = 0, offset = 0; index < state.doc.childCount; index++) {
    yield;
    const block = state.doc.child(index);
    words.add(block, offset);
    sentences.add(block, offset);
    offset += block.nodeSize;
  }
  return { composition: words.composition, coverage: sentences.coverage };
}
