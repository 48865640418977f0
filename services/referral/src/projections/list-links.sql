-- $1 partner, $2 program, $3 and $4 where the page before ended, $5 how many
select l.id, l.code, l.program, p.name as "programName", l.partner, l.target, l.campaign, l.created_at::float8 as "createdAt"
from link l left join program p on p.generation = l.generation and p.organisation = l.organisation and p.id = l.program
where l.generation = (select coalesce(max(generation), 1) from projection where consumer_group = 'referral-directory')
  and ($1::uuid is null or l.partner = $1) and ($2::uuid is null or l.program = $2)
  and ($3::bigint is null or (l.created_at, l.id) < ($3, $4::uuid))
order by l.created_at desc, l.id desc
limit $5
