update program p set state = case last.type when 'ProgramActivated' then 'active' when 'ProgramPaused' then 'paused' else 'ended' end
from (
  select distinct on (e.organisation, e.data ->> 'program') e.organisation, (e.data ->> 'program')::uuid as program, e.type
  from json_to_recordset($2::json) as e (organisation text, type text, position bigint, data json)
  order by e.organisation, e.data ->> 'program', e.position desc
) last
where p.generation = $1 and p.organisation = last.organisation and p.id = last.program
