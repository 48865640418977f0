-- $1 partner, $2 program, $3 part of the code, the campaign or the page, $4 and $5 where the page before ended, $6 how many
select l.id, l.code, l.program, p.name as "programName", l.partner, l.target, l.campaign, l.created_at::float8 as "createdAt"
from link l left join program p on p.generation = l.generation and p.organisation = l.organisation and p.id = l.program
where l.generation = (select coalesce(max(generation), 1) from projection where consumer_group = 'referral-directory')
  and ($1::uuid is null or l.partner = $1) and ($2::uuid is null or l.program = $2)
  and ($3::text is null or strpos(lower(concat_ws(' ', l.code, l.campaign, l.target)), lower($3)) > 0)
  and ($4::bigint is null or (l.created_at, l.id) < ($4, $5::uuid))
order by l.created_at desc, l.id desc
limit $6
