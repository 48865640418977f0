select p.organisation, p.id, code, type, country, state, access, invited_at::float8 as "invitedAt", joined_at::float8 as "joinedAt",
       created_at::float8 as "createdAt", personal, tiers, parents
from partner p join unnest($2::text[], $3::uuid[]) as wanted (organisation, id) using (organisation, id)
where p.generation = $1
