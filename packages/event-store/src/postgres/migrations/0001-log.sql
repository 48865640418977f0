-- Facts and clicks are two logs with positions of their own. Times are milliseconds since 1970, UTC. `data` is json, not
-- jsonb: it is kept as it was sent. The last row of a log must stay, because the next position follows from it.

create table fact (
  position     bigint primary key,
  stream       text   not null,
  revision     int    not null,
  id           uuid   not null,
  organisation text   not null,
  type         text   not null,
  version      int    not null,
  actor        text   not null,
  correlation  uuid   not null,
  causation    uuid,
  occurred_at  bigint not null,
  recorded_at  bigint not null,
  data         json   not null,
  personal     json,
  unique (stream, revision)
);
create index fact_by_organisation on fact (organisation, position);

-- One partition a day of recording; the writing function makes the next one when its day begins.
create table click (
  day          date   not null,
  position     bigint not null,
  stream       text   not null,
  revision     int    not null,
  id           uuid   not null,
  organisation text   not null,
  type         text   not null,
  version      int    not null,
  actor        text   not null,
  correlation  uuid   not null,
  causation    uuid,
  occurred_at  bigint not null,
  recorded_at  bigint not null,
  data         json   not null,
  personal     json,
  primary key (day, position)
) partition by range (day);
create index click_by_position on click (position);
create index click_by_stream on click (stream, revision);

-- The last revision of each stream of clicks and the log's end, so that an append need not visit every partition.
create table click_stream (
  stream   text primary key,
  revision int  not null
);
create table click_end (
  position    bigint not null,
  recorded_at bigint not null
);
insert into click_end values (0, 0);
