-- What is paid of a commission is what the payout service's ledger says, no longer a reckoning of the list's own; `paid_as_of`
-- is the position of the event after which it said so. The list is derived, so it is emptied with its checkpoints and folded
-- again from the log.
truncate commission, entry, customer, program, partner, plan_version, review_item;
delete from checkpoint where consumer_group = 'commission-list';
delete from projection where consumer_group = 'commission-list';

alter table commission
  drop column approved_at,
  add column paid_as_of bigint not null default 0;
