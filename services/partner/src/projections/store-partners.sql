insert into partner (generation, organisation, id, code, type, country, state, access, invited_at, joined_at, created_at, personal, email_lookup,
  tiers, parents, parent)
select $1, organisation, id, code, type, country, state, access, "invitedAt", "joinedAt", "createdAt", personal, "emailLookup",
  tiers, parents, parent
from json_to_recordset($2::json) as (
  organisation text, id uuid, code text, type text, country text, state text, access text, "invitedAt" bigint, "joinedAt" bigint,
  "createdAt" bigint, personal json, "emailLookup" text, tiers json, parents json,
  parent uuid)
on conflict (generation, organisation, id) do update set
  type = excluded.type, country = excluded.country, state = excluded.state, access = excluded.access, invited_at = excluded.invited_at,
  joined_at = excluded.joined_at, personal = excluded.personal, email_lookup = excluded.email_lookup,
  tiers = excluded.tiers, parents = excluded.parents, parent = excluded.parent
