import type { ArticleState } from '@/lib/domain/article-state';
import { type Annotation, checkOf } from '@/lib/domain/tags/annotation';
import { prisma } from '../database';

// A merge gives the tag that stays the verdict of the one that goes, sets it beside its own, or leaves it where both say the same. A judgement is named by
// the entry by which it stands, and that is another one on the tag that stays.

/** Where a judgement came to: the tag that stays, and the entries by which it stands there if it does. */
export interface Followed {
  tag: Annotation;
  standsBy: ReadonlySet<string | undefined>;
}

/** What merges that stand made of judgements. */
export interface MergedJudgements {
  /** What became, from merge to merge, of the judgement that stood on a tag by an entry. Null where there is no such tag. */
  follow(annotationId: string, entryId: string): Followed | null;
  /** The tag that one came to, from merge to merge: itself where it was not merged. */
  lastOf(annotationId: string): Annotation | undefined;
}

type Tags = Pick<ArticleState['annotations'], 'get'>;

/** The merges of an article that stand in its state. Rights are the caller's to check. */
export async function readMergedJudgements(articleId: string, annotations: Tags): Promise<MergedJudgements> {
  const rows = await prisma.$queryRaw<Row[]>`
    select id, seq, payload->>'intoId' as "intoId", payload->'gain'->>'verdict' is not null as "givesVerdict",
      array(select rival->>'entryId' from jsonb_path_query(payload, '$.gain.rivals[*]') rival) as rivals, payload->>'rivalEntryId' as taken
    from "JournalEntry"
    where "articleId" = ${articleId}::uuid
      and (type = 'annotation.merged' or type = 'rival.settled' and payload->>'take' = 'true')`;
  const merges = new Map(rows.flatMap((row) => (row.intoId === null ? [] : [[row.id, { ...row, intoId: row.intoId }]])));
  const takenBy = new Map(rows.flatMap(({ id, taken }) => (taken === null ? [] : [[taken, id]])));
  const seqs = await readSeqs([...merges.values()].flatMap(({ intoId }) => annotations.get(intoId)?.basis.verdict?.entryId ?? []));

  /** Each merge by which a tag, and what it went into, went on. Every one is later than the one before: what has gone takes nothing in. */
  function* mergesFrom(annotationId: string) {
    let tag = annotations.get(annotationId);
    while (tag?.isRemoved) {
      const merge = merges.get(tag.basis.presence.entryId);
      const into = merge && annotations.get(merge.intoId);
      if (!into) return;
      yield { merge, from: tag, into };
      tag = into;
    }
  }

  const lastOf = (annotationId: string) => [...mergesFrom(annotationId)].at(-1)?.into ?? annotations.get(annotationId);
  return {
    lastOf,
    follow(annotationId, entryId) {
      const standsBy = new Set<string | undefined>([entryId]);
      for (const { merge, from, into } of mergesFrom(annotationId)) {
        const { verdict, basis } = from;
        const { second, basis: given } = checkOf(from);
        // A second check that comes along keeps its entry; what is set beside another has one of its own once it is taken.
        if (second && standsBy.has(given.secondCheck?.entryId)) standsBy.add(takenBy.get(second.entryId));
        if (!verdict || !standsBy.has(basis.verdict?.entryId)) continue;
        const stands = into.basis.verdict?.entryId;
        if (merge.givesVerdict) standsBy.add(merge.id);
        else if (merge.rivals.includes(verdict.entryId)) standsBy.add(takenBy.get(verdict.entryId));
        else if (stands !== undefined && (seqs.get(stands) ?? merge.seq) < merge.seq) standsBy.add(stands);
      }
      standsBy.delete(undefined);
      const tag = lastOf(annotationId);
      return tag ? { tag, standsBy } : null;
    },
  };
}

/** `intoId`, `givesVerdict` and `rivals` of a merge; `taken` of what was beside another and was taken. */
interface Row {
  id: string;
  seq: number;
  intoId: string | null;
  givesVerdict: boolean;
  rivals: string[];
  taken: string | null;
}

async function readSeqs(entryIds: string[]): Promise<ReadonlyMap<string, number>> {
  const entries = await prisma.journalEntry.findMany({ where: { id: { in: entryIds } }, select: { id: true, seq: true } });
  return new Map(entries.map(({ id, seq }) => [id, seq]));
}
