-- `checkpoint.organisation` is the lane: the organisation itself, or a share of the visitors for groups that follow clicks.
alter table dead_letter add column lane text;
update dead_letter set lane = organisation;
alter table dead_letter alter column lane set not null;

-- Over Kafka: how far a group is in each partition. Everything of that partition's lanes up to here is handled, except what
-- is parked; the least of them all is the group's `projection.position`.
create table partition_progress (
  consumer_group text   not null,
  partition      int    not null,
  position       bigint not null,
  primary key (consumer_group, partition)
);
