import type { EditorState } from '@tiptap/pm/state';
import { locatorAt } from '@/lib/domain/article-text';
import { type Composition, countWordsOf, type KindSpan } from '@/lib/domain/composition';
import { type Coverage, countSentencesOf, type SeenSpan, seenSpan } from '@/lib/domain/coverage';
import { eachMarkRange } from './annotation-plugin';

/** What a text is made of, and how much of it somebody has seen. */
export interface TextFigures {
  composition: Composition;
  coverage: Coverage;
  /** The paragraphs that nobody has seen whole, in text order. */
  unseen: readonly UnseenPlace[];
}

/** A paragraph with sentences that nobody has seen: as checkers cite it, where it begins, and what of it was seen. */
export interface UnseenPlace extends Coverage {
  locator: string;
  pos: number;
}

/**
 * Counts the figures of a text as it is in `state`, a top-level block for each step, so that the work can be taken up again when the browser
 * has time: 100,000 words take a tenth of a second.
 */
export function* countFigures(state: EditorState, language: string): Generator<void, TextFigures> {
  const tagged: KindSpan[] = [];
  const seen: SeenSpan[] = [];
  eachMarkRange(state, ({ from, to }, { kind, anchorState }) => {
    if (kind !== 'clear') tagged.push({ from, to, kind });
    const place = seenSpan({ from, to }, kind, anchorState);
    if (place) seen.push(place);
  });
  yield;
  const words = countWordsOf(tagged);
  const sentences = countSentencesOf(seen, language);
  const unseen: UnseenPlace[] = [];
  for (let index = 0, offset = 0; index < state.doc.childCount; index++) {
    yield;
    const block = state.doc.child(index);
    words.add(block, offset);
    const before = { ...sentences.coverage };
    sentences.add(block, offset);
    const part = { sentences: sentences.coverage.sentences - before.sentences, seen: sentences.coverage.seen - before.seen };
    if (part.seen < part.sentences) addPlace(unseen, { ...part, locator: locatorAt(state.doc, offset), pos: offset + 1 });
    offset += block.nodeSize;
  }
  return { composition: words.composition, coverage: sentences.coverage, unseen };
}

/** A heading is cited as the paragraph that follows it: the two are one place. */
function addPlace(places: UnseenPlace[], place: UnseenPlace): void {
  const last = places.at(-1);
  if (last?.locator !== place.locator) places.push(place);
  else places.splice(-1, 1, { ...last, sentences: last.sentences + place.sentences, seen: last.seen + place.seen });
}
