select id, code, name, currency, landing_url as "landingUrl", state, attribution, window_days as "windowDays", zone,
       created_at::float8 as "createdAt"
from program
where generation = (select coalesce(max(generation), 1) from projection where consumer_group = 'referral-directory')
order by created_at desc, id
limit 1000
