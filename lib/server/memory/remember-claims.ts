import { TERM_RULES } from '@/lib/domain/memory/claim-terms';
import { inTransaction, prisma } from '../database';
import { claimVector } from '../journal/claim-words';
import { startRounds } from '../live/rounds';

const CHUNK = 500;
/** Between two chunks, so that people's own questions come first. */
const REST_MS = 200;
const AGAIN_MS = 60_000;

/**
 * Reads the words of remembered claims anew whose terms were made by older rules: all of them after the migration that brought the memory, and after
 * rules have changed. Meanwhile these are found by their old terms, or not. Several processes share the work. Nobody waits for it.
 */
export function startRememberingClaims(): void {
  startRounds(rememberRound, { firstMs: REST_MS, retryMs: AGAIN_MS, failure: 'Claims were not read for the memory' });
}

/** Reads some claims anew, and gives after how long to go on; null if none is left. */
export async function rememberRound(): Promise<number | null> {
  if ((await rememberChunk()) > 0) return REST_MS;
  // What others held was passed over. Not all of them write the terms: who moves an article to another desk does not.
  return (await prisma.rememberedClaim.count({ where: { termRules: { lt: TERM_RULES } } })) > 0 ? AGAIN_MS : null;
}

/** Reads some claims whose terms are of older rules, and gives how many. What an article's writer holds is left for later. */
export async function rememberChunk(): Promise<number> {
  return inTransaction(async (tx) => {
    const rows = await tx.$queryRaw<{ id: string; words: string; statement: string | null }[]>`
      select c."annotationId"::text as id, n.words, n.state->'stated'->>'statement' as statement from "RememberedClaim" c join "Annotation" n on n.id = c."annotationId"
      where c."termRules" < ${TERM_RULES} order by c."termRules" limit ${CHUNK} for update of c skip locked`;
    const terms = JSON.stringify(rows.map(({ id, ...claim }) => ({ id, terms: claimVector(claim) })));
    await tx.$executeRaw`
      update "RememberedClaim" c set terms = r.terms::tsvector, "termRules" = ${TERM_RULES}
      from jsonb_to_recordset(${terms}::jsonb) as r(id uuid, terms text) where c."annotationId" = r.id`;
    return rows.length;
  });
}
