-- AlterTable
ALTER TABLE "Article" ADD COLUMN     "isVotedOn" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "openVotes" JSONB NOT NULL DEFAULT '[]';

-- CreateIndex
CREATE INDEX "Article_deskId_isVotedOn_idx" ON "Article"("deskId", "isVotedOn");

-- By hand: what is voted on, for articles of before: as `openVotesOf` (lib/domain/open-votes.ts) counts it.
with claims as (
  select one."articleId", one."checkState" = 'adjudication' as "isAdjudicated", verdict."byId"::text as "byId",
    one.state->'check'->'second' as second, coalesce(one.state->'check'->'votes', '[]') as votes,
    verdict.value as value, coalesce(verdict.grade->>'id', verdict.value) as grade,
    coalesce(one.state->'check'->'adjudication', 'null') = 'null' and coalesce(one.state->'check'->'voted', 'null') = 'null' as "isUndecided"
  from "Annotation" one join "Verdict" verdict on verdict."annotationId" = one.id and verdict."isCurrent"
  where one.kind = 'claim' and not one."isRemoved" and one."checkState" in ('adjudication', 'second-check')
    and one.state->'isStale' is distinct from 'true'::jsonb and coalesce(one.state->'split'->'own', 'null') = 'null'
), known as (
  select "articleId", "isAdjudicated", jsonb_array_length(votes) as "cast",
    array(
      select person from (
        select "byId" as person
        union select second->>'byId' where "isUndecided"
          and (second->>'value' <> value or coalesce(second->'grade'->>'id', second->>'value') <> grade)
        union select vote->>'byId' from jsonb_array_elements(votes) as vote
      ) as people order by person collate "C"
    ) as "notBy",
    coalesce((
      select max(share) from (
        select count(*)::int as share from jsonb_array_elements(votes) as vote
        group by vote->>'value', coalesce(vote->'grade'->>'id', vote->>'value')
      ) as shares
    ), 0) as most
  from claims
), alike as (
  select "articleId", "isAdjudicated", "notBy", "cast", most, count(*)::int as count from known group by 1, 2, 3, 4, 5
), open as (
  select "articleId", jsonb_agg(
      jsonb_build_object('count', count, 'isAdjudicated', "isAdjudicated", 'notBy', "notBy", 'cast', "cast", 'most', most)
      order by array_to_string("notBy", ',') collate "C", "isAdjudicated", "cast", most
    ) as votes
  from alike group by "articleId"
)
update "Article" set "openVotes" = open.votes, "isVotedOn" = true from open where open."articleId" = "Article".id;
