import { z } from 'zod';
import { annotationsById, threadsById } from '@/lib/domain/anchors/anchored-kinds';
import { type ArticleState, emptyState, stateFromJson, stateToJson } from '@/lib/domain/article-state';
import { Annotation } from '@/lib/domain/tags/annotation';
import { Thread } from '@/lib/domain/talk/thread';

// A state is written and read tag by tag: that of a book with 20,000 tags takes most of a second, for which nobody who types is to wait.

/** What the JSON of a state begins with; then comes a tag a line. No other line breaks are in it: JSON writes those of words as `\n`. */
const BEGIN = '{"annotations":[';
const LINE_BREAK = 0x0a;

/** The state as JSON, tag by tag. */
export function* writeStateInPieces(state: ArticleState): Generator<string> {
  const { annotations: _, ...rest } = stateToJson({ ...state, annotations: emptyState(state.articleId).annotations });
  let before = `${BEGIN}\n`;
  for (const one of state.annotations.values()) {
    yield before + JSON.stringify(one);
    before = ',\n';
  }
  yield `${state.annotations.size === 0 ? before : ''}\n],${JSON.stringify(rest).slice(1)}`;
}

/** The state from its JSON, with a pause after each tag and thread. Throws as `stateFromJson` does. */
export function* readStateInSteps(json: Buffer): Generator<undefined, ArticleState> {
  const { annotations, threads = [], ...rest } = Members.parse(yield* membersOf(json));
  const tags = yield* parseInSteps(Annotation, annotations);
  const talk = yield* parseInSteps(Thread, threads);
  return { ...stateFromJson({ ...rest, annotations: [] }), annotations: annotationsById(tags), threads: threadsById(talk) };
}

const Members = z.looseObject({ annotations: z.array(z.unknown()), threads: z.array(z.unknown()).optional() });

function* parseInSteps<T>(Kind: z.ZodType<T>, all: readonly unknown[]): Generator<undefined, T[]> {
  const parsed: T[] = [];
  for (const one of all) {
    parsed.push(Kind.parse(one));
    yield;
  }
  return parsed;
}

/** The JSON as values. That from before it was written in lines comes at once. */
function* membersOf(json: Buffer): Generator<undefined, unknown> {
  if (json[BEGIN.length] !== LINE_BREAK) return JSON.parse(json.toString('utf8'));
  const annotations: unknown[] = [];
  for (let start = BEGIN.length + 1; ; ) {
    const end = json.indexOf(LINE_BREAK, start);
    const line = json.toString('utf8', start, end === -1 ? json.length : end);
    // The line behind the tags has all the rest.
    if (end === -1) return { ...z.looseObject({}).parse(JSON.parse(`${BEGIN}${line}`)), annotations };
    if (line !== '') annotations.push(JSON.parse(line.endsWith(',') ? line.slice(0, -1) : line));
    start = end + 1;
    yield;
  }
}
