import { Node } from '@tiptap/pm/model';
import { Mapping, Step } from '@tiptap/pm/transform';
import { StoredAnchor } from '@/lib/domain/anchors/anchor';
import { type ArticleState, applyEntry, emptyState, stateFromJson, stateToJson } from '@/lib/domain/article-state';
import { readArticleState } from '@/lib/domain/contract/journal';
import { articleSchema } from '@/lib/domain/text/article-schema';
import { markRanges } from '@/lib/editor/marks/annotation-plugin';
import { suggestionPlace } from '@/lib/editor/marks/suggestion-plugin';
import type { ArticleSession } from '@/lib/editor/session/article-session';
import type { House } from './house';
import { type EntryRow, stepsOf } from './journal-rows';
import { sortedJson } from './sorted-json';
import type { Tab } from './tab';

/** The article as one of those who have it reads it: nothing but plain values, so that any two can be compared. */
export interface Reading {
  by: string;
  doc: string;
  /** By tag that is there: its state, and the words between its positions. */
  anchors: Map<string, string>;
  /** The same of each suggestion; the tables have none. */
  suggestions: Map<string, string> | null;
  /** What is said of each tag that is there but for its place, and of each request for a reply, as people see it. */
  said: Map<string, string> | null;
  /** Everything else, where the whole state is known. */
  state: string | null;
}

/** What a tab's editor shows, with the state of each tag as its session has it. */
export function readEditor({ name, opened }: Tab): Reading {
  if (!opened) throw new Error(`${name} is not open`);
  const { session } = opened;
  const { state } = session.options.host;
  const anchors = new Map<string, string>();
  for (const { id, isRemoved, anchor } of session.annotations.values()) {
    if (!isRemoved) anchors.set(id, said(anchor.state, state.doc, markRanges(state, id)));
  }
  const suggestions = new Map<string, string>();
  for (const { id, anchor } of session.suggestions.values()) {
    const place = suggestionPlace(state, id);
    suggestions.set(id, said(anchor.state, state.doc, place ? [place] : []));
  }
  return { by: `the editor of ${name}`, doc: sortedJson(state.doc.toJSON()), anchors, suggestions, said: saidIn(session), state: null };
}

export function readConfirmed({ name, opened }: Tab): Reading {
  if (!opened) throw new Error(`${name} is not open`);
  return readingOf(`the session of ${name}`, opened.session.confirmed);
}

/** What a server has in memory, as it tells a tab that opens. */
export async function readServer(tab: Tab, port: number, articleId: string): Promise<Reading> {
  const path = readArticleState.path.replace('{articleId}', articleId);
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie: tab.browser.cookie } });
  const { state } = readArticleState.answer?.parse(await answer.json()) ?? {};
  return readingOf(`the server on ${port}`, stateFromJson(state));
}

/** The reducer over the whole journal. */
export function replay(articleId: string, entries: readonly EntryRow[]): ArticleState {
  let state = emptyState(articleId);
  for (const entry of entries) state = applyEntry(state, { ...entry, at: entry.at.toISOString() });
  return state;
}

export const readReplay = (state: ArticleState): Reading => readingOf('a replay from the first entry', state);

/** The text by its steps alone, without the reducer, and where the tables say that tags are: each anchor mapped from its own version to now. */
export async function readTables(house: House, articleId: string, entries: readonly EntryRow[]): Promise<Reading> {
  const [first] = entries;
  let doc = Node.fromJSON(articleSchema, first?.payload instanceof Object ? Reflect.get(first.payload, 'doc') : null);
  const maps: { version: number; map: Mapping['maps'][number] }[] = [];
  for (const entry of entries) {
    const steps = stepsOf(entry).map((json) => Step.fromJSON(articleSchema, json));
    for (const [index, step] of steps.entries()) {
      const applied = step.apply(doc);
      if (!applied.doc) throw new Error(`step ${index} of entry ${entry.seq} does not apply: ${applied.failed}`);
      doc = applied.doc;
      maps.push({ version: entry.version - steps.length + index + 1, map: step.getMap() });
    }
  }
  const anchors = new Map<string, string>();
  const rows = await house.query<{ id: string; anchor: unknown; anchorState: string }>(
    'select id, anchor, "anchorState" from "Annotation" where "articleId" = $1 and not "isRemoved"',
    [articleId],
  );
  for (const { id, anchor, anchorState } of rows) {
    const { version, ranges } = StoredAnchor.parse(anchor);
    const since = new Mapping(maps.filter((one) => one.version > version).map(({ map }) => map));
    const now = ranges.map(({ from, to }) => mapInward(from, to, since.maps));
    anchors.set(id, said(anchorState, doc, now));
  }
  return { by: 'the tables', doc: sortedJson(doc.toJSON()), anchors, suggestions: null, said: null, state: null };
}

/** Step by step: a range that was emptied stays so. */
function mapInward(from: number, to: number, maps: Mapping['maps']): { from: number; to: number } {
  let [start, end] = [from, to];
  for (const map of maps) {
    start = map.map(start, 1);
    end = Math.max(start, map.map(end, -1));
  }
  return { from: start, to: end };
}

function readingOf(by: string, state: ArticleState): Reading {
  const anchors = new Map<string, string>();
  for (const { id, isRemoved, anchor } of state.annotations.values()) {
    if (!isRemoved) anchors.set(id, said(anchor.state, state.doc, anchor.ranges));
  }
  const suggestions = new Map<string, string>();
  for (const { id, anchor } of state.suggestions.values()) suggestions.set(id, said(anchor.state, state.doc, anchor.ranges));
  return { by, doc: sortedJson(state.doc.toJSON()), anchors, suggestions, said: saidIn(state), state: sortedJson(stateToJson(state)) };
}

/** Verdicts, votes, facts and all else of tags, and the log of right of reply. */
function saidIn({ annotations, replyRequests }: Pick<ArticleSession, 'annotations' | 'replyRequests'>): Map<string, string> {
  const there = [...annotations.values()].filter(({ isRemoved }) => !isRemoved);
  const tags = there.map(({ anchor: _anchor, ...rest }) => [rest.id, sortedJson(rest)] as const);
  return new Map([...tags, ...replyRequests.map((one) => [one.id, sortedJson(one)] as const)]);
}

/** State, places and words of a tag. Where it has no words only that is said: an empty range may stand anywhere. */
function said(state: string, doc: Node, ranges: readonly { from: number; to: number }[]): string {
  // Parts that have moved across each other keep their order in the tag; an editor has them in text order.
  const inText = ranges.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from || b.to - a.to);
  const words = inText.map(({ from, to }) => `${from}-${to} ${JSON.stringify(doc.textBetween(from, to, '\n', '\n'))}`);
  return [state, ...words].join(' ');
}

/** What differs first between two readings, in words, or null. */
export function firstDifference(a: Reading, b: Reading): string | null {
  const between = `${a.by} and ${b.by}`;
  const text = differingPart(a.doc, b.doc);
  if (text) return `${between} have another text: ${text}`;
  const elsewhere = differingPlace(a.anchors, b.anchors);
  if (elsewhere) return `${between} have tag elsewhere, ${elsewhere}`;
  const suggested = a.suggestions !== null && b.suggestions !== null ? differingPlace(a.suggestions, b.suggestions) : null;
  if (suggested) return `${between} have suggestion elsewhere, ${suggested}`;
  const otherwise = a.said !== null && b.said !== null ? differingPlace(a.said, b.said) : null;
  if (otherwise) return `${between} have another tag or request ${otherwise}`;
  const state = a.state !== null && b.state !== null ? differingPart(a.state, b.state) : null;
  return state && `${between} differ: ${state}`;
}

function differingPlace(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): string | null {
  for (const id of new Set([...a.keys(), ...b.keys()])) {
    const [one, other] = [a.get(id) ?? 'nothing', b.get(id) ?? 'nothing'];
    if (one !== other) return `${id}: ${one} and ${other}`;
  }
  return null;
}

function differingPart(a: string, b: string): string | null {
  if (a === b) return null;
  let at = 0;
  while (a[at] === b[at]) at++;
  const part = (text: string) => text.slice(Math.max(0, at - 80), at + 120);
  return `at ${at}\n    ${part(a)}\n    ${part(b)}`;
}
