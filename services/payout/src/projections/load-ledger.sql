-- The slices that a batch reads: $1 generation, $2 accounts (`sweep` where other commissions may have to give), $3 commissions,
-- $4 payouts.
with wanted as (
  select organisation, partner, currency, bool_or(sweep) as sweep
  from json_to_recordset($2) as (organisation text, partner uuid, currency text, sweep boolean)
  group by organisation, partner, currency
), reserved as (
  select r.* from reservation r
  join (select distinct organisation, payout from json_to_recordset($4) as (organisation text, payout uuid)) w using (organisation, payout)
  where generation = $1
), named as (
  select organisation, commission from json_to_recordset($3) as (organisation text, commission uuid)
  union
  select organisation, value::uuid from reserved, json_array_elements_text(commissions)
), touched as (
  select f.* from funds f join named using (organisation, commission) where generation = $1
  union all
  select f.* from funds f join wanted w using (organisation, partner, currency)
  where generation = $1 and unpaid > 0 and sweep and (f.organisation, f.commission) not in (select organisation, commission from named)
)
select 'balance' as kind, json_build_object(
  'organisation', organisation, 'partner', partner, 'currency', currency, 'held', held::text, 'pending', pending::text,
  'available', available::text, 'inTransit', in_transit::text, 'paid', paid::text, 'debt', debt::text,
  'writtenOff', written_off::text, 'unassigned', unassigned::text)::text as slice
from account a join wanted using (organisation, partner, currency) where generation = $1
union all
select 'funds', json_build_object(
  'organisation', organisation, 'partner', partner, 'currency', currency, 'commission', commission, 'since', since::text,
  'unpaid', unpaid::text, 'settled', settled)::text
from touched
union all
select 'reservation', json_build_object(
  'organisation', organisation, 'partner', partner, 'currency', currency, 'payout', payout, 'amount', amount::text,
  'state', state, 'commissions', commissions)::text
from reserved
