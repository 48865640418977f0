insert into program (generation, organisation, id, code, name, currency, landing_url, attribution, window_days, zone, state, created_at)
select $1, e.organisation, d.program, d.code, d.name, d.currency, d."landingUrl", d.attribution, d."windowDays", d.zone, 'draft', e."occurredAt"
from json_to_recordset($2::json) as e (organisation text, "occurredAt" bigint, data json),
     json_to_record(e.data) as d (program uuid, code text, name text, currency text, "landingUrl" text, attribution text, "windowDays" int, zone text)
on conflict do nothing
