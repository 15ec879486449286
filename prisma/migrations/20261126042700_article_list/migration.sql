-- DropIndex
DROP INDEX "Article_deskId_updatedAt_id_idx";

-- AlterTable
ALTER TABLE "Article" ADD COLUMN     "claimCounts" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "composedSeq" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "composition" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "isArchived" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "progress" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "stage" TEXT NOT NULL DEFAULT 'tagging',
ADD COLUMN     "titleKey" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "Article_deskId_isArchived_stage_updatedAt_id_idx" ON "Article"("deskId", "isArchived", "stage", "updatedAt", "id");

-- CreateIndex
CREATE INDEX "Article_deskId_isArchived_stage_titleKey_id_idx" ON "Article"("deskId", "isArchived", "stage", "titleKey", "id");

-- CreateIndex
CREATE INDEX "Article_deskId_isArchived_stage_progress_id_idx" ON "Article"("deskId", "isArchived", "stage", "progress", "id");

-- CreateIndex
CREATE INDEX "Article_authorId_idx" ON "Article"("authorId");

-- CreateIndex
CREATE INDEX "article_title_byline_trgm" ON "Article" USING GIN ("title" gin_trgm_ops, "byline" gin_trgm_ops);

-- By hand: the new columns of the articles that are there. What they are made of is counted when a list first shows them (composedSeq 0).

UPDATE "Article" SET
  "isArchived" = "archivedAt" IS NOT NULL,
  "titleKey" = lower(left("title", 80)), -- nearly the key that the next change gives it: without case, with accents
  "progress" = CASE WHEN "claimCount" = 0 THEN 0 ELSE 1000 * "checkedCount" / "claimCount" END,
  "claimCounts" = '{"supported": 0, "partly": 0, "refuted": 0, "unproven": 0, "checking": 0, "open": 0}';

UPDATE "Article" a SET
  "claimCounts" = a."claimCounts" || c.counts,
  "stage" = CASE WHEN c.verdicts = 0 THEN 'tagging' WHEN a."checkedCount" = a."claimCount" THEN 'checked' ELSE 'checking' END
FROM (
  SELECT "articleId", jsonb_object_agg(standing, claims) AS counts, sum(verdicts) AS verdicts
  FROM (
    SELECT n."articleId",
      CASE WHEN v.value IS NOT NULL AND n.state ->> 'isStale' = 'false' THEN v.value WHEN n."checkState" = 'untouched' THEN 'open' ELSE 'checking' END AS standing,
      count(*) AS claims, count(v.value) AS verdicts
    FROM "Annotation" n LEFT JOIN "Verdict" v ON v."annotationId" = n.id AND v."isCurrent"
    WHERE n.kind = 'claim' AND NOT n."isRemoved"
    GROUP BY 1, 2
  ) AS each
  GROUP BY 1
) AS c
WHERE c."articleId" = a.id;

ALTER TABLE "Article" ADD CONSTRAINT "Article_progress" CHECK ("progress" BETWEEN 0 AND 1000);
