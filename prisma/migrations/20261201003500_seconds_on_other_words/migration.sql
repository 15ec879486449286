-- By hand: no second check waits for anybody while the first verdict is on other words, or there is none, as `workOf` (lib/domain/articles/article-work.ts)
-- says from now on.
with early as (
  select one."articleId", one."secondId", count(*)::int as count
  from "Annotation" one join "Article" article on article.id = one."articleId"
  left join "Verdict" verdict on verdict."annotationId" = one.id and verdict."isCurrent"
  where one.kind = 'claim' and not one."isRemoved" and one."checkState" = 'second-check'
    and (verdict."byId" is null or one.state->'isStale' = 'true')
    and one."secondId" is distinct from verdict."byId" and one."secondId" is distinct from article."authorId"
    and coalesce(one.state->'split'->'own', 'null') = 'null'
  group by 1, 2
), works as (
  select article.id, coalesce(
      jsonb_object_agg(of.key, jsonb_set(of.value, '{second}', to_jsonb(left_over.second)))
        filter (where (of.value->>'open')::int + (of.value->>'done')::int + left_over.second > 0), '{}') as work
  from "Article" article cross join lateral jsonb_each(article.work) as of
  left join early on early."articleId" = article.id and early."secondId"::text = of.key
  cross join lateral (select greatest(0, (of.value->>'second')::int - coalesce(early.count, 0)) as second) as left_over
  where article.id in (select "articleId" from early)
  group by 1
)
update "Article" set work = works.work from works where works.id = "Article".id;
