-- What a commission was priced by, step by step, and which refund or other sale moved it: for its explanation.
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
