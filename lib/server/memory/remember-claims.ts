import { TERM_RULES } from '@/lib/domain/memory/claim-terms';
import { inTransaction } from '../database';
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
  const look = async () => ((await rememberChunk()) > 0 ? REST_MS : null);
  startRounds(look, { firstMs: REST_MS, retryMs: AGAIN_MS, failure: 'Claims were not read for the memory' });
}

/** Reads some claims whose terms are of older rules, and gives how many. What an article's writer holds is left for later: it writes the terms itself. */
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
