-- Double entry: every posting of a transaction, which one event causes. Amounts in minor units; a transaction's postings
-- add up to 0 per currency.
create table posting (
  generation   int    not null,
  organisation text   not null,
  event        uuid   not null,
  account      text   not null,
  position     bigint not null,
  partner      uuid   not null,
  currency     text   not null,
  amount       bigint not null,
  primary key (generation, organisation, event, account)
);
create index on posting (generation, organisation, partner, currency, position);

-- What the postings add up to for a partner and currency, and which approved commissions a payout would pay (`state`).
create table account (
  generation   int    not null,
  organisation text   not null,
  partner      uuid   not null,
  currency     text   not null,
  held         bigint not null,
  pending      bigint not null,
  available    bigint not null check (available >= 0),
  in_transit   bigint not null check (in_transit >= 0),
  paid         bigint not null,
  debt         bigint not null check (debt >= 0),
  state        json   not null,
  primary key (generation, organisation, partner, currency)
);

-- When a commission was paid: a refund becomes a debt for a limited time only.
create table paid_commission (
  generation   int    not null,
  organisation text   not null,
  commission   uuid   not null,
  paid_at      bigint not null,
  primary key (generation, organisation, commission)
);

create table run (
  generation   int    not null,
  organisation text   not null,
  run          uuid   not null,
  number       int    not null,
  currency     text   not null,
  state        text   not null,
  created_at   bigint not null,
  primary key (generation, organisation, run)
);

create table payout (
  generation   int    not null,
  organisation text   not null,
  payout       uuid   not null,
  run          uuid   not null,
  partner      uuid   not null,
  currency     text   not null,
  amount       bigint not null,
  state        text   not null,
  requested_at bigint,
  paid_at      bigint,
  primary key (generation, organisation, payout)
);
create index on payout (generation, organisation, run);
create index on payout (generation, organisation, partner, requested_at desc);

create table partner (
  generation   int  not null,
  organisation text not null,
  partner      uuid not null,
  code         text not null,
  state        text not null,
  personal     json,
  primary key (generation, organisation, partner)
);
