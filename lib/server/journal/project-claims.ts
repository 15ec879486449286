import { storedWords } from '@/lib/domain/anchors/anchor';
import type { ArticleState } from '@/lib/domain/article-state';
import { factsOf, isCountedClaim } from '@/lib/domain/checks/facts';
import { statementOf } from '@/lib/domain/checks/statement';
import { TERM_RULES } from '@/lib/domain/memory/claim-terms';
import { type Annotation, isChecked } from '@/lib/domain/tags/annotation';
import type { Db, Transaction } from '../database';
import { claimVector } from './claim-words';

/** A claim as the memory of the house keeps it, or none: removed tags, other kinds and what stood in a deleted article are not in it. */
function rememberedRow(state: ArticleState, one: Annotation) {
  const { articleId, details } = state;
  // Facts stand on the words of their claim, which is found by these once.
  if (one.isRemoved || !isCountedClaim(one) || details.isDeleted) return [];
  // The house's is what its lists count as checked: no verdict that waits for another person, is set aside, or that nobody has chosen.
  const verdict = isChecked(one) ? one.verdict : null;
  return [
    {
      id: one.id,
      articleId,
      deskId: details.deskId,
      authorId: details.authorId,
      terms: claimVector({ words: storedWords(state.doc, one.anchor), statement: statementOf(one) }),
      termRules: TERM_RULES,
      standing: verdict?.value ?? 'none',
      hasSources: [one, ...factsOf(state, one)].some(({ evidence }) => evidence.length > 0),
      // Nobody gave a verdict that follows from facts; it is in the name of whoever judged one of these.
      checkedById: verdict?.followed ? null : (verdict?.byId ?? null),
      at: verdict?.at ?? one.at,
    },
  ];
}

/**
 * Writes what became of the touched tags to the memory of the house. What stays as it was is not written: a row has many indexes, and most changes
 * of a tag are none of its words or verdict. `moved` says that the article went to another desk or author, or is deleted.
 */
export async function projectClaims(tx: Transaction, state: ArticleState, touched: ReadonlySet<string>, moved: boolean): Promise<void> {
  const { articleId, details } = state;
  if (moved) {
    await (details.isDeleted
      ? tx.$executeRaw`delete from "RememberedClaim" where "articleId" = ${articleId}::uuid`
      : tx.$executeRaw`update "RememberedClaim" set "deskId" = ${details.deskId}::uuid, "authorId" = ${details.authorId}::uuid where "articleId" = ${articleId}::uuid`);
  }
  const ids = new Set([...touched].flatMap((id) => [id, state.annotations.get(id)?.factOf ?? id]));
  const annotations = [...ids].flatMap((id) => state.annotations.get(id) ?? []);
  if (annotations.length === 0) return;
  const rows = annotations.flatMap((one) => rememberedRow(state, one));
  const kept = new Set(rows.map(({ id }) => id));
  const gone = annotations.map(({ id }) => id).filter((id) => !kept.has(id));
  if (gone.length > 0) await tx.$executeRaw`delete from "RememberedClaim" where "annotationId" = any(${gone}::uuid[])`;
  if (rows.length === 0) return;
  await tx.$executeRaw`
    insert into "RememberedClaim" as c ("annotationId", "articleId", "deskId", "authorId", terms, "termRules", standing, "hasSources", "checkedById", at)
    select id, "articleId", "deskId", "authorId", terms::tsvector, "termRules", standing, "hasSources", "checkedById", at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "articleId" uuid, "deskId" uuid, "authorId" uuid, terms text, "termRules" int,
      standing text, "hasSources" boolean, "checkedById" uuid, at timestamptz)
    on conflict ("annotationId") do update set terms = excluded.terms, "termRules" = excluded."termRules", standing = excluded.standing,
      "hasSources" = excluded."hasSources", "checkedById" = excluded."checkedById", at = excluded.at
      where (c.terms, c."termRules", c.standing, c."hasSources", c."checkedById", c.at)
        is distinct from (excluded.terms, excluded."termRules", excluded.standing, excluded."hasSources", excluded."checkedById", excluded.at)`;
}

/**
 * The columns of an article's rows in the memory that are not what its state says, as `ID COLUMN`. Words that wait to be read by newer rules are none, nor
 * are those of the tags that `isBehind` says of: they wait to be written.
 */
export async function rememberedFaults(
  db: Pick<Db, '$queryRaw'>,
  state: ArticleState,
  isBehind: (one: Annotation) => boolean,
): Promise<string[]> {
  const rows = [...state.annotations.values()].flatMap((one) =>
    rememberedRow(state, one).map((row) => (isBehind(one) ? { ...row, terms: null } : row)),
  );
  const faults = await db.$queryRaw<{ fault: string }[]>`
    with said as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "deskId" uuid, "authorId" uuid, terms text, standing text,
        "hasSources" boolean, "checkedById" uuid, at timestamptz)
    ), stored as (select * from "RememberedClaim" where "articleId" = ${state.articleId}::uuid)
    select coalesce(said.id, stored."annotationId")::text || ' ' || field as fault
    from said full join stored on stored."annotationId" = said.id
    cross join lateral (values
      ('is missing', stored."annotationId" is null),
      ('should not be there', said.id is null),
      ('deskId', stored."deskId" <> said."deskId"),
      ('authorId', said.id is not null and stored."annotationId" is not null and stored."authorId" is distinct from said."authorId"),
      ('terms', stored."termRules" = ${TERM_RULES} and said.terms is not null and stored.terms <> said.terms::tsvector),
      ('standing', stored.standing <> said.standing),
      ('hasSources', stored."hasSources" <> said."hasSources"),
      ('checkedById', said.id is not null and stored."annotationId" is not null and stored."checkedById" is distinct from said."checkedById"),
      ('at', stored.at <> said.at)
    ) as columns(field, "isFault")
    where "isFault"`;
  return faults.map(({ fault }) => `RememberedClaim ${fault}`);
}
