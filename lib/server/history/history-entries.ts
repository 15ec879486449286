import { type ArticleState, applyEntry } from '@/lib/domain/article-state';
import type { HistoryFilter, HistoryPage } from '@/lib/domain/contract/history';
import { kindOfEntry } from '@/lib/domain/history/entry-kinds';
import { type JoinableRow, joinRows, rowOf } from '@/lib/domain/history/history-rows';
import type { VisibleEntry } from '@/lib/domain/journal/entry';
import { entryTypeNames } from '@/lib/domain/journal/entry-types';
import type { Actor, Viewer } from '@/lib/domain/people/permissions';
import { seenBy } from '@/lib/domain/talk/query';
import { removedIn } from '@/lib/domain/talk/thread';
import { prisma } from '../database';
import { readEntryPage } from '../journal/entry-rows';
import { createPauses } from '../journal/pauses';
import { rebuildOnce } from '../journal/rebuild-once';
import { stateInPassing } from '../journal/state-at-head';
import { authorizeArticle } from '../rights/authorize-article';
import { namesOfPeople } from './history-people';
import { readToldEntries, type ToldEntries } from './told-entries';

/** So many lines are enough for a page; the entries that were read for the last of them come along. */
const ENOUGH_ROWS = 60;
/** Entries that are read at once. */
const CHUNK = 100;
/** After so many entries a page ends, however few lines they are: somebody typed for an hour. */
const MAX_READ = 1000;
/** Where the entries of a page lie further apart, the article is not brought to each of them: labels are today's, and places are not told. */
const MAX_REPLAYED = 1500;

/**
 * Lines of the history, newest first, as the actor may see them: work on drafts of queries is not there for those who see no drafts. `before`
 * goes on from an earlier page. Keys that follow each other are one line.
 */
export async function listHistory(actor: Actor, articleId: string, { before, personId, kind }: HistoryFilter): Promise<HistoryPage> {
  const { head, viewer } = await authorizeArticle(actor, 'read article', articleId);
  const where = {
    articleId,
    ...(personId !== undefined && { actorId: personId }),
    ...(kind !== undefined && { type: { in: entryTypeNames.filter((type) => kindOfEntry(type) === kind) } }),
  };
  let nextBefore: number | null = Math.min(before ?? head.headSeq + 1, head.headSeq + 1);
  let read = 0;
  const now = await stateInPassing(head);
  const entries: VisibleEntry[] = [];
  let lines: JoinableRow[] = [];
  while (nextBefore !== null && lines.length < ENOUGH_ROWS && read < MAX_READ) {
    const page = { before: nextBefore, take: CHUNK };
    const { entries: told, count, lastSeq }: ToldEntries = await readToldEntries(where, page, viewer, removedIn(now));
    entries.push(...told);
    lines = joinRows([...lines, ...told.map((entry) => rowOf(entry, now, null))]);
    read += count;
    nextBefore = count < CHUNK ? null : lastSeq;
  }
  const rows = joinRows(await rowsOf(articleId, entries, now, viewer)).map(({ row }) => row);
  const sourceIds = [...new Set(rows.flatMap(({ sourceId }) => sourceId ?? []))];
  const sources =
    sourceIds.length === 0
      ? []
      : await prisma.source.findMany({
          where: { id: { in: sourceIds }, evidence: { some: { articleId } } },
          select: { id: true, title: true },
        });
  // As report and exports cite them while signatures stand: a line is not to name what a source came to be called since.
  const titles = new Map(sources.map(({ id, title }) => [id, title]));
  for (const { id, title } of now.signOffs.at(-1)?.cited ?? []) if (titles.has(id)) titles.set(id, title);
  return {
    rows,
    nextBefore,
    people: await namesOfPeople(
      now,
      rows.flatMap(({ byId, namedId }) => [byId, ...(namedId ? [namedId] : [])]),
    ),
    sources: Object.fromEntries(titles),
  };
}

/** The lines of entries, newest first. */
async function rowsOf(articleId: string, entries: readonly VisibleEntry[], now: ArticleState, viewer: Viewer): Promise<JoinableRow[]> {
  const [newest, oldest] = [entries[0], entries.at(-1)];
  if (!newest || !oldest) return [];
  if (newest.seq - oldest.seq > MAX_REPLAYED) {
    const seen = seenBy(now, viewer);
    return entries.map((entry) => rowOf(entry, seen, null));
  }
  const shown = new Map(entries.map((entry) => [entry.seq, entry]));
  const rows: JoinableRow[] = [];
  const pause = createPauses(prisma);
  let state = await rebuildOnce({ id: articleId, headSeq: now.seq, headHash: now.hash ?? '' }, oldest.seq - 1);
  while (state.seq < newest.seq) {
    const page = await readEntryPage(prisma, articleId, state.seq, newest.seq);
    if (page.length === 0) throw new Error('the journal ends before its end');
    for (const entry of page) {
      const next = applyEntry(state, entry);
      const one = shown.get(entry.seq);
      if (one) rows.push(rowOf(one, seenBy(next, viewer), state));
      state = next;
      await pause();
    }
  }
  return rows.reverse();
}
