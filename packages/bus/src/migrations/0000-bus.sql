-- In each service's schema. `previous` makes the compare-and-set: an upsert moves a checkpoint only from where the batch
-- found it.
create table checkpoint (
  consumer_group text   not null,
  generation     int    not null,
  organisation   text   not null,
  position       bigint not null,
  previous       bigint not null,
  primary key (consumer_group, generation, organisation)
);

-- The generation of a group's read models that readers see.
create table projection (
  consumer_group text primary key,
  generation     int not null
);

-- Where a money group stands still for one organisation (`parked`), and what other groups have put aside.
create table dead_letter (
  id             uuid        primary key default gen_random_uuid(),
  consumer_group text        not null,
  kind           text        not null check (kind in ('parked', 'dead-letter')),
  organisation   text        not null,
  position       bigint      not null,
  event_id       uuid        not null,
  event_type     text        not null,
  reason         text        not null,
  since          timestamptz not null default now(),
  released       boolean     not null default false,
  unique (consumer_group, organisation, position)
);

-- Given up by a person, for one group; also a fact in the log, read before any replay.
create table skip (
  consumer_group text not null,
  event_id       uuid not null,
  primary key (consumer_group, event_id)
);

create table outbox (
  sequence          bigint generated always as identity primary key,
  stream            text not null,
  expected_revision int  not null,
  event             json not null
);
