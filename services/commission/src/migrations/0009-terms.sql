-- The whole of the terms by which a commission is priced, for its export and its explanation. The list is derived, so it is
-- emptied with its checkpoints and folded again from the log.
truncate commission, entry, customer, link, program, partner, plan_version, review_item;
delete from checkpoint where consumer_group = 'commission-list';
delete from projection where consumer_group = 'commission-list';

alter table commission add column terms json not null;
