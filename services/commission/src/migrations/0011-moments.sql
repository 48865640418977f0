-- When what moved a commission happened, beside when it was recorded: the explanation tells of both kinds. The list is derived,
-- so it is emptied with its checkpoints and folded again from the log.
truncate commission, entry, customer, link, program, partner, tier, plan_version, review_item, refund;
delete from checkpoint where consumer_group = 'commission-list';
delete from projection where consumer_group = 'commission-list';

alter table entry add column occurred_at bigint not null;
