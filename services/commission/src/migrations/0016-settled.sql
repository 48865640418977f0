-- What a debt or an entry that takes off has used up of a commission is not paid: `paid` is what payouts sent, `settled` the rest of
-- what the ledger has settled. Of what was told before the ledger said so, all stays paid.
alter table commission add column settled bigint not null default 0;

-- With the state goes the index over it.
alter table commission drop column state;
alter table commission add column state text not null generated always as (
  case when awaiting_rate then 'awaiting-rate' when rejected then 'rejected' when held > 0 then 'held'
       when pending > 0 then 'pending' when approved > 0 and approved > paid + settled then 'approved'
       when approved > 0 and paid > 0 then 'paid' when approved <> 0 then 'settled'
       when moved then 'reversed' else 'nothing' end) stored;
create index on commission (generation, organisation, state, sold_at desc, commission);

-- What a list of one state reads: those with an amount in it. Most are paid, which the index over all serves.
create index on commission (generation, organisation, sold_at desc, commission) where held <> 0;
create index on commission (generation, organisation, sold_at desc, commission) where pending <> 0;
create index on commission (generation, organisation, sold_at desc, commission)
  where case when approved < 0 then 0 else approved - paid - settled end <> 0;
create index on commission (generation, organisation, sold_at desc, commission)
  where case when approved < 0 then approved else settled end <> 0;
