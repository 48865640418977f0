-- Row 21: when a commission was rejected for fraud, so that what of that customer is approved comes to review. The list is
-- derived, so it is emptied with its checkpoints and folded again from the log.
truncate commission, entry, customer, link, program, partner, tier, plan_version, review_item, refund;
delete from checkpoint where consumer_group = 'commission-list';
delete from projection where consumer_group = 'commission-list';

alter table commission add column fraud_at bigint;
create index on commission (generation, organisation, customer) where fraud_at is not null;
create index on commission (generation, organisation, customer) where approved > 0;
