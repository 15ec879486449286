import type { ArticleState } from '@/lib/domain/article-state';
import { type ArticleAt, type ComparedMoments, type HistoryMoment, MAX_LISTED_CHANGES } from '@/lib/domain/contract/history';
import { DomainError } from '@/lib/domain/errors';
import { compareArticles } from '@/lib/domain/history/compare-articles';
import { tagsAtMoment } from '@/lib/domain/history/compare-tags';
import { textOf } from '@/lib/domain/history/history-text';
import type { TagChange } from '@/lib/domain/history/shown-history';
import { entryTypeOf } from '@/lib/domain/journal/entry-types';
import type { Actor, Viewer } from '@/lib/domain/people/permissions';
import { countWords, readText } from '@/lib/domain/text/article-text';
import { prisma } from '../database';
import type { ArticleHead } from '../journal/article-row';
import { catchUp } from '../journal/keyframes';
import { rebuildOnce } from '../journal/rebuild-once';
import { authorizeArticle } from '../rights/authorize-article';
import { namesOfPeople } from './history-people';

/** The article as it was after entry `seq`: its text and the tags in it. Comments and queries are no part of it. `not-found` if it has not come that far. */
export async function readMoment(actor: Actor, articleId: string, seq: number): Promise<ArticleAt> {
  const { head, viewer } = await authorizeArticle(actor, 'read article', articleId);
  refuseBeyond(head, seq);
  const [state, [moment]] = await Promise.all([rebuildOnce(head, seq), momentsOf(articleId, [seq], viewer)]);
  if (!moment) throw new DomainError('not-found', 'There is no such moment.');
  const { direction, language } = state.details;
  return {
    moment,
    version: state.version,
    direction,
    language,
    blocks: textOf(state),
    tags: tagsAtMoment(state),
    wordCount: countWords(readText(state.doc).words),
    people: await namesOfPeople(state, [moment.byId]),
  };
}

/** What changed between two moments: text, tags and verdicts, and who did it. The earlier one is `from`, whichever is given first. */
export async function compareMoments(actor: Actor, articleId: string, asked: { from?: number; to?: number }): Promise<ComparedMoments> {
  const { head, viewer } = await authorizeArticle(actor, 'read article', articleId);
  const [from, to] = [asked.from ?? 1, asked.to ?? head.headSeq].sort((a, b) => a - b);
  if (from === undefined || to === undefined) throw new Error('two moments');
  refuseBeyond(head, to);
  const { before, after } = await readBoth(head, from, to);
  const { changes: all, ...compared } = compareArticles(before, after);
  const changes = await withPlacers(articleId, all, from, to);
  const listed = changes.slice(0, MAX_LISTED_CHANGES);
  const makers = await makersOf(
    articleId,
    listed.flatMap(({ entryId }) => entryId ?? []),
    viewer,
  );
  const [first, last] = await momentsOf(articleId, [from, to], viewer);
  if (!first) throw new DomainError('not-found', 'There is no such moment.');
  const { direction, language } = after.details;
  return {
    from: first,
    to: last ?? first,
    direction,
    language,
    ...compared,
    changes: listed.map((change) => ({ ...change, by: makers.get(change.entryId ?? '') ?? null })),
    tagCount: changes.filter(({ what }) => what !== 'verdict').length,
    verdictCount: changes.filter(({ what }) => what === 'verdict').length,
    people: await namesOfPeople(after, [first.byId, last?.byId, ...[...makers.values()].map(({ byId }) => byId)]),
  };
}

/**
 * With the entry that put a tag on other words: the newest between both moments, but for those by which somebody confirmed words that had changed under
 * the tag. Where there are only such, the text tells of it, and nobody put the tag anywhere.
 */
async function withPlacers(articleId: string, changes: readonly TagChange[], from: number, to: number): Promise<readonly TagChange[]> {
  const placed = changes.flatMap(({ what, tag }) => (what === 'place' ? [tag.id] : []));
  if (placed.length === 0) return changes;
  const rows = await prisma.$queryRaw<{ id: string; tagId: string }[]>`
    select distinct on (payload->>'annotationId') id::text, payload->>'annotationId' as "tagId" from "JournalEntry"
    where "articleId" = ${articleId}::uuid and seq > ${from} and seq <= ${to} and type = 'annotation.span-changed'
      and payload->>'how' <> 'confirmed' and payload->>'annotationId' = any(${placed})
    order by payload->>'annotationId', seq desc`;
  const placers = new Map(rows.map(({ id, tagId }) => [tagId, id]));
  return changes.flatMap((change) => {
    if (change.what !== 'place') return [change];
    const entryId = placers.get(change.tag.id);
    return entryId === undefined ? [] : [{ ...change, entryId }];
  });
}

function refuseBeyond({ headSeq }: ArticleHead, seq: number): void {
  if (seq > headSeq) throw new DomainError('not-found', 'The article has not come that far.');
}

/** Two states of an article. Where no keyframe lies between them, the later one follows from the earlier. */
async function readBoth(head: ArticleHead, from: number, to: number): Promise<{ before: ArticleState; after: ArticleState }> {
  const between = { articleId: head.id, seq: { gt: from, lte: to } };
  const framed = await prisma.keyframe.findFirst({ where: between, select: { seq: true } });
  const before = await rebuildOnce(head, from);
  const after = framed ? await rebuildOnce(head, to) : await catchUp(prisma, before, to);
  return { before, after };
}

const told = { id: true, seq: true, at: true, actorId: true, type: true, payload: true } as const;
type Told = { seq: number; at: Date; actorId: string; type: string; payload: unknown };

/** Of work on a draft a viewer who sees none is not told whose it is. */
const momentOf = ({ seq, at, actorId, type, payload }: Told, { seesDrafts }: Viewer): HistoryMoment => ({
  seq,
  at: at.toISOString(),
  byId: !seesDrafts && entryTypeOf(type).isOfDraft(payload) ? null : actorId,
});

async function momentsOf(articleId: string, seqs: readonly number[], viewer: Viewer): Promise<HistoryMoment[]> {
  const rows = await prisma.journalEntry.findMany({
    where: { articleId, seq: { in: [...seqs] } },
    orderBy: { seq: 'asc' },
    select: told,
  });
  return rows.map((row) => momentOf(row, viewer));
}

/** Who made entries, by their ids. */
async function makersOf(articleId: string, ids: readonly string[], viewer: Viewer): Promise<Map<string, HistoryMoment>> {
  if (ids.length === 0) return new Map();
  const rows = await prisma.journalEntry.findMany({ where: { articleId, id: { in: [...new Set(ids)] } }, select: told });
  return new Map(rows.map((row) => [row.id, momentOf(row, viewer)]));
}
