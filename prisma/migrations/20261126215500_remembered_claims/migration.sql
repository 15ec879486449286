-- CreateTable
CREATE TABLE "RememberedClaim" (
    "annotationId" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "authorId" UUID,
    "terms" tsvector NOT NULL DEFAULT ''::tsvector,
    "termRules" INTEGER NOT NULL,
    "standing" TEXT NOT NULL,
    "hasSources" BOOLEAN NOT NULL,
    "checkedById" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RememberedClaim_pkey" PRIMARY KEY ("annotationId")
);

-- CreateTable
CREATE TABLE "NotSameClaim" (
    "personId" UUID NOT NULL,
    "annotationId" UUID NOT NULL,
    "seenId" UUID NOT NULL,

    CONSTRAINT "NotSameClaim_pkey" PRIMARY KEY ("personId","annotationId","seenId")
);

-- CreateIndex
CREATE INDEX "RememberedClaim_deskId_at_annotationId_idx" ON "RememberedClaim"("deskId", "at", "annotationId");

-- CreateIndex
CREATE INDEX "RememberedClaim_deskId_standing_hasSources_at_annotationId_idx" ON "RememberedClaim"("deskId", "standing", "hasSources", "at", "annotationId");

-- CreateIndex
CREATE INDEX "RememberedClaim_deskId_checkedById_standing_hasSources_at_a_idx" ON "RememberedClaim"("deskId", "checkedById", "standing", "hasSources", "at", "annotationId");

-- CreateIndex
CREATE INDEX "RememberedClaim_authorId_at_annotationId_idx" ON "RememberedClaim"("authorId", "at", "annotationId");

-- CreateIndex
CREATE INDEX "RememberedClaim_articleId_idx" ON "RememberedClaim"("articleId");

-- CreateIndex
CREATE INDEX "RememberedClaim_termRules_idx" ON "RememberedClaim"("termRules");

-- CreateIndex
CREATE INDEX "remembered_claim_terms" ON "RememberedClaim" USING GIN ("terms");

-- AddForeignKey
ALTER TABLE "RememberedClaim" ADD CONSTRAINT "RememberedClaim_annotationId_fkey" FOREIGN KEY ("annotationId") REFERENCES "Annotation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NotSameClaim" ADD CONSTRAINT "NotSameClaim_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: PostgreSQL keeps the shares of the 10,000 most common terms (ten for each of these), by which the rare ones are known.

ALTER TABLE "RememberedClaim" ALTER COLUMN "terms" SET STATISTICS 1000;

-- By hand: the claims that are there. Their words are read when the server starts (termRules 0).

INSERT INTO "RememberedClaim" ("annotationId", "articleId", "deskId", "authorId", "termRules", "standing", "hasSources", "checkedById", "at")
SELECT n.id, a.id, a."deskId", a."authorId", 0, coalesce(v.value, 'none'),
  EXISTS (SELECT 1 FROM "Evidence" e WHERE e."annotationId" = n.id AND NOT e."isRemoved"), v."byId", coalesce(v.at, n."createdAt")
FROM "Annotation" n
JOIN "Article" a ON a.id = n."articleId" AND a."deletedAt" IS NULL
LEFT JOIN "Verdict" v ON v."annotationId" = n.id AND v."isCurrent" AND n.state ->> 'isStale' = 'false'
WHERE n.kind = 'claim' AND NOT n."isRemoved";
