-- $1 partner, $2 program, $3 part of the customer's id, $4 and $5 where the page before ended, $6 how many
select c.id, c.program, p.name as "programName", c.partner, c.external_id as customer, l.code as "linkCode",
       c.clicked_at::float8 as "clickedAt", c.signed_up_at::float8 as "signedUpAt"
from customer c
left join program p on p.generation = c.generation and p.organisation = c.organisation and p.id = c.program
left join link l on l.generation = c.generation and l.organisation = c.organisation and l.id = c.link
where c.generation = (select coalesce(max(generation), 1) from projection where consumer_group = 'referral-directory')
  and ($1::uuid is null or c.partner = $1) and ($2::uuid is null or c.program = $2)
  and ($3::text is null or strpos(lower(c.external_id), lower($3)) > 0)
  and ($4::bigint is null or (c.signed_up_at, c.id) < ($4, $5::uuid))
order by c.signed_up_at desc, c.id desc
limit $6
