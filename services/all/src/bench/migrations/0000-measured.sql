-- The effect of the bench's consumer group: one row an event.
create table measured (
  position bigint primary key
);
