insert into customer (generation, organisation, id, program, external_id, source, country, signed_up_at)
select $1, e.organisation, d.customer, d.program, d."externalId", d.source, d.country, e."occurredAt"
from json_to_recordset($2::json) as e (organisation text, "occurredAt" bigint, data json),
     json_to_record(e.data) as d (customer uuid, program uuid, "externalId" text, source text, country text)
on conflict do nothing
