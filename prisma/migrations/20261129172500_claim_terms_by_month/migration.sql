-- By hand: the index of claims' words knows the month of each, so that the newest claims with a common word are found without reading all that have it.
-- Prisma has no words for an index of an expression, hence it is not in schema.prisma. `inMonths` (lib/server/memory/matching-claims.ts) asks for
-- this expression and no other.
CREATE INDEX "remembered_claim_terms_by_month" ON "RememberedClaim" USING GIN ("terms", (array[date_trunc('month', "at" AT TIME ZONE 'UTC')::date]));

-- DropIndex
DROP INDEX "remembered_claim_terms";
