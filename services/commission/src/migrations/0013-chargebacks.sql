-- Row 8: what became of a chargeback, so that the history of a commission says what moved it and not only that a hold began or
-- ended. The list is derived, so it is emptied with its checkpoints and folded again from the log.
truncate commission, entry, customer, link, program, partner, tier, plan_version, review_item, refund;
delete from checkpoint where consumer_group = 'commission-list';
delete from projection where consumer_group = 'commission-list';

create table chargeback (
  generation   int    not null,
  organisation text   not null,
  position     bigint not null,
  chargeback   uuid   not null,
  conversion   uuid   not null,
  external_id  text   not null,
  turn         text   not null,
  primary key (generation, organisation, position)
);
create index on chargeback (generation, organisation, conversion);
