import { z } from 'zod';
import { Voted } from '@/lib/domain/checks/check';
import type { ClaimSummary } from '@/lib/domain/contract/claims';
import { RememberedStanding } from '@/lib/domain/memory/claim-standing';
import { GivenGrade } from '@/lib/domain/verdicts/verdict';
import { sayVoted } from '@/lib/domain/verdicts/votes';
import { archiveNamesOf } from '../articles/archive-names';
import { prisma } from '../database';

/** A claim as lists show it, but that the name of who judged it is empty where only an archive names them. */
export interface ClaimRow extends ClaimSummary {
  byId: string | null;
}

interface Row extends Omit<ClaimSummary, 'at' | 'standing' | 'grade' | 'followed' | 'voted'> {
  byId: string | null;
  at: Date;
  standing: string;
  grade: unknown;
  followed: unknown;
  voted: unknown;
}

/** Somebody may tag a chapter and write a page on it; a list shows the beginning. */
const MAX_WORDS_CHARS = 2_000;
const MAX_RATIONALE_CHARS = 600;

/** These claims, in the order of the ids. Those that are gone by now are left out. Rights are the caller's to check. */
export async function readClaimRows(ids: readonly string[]): Promise<ClaimRow[]> {
  if (ids.length === 0) return [];
  const rows = await prisma.$queryRaw<Row[]>`
    select c."annotationId"::text as id, a.id::text as "articleId", a.title as "articleTitle", a.language, a."isArchived", n.label, left(n.words, ${MAX_WORDS_CHARS}) as words, n.state->'stated'->>'statement' as statement, c.standing, v.grade, c.at,
      coalesce(left(v.rationale, ${MAX_RATIONALE_CHARS}), '') as rationale, case when v."byId" is null or n.state->'followed' is not null or took.voted is not null then null else coalesce(p.name, '') end as "byName",
      coalesce(took."byId", v."byId")::text as "byId", took.voted,
      case when v."byId" is not null then n.state->'followed' end as followed,
      (select count(*)::int from "Evidence" e join "Annotation" t on t.id = e."annotationId" and (t.id = n.id or not t."isRemoved")
        where not e."isRemoved" and e."annotationId" in (
          select n.id union select fact::uuid from jsonb_array_elements_text(coalesce(n.state->'split'->'factIds', '[]')) fact)) as "sourceCount"
    from "RememberedClaim" c
    join "Annotation" n on n.id = c."annotationId"
    join "Article" a on a.id = c."articleId"
    left join "Verdict" v on v."annotationId" = n.id and v."isCurrent" and c.standing <> 'none'
    -- A vote that has become the verdict, as \`votesTook\` says.
    left join lateral (
      select nullif(n.state->'check'->'voted', 'null') as voted, case when n.state->'check'->'voted' is null then (n.state->'check'->'adjudication'->>'byId')::uuid end as "byId"
      where jsonb_path_exists(n.state, '$.check.votes[*] ? (@.entryId == $id)', jsonb_build_object('id', v."entryId"))) took on true
    left join "Person" p on p.id = coalesce(took."byId", v."byId")
    where c."annotationId" = any(${[...ids]}::uuid[])`;
  const parsed = new Map(rows.map((row) => [row.id, parseRow(row)]));
  return ids.flatMap((id) => parsed.get(id) ?? []);
}

/** These claims as lists show them. Asked of those that are shown alone: the names that only archives have are in what is as large as an article. */
export async function summariesOf(rows: readonly ClaimRow[]): Promise<ClaimSummary[]> {
  const named = await archiveNamesOf(rows.filter(({ byName }) => byName === ''));
  return rows.map(({ byId: _, ...row }) => ({ ...row, byName: named.get(row.id) ?? row.byName }));
}

/** These claims as lists show them, in the order of the ids, as `readClaimRows` reads them. */
export const readSummaries = async (ids: readonly string[]): Promise<ClaimSummary[]> => summariesOf(await readClaimRows(ids));

/** A verdict that is no longer known is shown as none. */
const parseRow = ({ at, standing, grade, followed, voted, ...row }: Row): ClaimRow => ({
  ...row,
  grade: GivenGrade.nullable().catch(null).parse(grade),
  followed: z.array(z.string()).nullable().catch(null).parse(followed),
  voted: readVoted(voted),
  at: at.toISOString(),
  standing: RememberedStanding.catch('none').parse(standing),
});

function readVoted(stored: unknown): string | null {
  const voted = Voted.nullable().catch(null).parse(stored);
  return voted && sayVoted(voted);
}
