-- By hand: rules that are on are said to be on since now. Whoever turned them on was told that what is decided stays as it is.
update "Desk" set rules = rules || jsonb_build_object('since',
  case when rules->>'secondCheck' = 'true' then jsonb_build_object('secondCheck', moment.at) else '{}' end
  || case when rules->'votes'->>'when' = 'every' then jsonb_build_object('votes', moment.at) else '{}' end)
from (select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at) moment
where rules->>'secondCheck' = 'true' or rules->'votes'->>'when' = 'every';
