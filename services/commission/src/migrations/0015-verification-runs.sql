-- A verification is work of its own: the one of an organisation that runs, or the reason why its last one came to no result.
-- It is taken to run as long as its process says so again and again, by the database's clock.
create table verification_run (
  organisation text        primary key,
  id           uuid        not null,
  since        bigint      not null,
  step         text        not null,
  facts        bigint      not null,
  percent      int         not null,
  beat         timestamptz not null,
  problem      json
);
