-- By hand: a claim beside whose state somebody set another in which it stops or waits for another person is not checked until somebody chooses, as
-- `leavesOpen` (lib/domain/tags/annotation.ts) says from now on. What lists and the memory keep of articles with such claims is counted anew.
create temporary table "OpenState" as
select one.id, one."articleId", one."assigneeId", one."createdAt", one."anchorState", one."checkState", one.state,
  coalesce(one.state->'factOf', 'null') = 'null' as "isCounted", coalesce(one.state->'split'->'own', 'null') = 'null' as "isJudged",
  verdict.value, verdict."byId" as "judgedById", one.state->'isStale' is not distinct from 'true'::jsonb as "isStale",
  jsonb_path_exists(one.state, '$.rivals[*] ? (@.field == "verdict" || @.field == "secondCheck")') as "isDisputed",
  jsonb_path_exists(one.state, '$.rivals[*].proposed ? (@.checkState == "second-check" || @.checkState == "cut" || @.checkState == "duplicate"
    || @.checkState == "on-author" || @.checkState == "on-legal" || @.checkState == "cannot-be-checked")') as "isOpen"
from "Annotation" one left join "Verdict" verdict on verdict."annotationId" = one.id and verdict."isCurrent"
where one.kind = 'claim' and not one."isRemoved" and one."articleId" in (
  select "articleId" from "Annotation" where kind = 'claim' and not "isRemoved"
    and jsonb_path_exists(state, '$.rivals[*] ? (@.field == "checkState")')
);

-- Those that counted as checked until now, by whoever has them in hand.
with changed as (
  select "articleId", coalesce("assigneeId", case when state->'followed' is null then "judgedById" end)::text as "personId", count(*)::int as count
  from "OpenState"
  where "isJudged" and "isOpen" and "checkState" = 'decided' and value is not null and not "isStale" and not "isDisputed"
  group by 1, 2
), works as (
  select article.id, jsonb_object_agg(of.key, case when changed.count is null then of.value else of.value
      || jsonb_build_object('open', (of.value->>'open')::int + changed.count, 'done', (of.value->>'done')::int - changed.count) end) as work
  from "Article" article cross join lateral jsonb_each(article.work) as of
  left join changed on changed."articleId" = article.id and changed."personId" = of.key
  where article.id in (select "articleId" from changed)
  group by 1
)
update "Article" set work = works.work from works where works.id = "Article".id;

-- As `whyLeft` (lib/domain/checks/left-reason.ts), `progressOf` (claim-counts.ts) and `leftClaimsOf` (left-claims.ts) say.
with claims as (
  select "articleId", value,
    jsonb_path_query_array(coalesce(nullif(state->'check'->'votes', 'null'), '[]'), '$[*] ? (!exists(@.cameAt))') as votes,
    case
      when "checkState" = 'decided' and value is not null and not "isStale" and not "isDisputed" and not "isOpen" then null
      when "anchorState" = 'orphaned' then 'gone'
      when "isDisputed" or "isOpen" then 'rival'
      when "isStale" then 'stale'
      when "checkState" in ('cut', 'duplicate', 'on-author', 'on-legal', 'cannot-be-checked') then 'set-aside'
      when "checkState" in ('adjudication', 'second-check', 'awaiting-reply') then "checkState"
      when "checkState" = 'untouched' then 'to-check'
      else 'being-checked'
    end as reason
  from "OpenState" where "isCounted"
), progress as (
  select "articleId", jsonb_object_agg(standing, count) as counts, sum(count)::int as all_claims, sum(checked)::int as checked
  from (
    select "articleId", case when reason is null then value when reason = 'to-check' then 'open' else 'checking' end as standing,
      count(*)::int as count, count(*) filter (where reason is null)::int as checked
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
  "leftClaims" = coalesce(groups.left_claims, '[]'),
  "checkedCount" = progress.checked,
  progress = 1000 * progress.checked / progress.all_claims,
  stage = case when stage = 'checked' and progress.checked < progress.all_claims then 'checking' else stage end
from progress left join groups on groups."articleId" = progress."articleId"
where progress."articleId" = "Article".id;

update "RememberedClaim" c set standing = 'none', "checkedById" = null, at = one."createdAt"
from "OpenState" one where one.id = c."annotationId" and c.standing <> 'none' and one."isOpen";

drop table "OpenState";
