-- $1 and $2 where the page before ended, $3 how many
select m.organisation, m.id, m.partner, m.expires_at::float8 as "expiresAt", m.sent_at::float8 as "sentAt", p.personal,
       o.name as "organisationName", coalesce(d.state, 'kept') as state
from mail m
left join partner p on p.organisation = m.organisation and p.id = m.partner
  and p.generation = (select coalesce(max(generation), 1) from projection where consumer_group = 'partner-directory')
left join organisation_name o on o.generation = m.generation and o.organisation = m.organisation
left join mail_delivery d on d.organisation = m.organisation and d.id = m.id
where m.generation = (select coalesce(max(generation), 1) from projection where consumer_group = 'partner-mail')
  and ($1::bigint is null or (m.sent_at, m.id) < ($1, $2::uuid))
order by m.sent_at desc, m.id desc
limit $3
