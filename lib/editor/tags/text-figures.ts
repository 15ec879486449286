import type { EditorState } from '@tiptap/pm/state';
import { type Composition, countWordsOf, type KindSpan } from '@/lib/domain/coverage/composition';
import { type Coverage, countSentencesOf, type SeenSpan } from '@/lib/domain/coverage/coverage';
import { locatorAt } from '@/lib/domain/text/article-text';
import { eachMarkRange, markOrder } from '../marks/annotation-plugin';
import { seenSpans, type TagOf } from './seen-sentences';

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

/** So many tags are read in one step. */
const TAGS_AT_ONCE = 500;

/**
 * Counts the figures of a text as it is in `state`, some tags or a top-level block for each step, so that the work can be taken up again when the
 * browser has time: 100,000 words take a tenth of a second, and 20,000 tags in them as long again.
 */
export function* countFigures(state: EditorState, tagOf: TagOf, language: string): Generator<void, TextFigures> {
  const tagged: KindSpan[] = [];
  eachMarkRange(state, ({ from, to }, { kind }) => {
    if (kind !== 'clear') tagged.push({ from, to, kind });
  });
  yield;
  const seen: SeenSpan[] = [];
  const ids = markOrder(state);
  for (let at = 0; at < ids.length; at += TAGS_AT_ONCE) {
    seen.push(...seenSpans(state, ids.slice(at, at + TAGS_AT_ONCE), tagOf));
    yield;
  }
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
