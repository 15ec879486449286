-- AlterTable
ALTER TABLE "Article" ADD COLUMN     "dueAt" TIMESTAMPTZ(3),
ADD COLUMN     "ownerId" UUID,
ADD COLUMN     "work" JSONB NOT NULL DEFAULT '{}';

-- CreateIndex
CREATE INDEX "Article_deskId_isArchived_stage_dueAt_id_idx" ON "Article"("deskId", "isArchived", "stage", "dueAt", "id");

-- CreateIndex
CREATE INDEX "Article_ownerId_idx" ON "Article"("ownerId");

-- CreateIndex
CREATE INDEX "Article_work_idx" ON "Article" USING GIN ("work");

-- Who has what in hand, for articles of before: as `workOf` (lib/domain/article-work.ts) counts it.
with claims as (
  select one."articleId", coalesce(one."assigneeId", verdict."byId") as "checkerId", one."secondId", one."checkState",
    one."checkState" = 'decided' and verdict."entryId" is not null and one.state->'isStale' is distinct from 'true'::jsonb
      and not jsonb_path_exists(one.state, '$.rivals[*] ? (@.field == "verdict" || @.field == "secondCheck")') as "isDone"
  from "Annotation" one left join "Verdict" verdict on verdict."annotationId" = one.id and verdict."isCurrent"
  where one.kind = 'claim' and not one."isRemoved"
), parts as (
  select "articleId", "checkerId" as "personId", (not "isDone")::int as open, "isDone"::int as done, 0 as second
  from claims where "checkerId" is not null
  union all
  select "articleId", "secondId", 0, 0, 1 from claims where "checkState" = 'second-check' and "secondId" is not null
), sums as (
  select "articleId", "personId", sum(open) as open, sum(done) as done, sum(second) as second from parts group by "articleId", "personId"
), works as (
  select "articleId", jsonb_object_agg("personId", jsonb_build_object('open', open, 'done', done, 'second', second)) as work
  from sums group by "articleId"
)
update "Article" set work = works.work from works where works."articleId" = "Article".id;
