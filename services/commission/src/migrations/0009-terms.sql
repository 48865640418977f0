-- The whole of the terms by which a commission is priced, and which refund or other sale moved it, for its export and its
-- explanation. The list is derived, so it is emptied with its checkpoints and folded again from the log.
truncate commission, entry, customer, link, program, partner, tier, plan_version, review_item;
delete from checkpoint where consumer_group = 'commission-list';
delete from projection where consumer_group = 'commission-list';

alter table commission add column terms json not null, add column paid_for json;
alter table entry add column as_of bigint not null, add column led_by uuid;

create table refund (
  generation   int    not null,
  organisation text   not null,
  position     bigint not null,
  refund       uuid   not null,
  conversion   uuid,
  external_id  text   not null,
  primary key (generation, organisation, position)
);
create index on commission (generation, organisation, conversion);
