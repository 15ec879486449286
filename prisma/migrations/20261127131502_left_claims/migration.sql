-- AlterTable
ALTER TABLE "Article" ADD COLUMN     "leftClaims" JSONB NOT NULL DEFAULT '[]';

-- By hand: how the claims stand, for articles of before: as `whyLeft` (lib/domain/left-reason.ts), `progressOf` (claim-counts.ts) and `leftClaimsOf`
-- (left-claims.ts) say.
with claims as (
  select one."articleId", verdict.value, coalesce(one.state->'check'->'votes', '[]') as votes,
    case
      when one."checkState" = 'decided' and verdict.value is not null and not known."isStale" and not known."isRival" then null
      when one."anchorState" = 'orphaned' then 'gone'
      when known."isRival" then 'rival'
      when known."isStale" then 'stale'
      when one."checkState" in ('cut', 'duplicate', 'on-author', 'on-legal', 'cannot-be-checked') then 'set-aside'
      when one."checkState" in ('adjudication', 'second-check', 'awaiting-reply') then one."checkState"
      when one."checkState" = 'untouched' then 'to-check'
      else 'being-checked'
    end as reason
  from "Annotation" one left join "Verdict" verdict on verdict."annotationId" = one.id and verdict."isCurrent"
  cross join lateral (
    select one.state->'isStale' is not distinct from 'true'::jsonb as "isStale",
      jsonb_path_exists(one.state, '$.rivals[*] ? (@.field == "verdict" || @.field == "secondCheck")') as "isRival"
  ) as known
  where one.kind = 'claim' and not one."isRemoved" and coalesce(one.state->'factOf', 'null') = 'null'
), progress as (
  select "articleId", jsonb_object_agg(standing, count) as counts
  from (
    select "articleId", case when reason is null then value when reason = 'to-check' then 'open' else 'checking' end as standing, count(*)::int as count
    from claims group by 1, 2
  ) as each
  group by 1
), tallied as (
  select "articleId", reason, case when value is not null and reason in ('second-check', 'adjudication') then (
      select jsonb_build_object(
        'cast', jsonb_array_length(votes), 'most', coalesce(max(share), 0),
        'isEven', count(*) filter (where share = most) > 1
      )
      from (
        select count(*)::int as share, max(count(*)::int) over () as most from jsonb_array_elements(votes) as vote
        group by vote->>'value', coalesce(vote->'grade'->>'id', vote->>'value')
      ) as shares
    ) end as votes
  from claims where reason is not null
), alike as (
  select "articleId", reason, votes, count(*)::int as count from tallied group by 1, 2, 3
), groups as (
  select "articleId", jsonb_agg(
      jsonb_build_object('reason', reason, 'count', count) || case when votes is null then '{}' else jsonb_build_object('votes', votes) end
      order by concat_ws(' ', reason, votes->>'cast', votes->>'most', votes->>'isEven') collate "C"
    ) as left_claims
  from alike group by 1
)
update "Article" set
  "claimCounts" = '{"supported": 0, "partly": 0, "refuted": 0, "unproven": 0, "checking": 0, "open": 0}'::jsonb || progress.counts,
  "leftClaims" = coalesce(groups.left_claims, '[]')
from progress left join groups on groups."articleId" = progress."articleId"
where progress."articleId" = "Article".id;
