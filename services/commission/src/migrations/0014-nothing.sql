-- A commission that never earned anything says so, and not that it was taken back; what is taken off by hand is approved as well.
-- `moved` is whether an entry ever changed an amount: what the release before writes in the meantime counts as moved, as it did.
-- The list is derived, so it is emptied with its checkpoints and folded again from the log.
truncate commission, entry, customer, link, program, partner, tier, plan_version, review_item, refund, chargeback;
delete from checkpoint where consumer_group = 'commission-list';
delete from projection where consumer_group = 'commission-list';

-- With the state goes the index over it.
alter table commission drop column state;
alter table commission
  add column moved boolean not null default true,
  add column state text not null generated always as (
    case when awaiting_rate then 'awaiting-rate' when rejected then 'rejected' when held > 0 then 'held'
         when pending > 0 then 'pending' when approved > 0 and paid >= approved then 'paid' when approved <> 0 then 'approved'
         when moved then 'reversed' else 'nothing' end) stored;
create index on commission (generation, organisation, state, sold_at desc, commission);
