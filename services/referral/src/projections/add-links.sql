insert into link (generation, organisation, id, code, program, partner, target, campaign, created_at)
select $1, e.organisation, d.link, d.code, d.program, d.partner, d.target, d.campaign, e."occurredAt"
from json_to_recordset($2::json) as e (organisation text, "occurredAt" bigint, data json),
     json_to_record(e.data) as d (link uuid, code text, program uuid, partner uuid, target text, campaign text)
on conflict do nothing
