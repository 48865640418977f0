-- $1 ids or null for all, $2 state or access, $3 part of the code, $4 HMAC of an address, $5 ids whose name fits the search,
-- $6 and $7 where the page before ended, $8 how many
select organisation, id, code, type, country, state, access, invited_at::float8 as "invitedAt", joined_at::float8 as "joinedAt",
       created_at::float8 as "createdAt", personal, tiers, parents,
       (select code from partner above
        where above.generation = partner.generation and above.organisation = partner.organisation and above.id = partner.parent) as "parentCode"
from partner
where generation = (select coalesce(max(generation), 1) from projection where consumer_group = 'partner-directory')
  and ($1::uuid[] is null or id = any($1))
  and ($2::text is null or $2 in (state, access))
  and ($3::text is null or strpos(lower(code), lower($3)) > 0 or email_lookup = $4 or id = any($5::uuid[]))
  and ($6::bigint is null or (created_at, id) < ($6, $7::uuid))
order by created_at desc, id desc
limit $8
