-- $1 nothing older than this is sent any more, $2 attempts at most, $3 how many
select m.organisation, m.id, m.partner, m.expires_at::float8 as "expiresAt", m.sent_at::float8 as "sentAt", p.personal,
       o.name as "organisationName", coalesce(d.attempts, 0) as attempts
from mail m
join partner p on p.organisation = m.organisation and p.id = m.partner
  and p.generation = (select coalesce(max(generation), 1) from projection where consumer_group = 'partner-directory')
left join organisation_name o on o.generation = m.generation and o.organisation = m.organisation
left join mail_delivery d on d.organisation = m.organisation and d.id = m.id
where m.generation = (select coalesce(max(generation), 1) from projection where consumer_group = 'partner-mail')
  and m.sent_at > $1 and (d.state is null or d.state = 'failed' and d.attempts < $2)
order by m.sent_at
limit $3
