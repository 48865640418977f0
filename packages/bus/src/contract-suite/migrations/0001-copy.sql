-- No key, so that an effect that happened twice shows twice.
create table copy (
  sequence       bigint generated always as identity,
  generation     int    not null,
  consumer_group text   not null,
  organisation   text   not null,
  position       bigint not null
);
