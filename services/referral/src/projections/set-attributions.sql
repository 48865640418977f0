update customer c set partner = last.partner, link = last.link, clicked_at = last.clicked_at
from (
  select distinct on (e.organisation, e.data ->> 'customer') e.organisation, (e.data ->> 'customer')::uuid as customer,
         (e.data -> 'to' ->> 'partner')::uuid as partner, (e.data -> 'to' ->> 'link')::uuid as link,
         (e.data -> 'to' ->> 'touchedAt')::bigint as clicked_at
  from json_to_recordset($2::json) as e (organisation text, position bigint, data json)
  order by e.organisation, e.data ->> 'customer', e.position desc
) last
where c.generation = $1 and c.organisation = last.organisation and c.id = last.customer
