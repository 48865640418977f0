-- What a batch changed, in one statement: $1 generation, $2 postings, $3 accounts, $4 funds, $5 reservations.
with posted as (
  insert into posting (generation, organisation, event, account, position, partner, currency, amount)
  select $1, organisation, event, account, position, partner, currency, amount
  from json_to_recordset($2) as (
    organisation text, event uuid, account text, position bigint, partner uuid, currency text, amount bigint)
), balanced as (
  insert into account (
    generation, organisation, partner, currency, held, pending, available, in_transit, paid, debt, written_off, unassigned)
  select $1, organisation, partner, currency, held, pending, available, "inTransit", paid, debt, "writtenOff", unassigned
  from json_to_recordset($3) as (
    organisation text, partner uuid, currency text, held bigint, pending bigint, available bigint, "inTransit" bigint, paid bigint,
    debt bigint, "writtenOff" bigint, unassigned bigint)
  on conflict (generation, organisation, partner, currency) do update set
    held = excluded.held, pending = excluded.pending, available = excluded.available, in_transit = excluded.in_transit,
    paid = excluded.paid, debt = excluded.debt, written_off = excluded.written_off, unassigned = excluded.unassigned
), funded as (
  insert into funds (generation, organisation, commission, partner, currency, since, unpaid, settled)
  select $1, organisation, commission, partner, currency, since, unpaid, settled
  from json_to_recordset($4) as (
    organisation text, commission uuid, partner uuid, currency text, since bigint, unpaid bigint, settled json)
  on conflict (generation, organisation, commission) do update set unpaid = excluded.unpaid, settled = excluded.settled
)
insert into reservation (generation, organisation, payout, partner, currency, amount, state, commissions)
select $1, organisation, payout, partner, currency, amount, state, commissions
from json_to_recordset($5) as (
  organisation text, payout uuid, partner uuid, currency text, amount bigint, state text, commissions json)
on conflict (generation, organisation, payout) do update set state = excluded.state, commissions = excluded.commissions
