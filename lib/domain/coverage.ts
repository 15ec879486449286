import type { Node } from '@tiptap/pm/model';
import type { Span } from './anchor';
import { joinSpans } from './join-spans';
import { sentencesIn } from './sentences';

/** How many sentences an article has, and how many of them somebody has seen. */
export interface Coverage {
  sentences: number;
  seen: number;
}

/** Counts the sentences with words in `spans`: the places of all tags, *clear* ones too. Spans come in any order and may overlap. */
export function coverageOf(doc: Node, spans: readonly Span[], language: string): Coverage {
  const coverage: Coverage = { sentences: 0, seen: 0 };
  const isSeen = seenIn(spans);
  eachSentence(doc, language, (sentence) => {
    coverage.sentences += 1;
    if (isSeen(sentence)) coverage.seen += 1;
    return true;
  });
  return coverage;
}

/** The first sentence that begins at `pos` or after it and has no words in `spans`; behind the last one it begins again at the top. Null: all are seen. */
export function nextUnseen(doc: Node, spans: readonly Span[], pos: number, language: string): Span | null {
  const isSeen = seenIn(spans);
  let first: Span | null = null;
  let next: Span | null = null;
  eachSentence(doc, language, (sentence) => {
    if (isSeen(sentence)) return true;
    first ??= sentence;
    if (sentence.from < pos) return true;
    next = sentence;
    return false;
  });
  return next ?? first;
}

/** Tells of sentences, asked in text order, if they have words in the spans. */
function seenIn(spans: readonly Span[]): (sentence: Span) => boolean {
  const joined = joinSpans(spans.filter(({ from, to }) => from < to));
  let at = 0;
  return ({ from, to }) => {
    while ((joined[at]?.to ?? Number.POSITIVE_INFINITY) <= from) at += 1;
    return (joined[at]?.from ?? Number.POSITIVE_INFINITY) < to;
  };
}

// A block that an edit did not touch is the same object before and after it: its sentences are kept with it.
const known = new WeakMap<Node, { language: string; sentences: Span[] }>();

/** The sentences of a block of text, counted from where its content begins. Found once for each block. */
export function sentencesOfBlock(block: Node, language: string): readonly Span[] {
  const found = known.get(block);
  if (found?.language === language) return found.sentences;
  const sentences = sentencesIn(block, 0, language);
  known.set(block, { language, sentences });
  return sentences;
}

/** Visits the sentences of a doc in order until `visit` says no. */
function eachSentence(doc: Node, language: string, visit: (sentence: Span) => boolean): void {
  let goesOn = true;
  doc.descendants((node, pos) => {
    if (!goesOn || !node.isTextblock) return goesOn;
    const start = pos + 1;
    for (const { from, to } of sentencesOfBlock(node, language)) {
      if (goesOn) goesOn = visit({ from: start + from, to: start + to });
    }
    return false;
  });
}
