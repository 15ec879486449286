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
});

/** The line for one entry. `state` as for `sentenceOfEntry`; `before` is the article without the entry, if it is known. */
export function rowOf(
  entry: VisibleEntry,
  state: Pick<ArticleState, 'annotations' | 'threads' | 'replyRequests'>,
  before: Pick<ArticleState, 'doc'> | null,
): HistoryRow {
  const { seq, type, actorId: byId, at, payload } = entry;
  const { origin, steps = [], number } = Payload.safeParse(payload).data ?? {};
  const places = before && type === 'text' && origin === 'edit' ? placesOf(before, steps) : [];
  const revision = type === 'revision.made' ? (number ?? null) : null;
  return { ...sentenceOfEntry(entry, state), seq, firstSeq: seq, count: 1, byId, at, kind: kindOfEntry(type), revision, places };
}

/** Where steps begin in a text, as checkers cite it. In the text before the first of them: near enough for a list. */
function placesOf({ doc }: Pick<ArticleState, 'doc'>, steps: readonly unknown[]): string[] {
  const places = new Set<string>();
  for (const json of steps.slice(0, 50)) {
    Step.fromJSON(articleSchema, json)
      .getMap()
      .forEach((from) => {
        places.add(locatorAt(doc, from));
      });
    if (places.size > MAX_PLACES) return [];
  }
  return [...places];
}

/** `rows`, newest first, with those joined that are one piece of work. */
export function joinRows(rows: readonly HistoryRow[]): HistoryRow[] {
  const joined: HistoryRow[] = [];
  for (const row of rows) {
    const last = joined.at(-1);
    if (!last || !isOneWork(last, row)) {
      joined.push({ ...row });
      continue;
    }
    const places = [...new Set([...row.places, ...last.places])];
    last.places = places.length > MAX_PLACES ? [] : places;
    last.firstSeq = row.firstSeq;
    last.count += row.count;
  }
  return joined;
}

/** Keys, and sentences marked clear: what is done many times over, and says nothing by itself. */
function isOneWork(later: HistoryRow, row: HistoryRow): boolean {
  const isRepeated = row.tag === null && row.words === later.words && row.quote === null && repeated.includes(row.words);
  return isRepeated && row.byId === later.byId && Date.parse(later.at) - Date.parse(row.at) <= MAX_PAUSE_MS * later.count;
}

const repeated = ['edited the text', 'marked a sentence clear', 'changed a suggestion', 'changed a query'];
