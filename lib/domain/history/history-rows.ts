import { Step } from '@tiptap/pm/transform';
import { z } from 'zod';
import type { ArticleState } from '../article-state';
import type { VisibleEntry } from '../journal/entry';
import { articleSchema } from '../text/article-schema';
import { locatorAt } from '../text/article-text';
import { kindOfEntry } from './entry-kinds';
import { sentenceOfEntry } from './entry-sentence';
import type { HistoryRow } from './shown-history';

/** What somebody does again and again in a moment is one line, if no longer than this lies between. */
const MAX_PAUSE_MS = 10 * 60 * 1000;
/** More places than this are not told. */
const MAX_PLACES = 3;

const Payload = z.object({
  origin: z.string().optional(),
  kind: z.string().optional(),
  number: z.number().optional(),
  steps: z.array(z.unknown()).optional(),
  restoredSeq: z.number().optional(),
});
type Payload = z.infer<typeof Payload>;

/** A line, and what was done in it that is done many times over and says nothing by itself: the type of its entry. Null of all else. */
export interface JoinableRow {
  row: HistoryRow;
  repeats: string | null;
  /** True where text was changed in more places than are told: no line that it is joined to tells some of them. */
  hasMorePlaces: boolean;
}

/** The line for one entry. `state` as for `sentenceOfEntry`; `before` is the article without the entry, if it is known. */
export function rowOf(
  entry: VisibleEntry,
  state: Pick<ArticleState, 'annotations' | 'threads' | 'replyRequests'>,
  before: Pick<ArticleState, 'doc' | 'annotations'> | null,
): JoinableRow {
  const { seq, type, actorId: byId, at, payload } = entry;
  const said = Payload.safeParse(payload).data ?? {};
  const found = before && type === 'text' && said.origin === 'edit' ? placesOf(before, said.steps ?? []) : [];
  const revision = type === 'revision.made' ? (said.number ?? null) : null;
  const row = {
    ...sentenceOfEntry(entry, state, before),
    seq,
    firstSeq: seq,
    count: 1,
    byId,
    at,
    kind: kindOfEntry(type),
    revision,
    places: found.length > MAX_PLACES ? [] : found,
  };
  return { row, repeats: isRepeated(type, said) ? type : null, hasMorePlaces: found.length > MAX_PLACES };
}

/** Keys, sentences marked clear, and writing on at a draft. */
function isRepeated(type: string, { origin = 'edit', restoredSeq, kind }: Payload): boolean {
  if (type === 'text') return origin === 'edit' && restoredSeq === undefined;
  if (type === 'annotation.created') return kind === 'clear';
  return type === 'suggestion.changed' || type === 'query.changed';
}

/** Where steps begin in a text, as checkers cite it. In the text before the first of them: near enough for a list. Not all, where there are many. */
function placesOf({ doc }: Pick<ArticleState, 'doc'>, steps: readonly unknown[]): string[] {
  const places = new Set<string>();
  for (const json of steps.slice(0, 50)) {
    Step.fromJSON(articleSchema, json)
      .getMap()
      .forEach((from) => {
        places.add(locatorAt(doc, from));
      });
    if (places.size > MAX_PLACES) break;
  }
  return [...places];
}

/** `rows`, newest first, with those joined that are one piece of work. */
export function joinRows(rows: readonly JoinableRow[]): JoinableRow[] {
  const joined: JoinableRow[] = [];
  for (const one of rows) {
    const last = joined.at(-1);
    if (!last || !isOneWork(last, one)) {
      joined.push({ ...one, row: { ...one.row } });
      continue;
    }
    const places = [...new Set([...one.row.places, ...last.row.places])];
    last.hasMorePlaces ||= one.hasMorePlaces || places.length > MAX_PLACES;
    last.row.places = last.hasMorePlaces ? [] : places;
    last.row.firstSeq = one.row.firstSeq;
    last.row.count += one.row.count;
  }
  return joined;
}

function isOneWork(later: JoinableRow, { row, repeats }: JoinableRow): boolean {
  return (
    repeats !== null &&
    repeats === later.repeats &&
    row.byId === later.row.byId &&
    Date.parse(later.row.at) - Date.parse(row.at) <= MAX_PAUSE_MS * later.row.count
  );
}
