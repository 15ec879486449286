-- By hand: a claim whose verdict awaits a second check waits for nobody who may not give that: who gave the verdict, or is the author, as `workOf`
-- (lib/domain/articles/article-work.ts) says from now on.
with waiting as (
  select one."articleId", coalesce(one."assigneeId", verdict."byId")::text as "personId", count(*)::int as count
  from "Annotation" one join "Article" article on article.id = one."articleId"
  join "Verdict" verdict on verdict."annotationId" = one.id and verdict."isCurrent"
  where one.kind = 'claim' and not one."isRemoved" and one."checkState" = 'second-check'
    and one."anchorState" <> 'orphaned' and one.state->'isStale' is distinct from 'true'::jsonb
    and coalesce(one.state->'split'->'own', 'null') = 'null'
    and (one."assigneeId" is not null or one.state->'followed' is null)
    and coalesce(one."assigneeId", verdict."byId") in (verdict."byId", article."authorId")
    -- As `leavesOpen` (lib/domain/tags/annotation.ts) says.
    and not jsonb_path_exists(one.state, '$.rivals[*] ? (@.field == "verdict" || @.field == "secondCheck")')
    and not jsonb_path_exists(one.state, '$.rivals[*].proposed ? (@.checkState == "second-check" || @.checkState == "cut" || @.checkState == "duplicate"
      || @.checkState == "on-author" || @.checkState == "on-legal" || @.checkState == "cannot-be-checked")')
  group by 1, 2
), works as (
  select article.id, jsonb_object_agg(of.key, case when waiting.count is null then of.value else of.value
      || jsonb_build_object('open', (of.value->>'open')::int - waiting.count, 'done', (of.value->>'done')::int + waiting.count) end) as work
  from "Article" article cross join lateral jsonb_each(article.work) as of
  left join waiting on waiting."articleId" = article.id and waiting."personId" = of.key
  where article.id in (select "articleId" from waiting)
  group by 1
)
update "Article" set work = works.work from works where works.id = "Article".id;
