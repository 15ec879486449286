-- By hand: whoever gave the verdict that votes took another in place of is among the checkers of its article, as one who has done their part, as `workOf`
-- (lib/domain/articles/article-work.ts) says from now on. As `votedAway` (lib/domain/checks/first-verdict.ts) finds them.
with firsts as (
  select one."articleId", past."byId" as "personId", count(*)::int as count
  from "Annotation" one
  join "Verdict" verdict on verdict."annotationId" = one.id and verdict."isCurrent"
  cross join lateral jsonb_path_query_first(one.state, '$.check.votes[*] ? (@.entryId == $id)', jsonb_build_object('id', verdict."entryId")) as vote
  cross join lateral (select jsonb_path_query_first(one.state, '$.pastVerdicts[*].verdict ? (@.entryId == $id)',
    jsonb_build_object('id', vote->'verdictEntryId'))->>'byId' as "byId") as past
  where one.kind = 'claim' and not one."isRemoved" and one.state->'check'->'votes' is not null and coalesce(one.state->'split'->'own', 'null') = 'null'
    and one.state->'check'->'adjudication'->>'took' is distinct from 'second'
    and past."byId" <> coalesce(one."assigneeId", case when one.state->'followed' is null then verdict."byId" end)::text
  group by 1, 2
), of_articles as (
  select "articleId", jsonb_object_agg("personId", count) as counts from firsts group by 1
), works as (
  select article.id, jsonb_object_agg(part.key, part.value) as work
  from "Article" article join of_articles on of_articles."articleId" = article.id cross join lateral (
    select coalesce(had.key, first.key) as key, coalesce(had.value, '{"open": 0, "done": 0, "second": 0}')
      || jsonb_build_object('done', coalesce((had.value->>'done')::int, 0) + coalesce(first.value::int, 0)) as value
    from jsonb_each(article.work) as had full join jsonb_each_text(of_articles.counts) as first on first.key = had.key
  ) as part
  group by 1
)
update "Article" set work = works.work from works where works.id = "Article".id;
