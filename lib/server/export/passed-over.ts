import { z } from 'zod';
import type { ArticleState } from '@/lib/domain/article-state';
import type { PassedOver } from '@/lib/domain/report/report';
import { storedBasis } from '@/lib/domain/tags/value-fields';
import { GivenGrade, VerdictValue } from '@/lib/domain/verdicts/verdict';
import { prisma } from '../database';
import { readMergedJudgements } from './merged-judgements';

const Judged = z.object({ value: VerdictValue, grade: GivenGrade.optional(), rationale: z.string() });
const Given = z.object({ verdict: Judged.nullish(), second: Judged.nullish() });

/** Each type of judgement that can stand beside another, and what it is beside. */
const fields = { 'verdict.given': 'verdict', 'check.second-given': 'secondCheck' } as const;

/**
 * The verdicts and second checks that were given beside one that stands, and that whoever had seen both did not take, by tag and the oldest first: of a tag
 * that was merged into another, by that one. The journal alone has them: the state keeps what stands. Rights are the caller's to check.
 */
export async function readPassedOver({
  articleId,
  annotations,
}: Pick<ArticleState, 'articleId' | 'annotations'>): Promise<ReadonlyMap<string, PassedOver[]>> {
  const rows = await prisma.$queryRaw<Row[]>`
    select kept.payload->>'annotationId' as "annotationId", kept.payload->>'basedOn' as "basedOn", given.payload->>'annotationId' as "givenOn",
      given.type, given.payload, given.at, coalesce(giver.name, '') as name, coalesce(keeper.name, '') as "keptBy"
    from "JournalEntry" kept
    join "JournalEntry" given on given.id = (kept.payload->>'rivalEntryId')::uuid and given."articleId" = kept."articleId"
    left join "Person" giver on giver.id = given."actorId"
    left join "Person" keeper on keeper.id = kept."actorId"
    where kept."articleId" = ${articleId}::uuid and kept.type = 'rival.settled' and kept.payload->>'take' = 'false'
      and given.type in ('verdict.given', 'check.second-given')
    order by kept.seq`;
  const passed = new Map<string, PassedOver[]>();
  if (rows.length === 0) return passed;
  const merged = await readMergedJudgements(articleId, annotations);
  for (const row of rows) {
    const { annotationId, basedOn, givenOn, type } = row;
    const one = passedOver(row);
    const kept = basedOn === null ? null : merged.follow(annotationId, basedOn);
    // It is beside nothing with another judgement in the place of the one that was kept, or where the merge by which it came was taken back.
    if (!one || !kept?.standsBy.has(storedBasis(kept.tag, fields[type])?.entryId) || merged.lastOf(givenOn) !== kept.tag) continue;
    passed.set(kept.tag.id, [...(passed.get(kept.tag.id) ?? []), one]);
  }
  return passed;
}

interface Row {
  annotationId: string;
  /** The entry of what was kept; null of entries from before, which do not say. */
  basedOn: string | null;
  givenOn: string;
  type: keyof typeof fields;
  payload: unknown;
  at: Date;
  name: string;
  keptBy: string;
}

/** Null where it was none: somebody had wanted to take the verdict back. */
function passedOver({ type, payload, at, name, keptBy }: Row): PassedOver | null {
  const { verdict, second } = Given.safeParse(payload).data ?? {};
  const judged = type === 'verdict.given' ? verdict : second;
  if (!judged) return null;
  const { rationale: note, ...value } = judged;
  return { ...value, note, name, at: at.toISOString(), isSecond: type === 'check.second-given', keptBy };
}
