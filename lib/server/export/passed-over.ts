import { z } from 'zod';
import type { ArticleState } from '@/lib/domain/article-state';
import type { PassedOver } from '@/lib/domain/report/report';
import { storedBasis } from '@/lib/domain/tags/value-fields';
import { GivenGrade, VerdictValue } from '@/lib/domain/verdicts/verdict';
import { prisma } from '../database';

const Judged = z.object({ value: VerdictValue, grade: GivenGrade.optional(), rationale: z.string() });
const Given = z.object({ verdict: Judged.nullish(), second: Judged.nullish() });

/** Each type of judgement that can stand beside another, and what it is beside. */
const fields = { 'verdict.given': 'verdict', 'check.second-given': 'secondCheck' } as const;

/**
 * The verdicts and second checks that were given beside one that stands, and that whoever had seen both did not take, by tag and the oldest first. The journal
 * alone has them: the state keeps what stands. Rights are the caller's to check.
 */
export async function readPassedOver({
  articleId,
  annotations,
}: Pick<ArticleState, 'articleId' | 'annotations'>): Promise<ReadonlyMap<string, PassedOver[]>> {
  const rows = await prisma.$queryRaw<(Row & { basedOn: string | null })[]>`
    select kept.payload->>'annotationId' as "annotationId", kept.payload->>'basedOn' as "basedOn", given.type, given.payload, given.at,
      coalesce(giver.name, '') as name, coalesce(keeper.name, '') as "keptBy"
    from "JournalEntry" kept
    join "JournalEntry" given on given.id = (kept.payload->>'rivalEntryId')::uuid and given."articleId" = kept."articleId"
    left join "Person" giver on giver.id = given."actorId"
    left join "Person" keeper on keeper.id = kept."actorId"
    where kept."articleId" = ${articleId}::uuid and kept.type = 'rival.settled' and kept.payload->>'take' = 'false'
      and given.type in ('verdict.given', 'check.second-given')
    order by kept.seq`;
  const passed = new Map<string, PassedOver[]>();
  for (const { annotationId, basedOn, ...row } of rows) {
    const annotation = annotations.get(annotationId);
    const one = passedOver(row);
    // With another judgement in the place of the one that was kept, it is beside nothing.
    if (!annotation || !one || basedOn === null || storedBasis(annotation, fields[row.type])?.entryId !== basedOn) continue;
    passed.set(annotationId, [...(passed.get(annotationId) ?? []), one]);
  }
  return passed;
}

interface Row {
  annotationId: string;
  type: keyof typeof fields;
  payload: unknown;
  at: Date;
  name: string;
  keptBy: string;
}

/** Null where it was none: somebody had wanted to take the verdict back. */
function passedOver({ type, payload, at, name, keptBy }: Omit<Row, 'annotationId'>): PassedOver | null {
  const { verdict, second } = Given.safeParse(payload).data ?? {};
  const judged = type === 'verdict.given' ? verdict : second;
  if (!judged) return null;
  const { rationale: note, ...value } = judged;
  return { ...value, note, name, at: at.toISOString(), isSecond: type === 'check.second-given', keptBy };
}
