-- The engine's memory. A batch finds its rows by the keys of its slices: a slice of its own (`key`), the sales of a
-- customer, the sales that wait for an hour or a first plan, the customer of a sale (`customer`), and the sales that a
-- customer with unnamed refunds `brings` along.
create table slice (
  generation   int  not null,
  key          text not null,
  organisation text not null,
  customer     text,
  sales_of     text,
  waits_for    text,
  brings       text,
  state        json not null,
  primary key (generation, key)
);
create index on slice (generation, sales_of) where sales_of is not null;
create index on slice (generation, waits_for) where waits_for is not null;

-- One row a commission, for people to read. Amounts in minor units, moments in milliseconds since 1970, UTC.
create table commission (
  generation     int    not null,
  organisation   text   not null,
  commission     uuid   not null,
  conversion     uuid   not null,
  program        uuid   not null,
  partner        uuid   not null,
  customer       uuid   not null,
  link           uuid,
  external_id    text   not null,
  source         text   not null,
  sold_at        bigint not null,
  hold_until     bigint,
  sale_currency  text   not null,
  gross          bigint not null,
  refunded       bigint not null,
  conversions    bigint not null,
  currency       text   not null,
  held           bigint not null,
  pending        bigint not null,
  approved       bigint not null,
  paid           bigint not null default 0,
  rejected       boolean not null,
  awaiting_rate  boolean not null,
  plan_version   int    not null,
  rule           json   not null,
  level          text   not null,
  base           bigint not null,
  approved_at    bigint,
  rejection      json,
  updated_at     bigint not null,
  state          text   not null generated always as (
    case when awaiting_rate then 'awaiting-rate' when rejected then 'rejected' when held > 0 then 'held'
         when pending > 0 then 'pending' when approved > 0 and paid >= approved then 'paid' when approved > 0 then 'approved'
         else 'reversed' end) stored,
  primary key (generation, organisation, commission)
);
create index on commission (generation, organisation, sold_at desc, commission);
create index on commission (generation, organisation, state, sold_at desc, commission);
create index on commission (generation, organisation, partner, sold_at desc, commission);
create index on commission (generation, organisation, partner, currency, approved_at) where approved > paid;

-- Every entry in the order of the log: what the explanation of a commission is made of.
create table entry (
  generation   int    not null,
  organisation text   not null,
  commission   uuid   not null,
  position     bigint not null,
  cause        text   not null,
  at           bigint not null,
  held         bigint not null,
  pending      bigint not null,
  approved     bigint not null,
  refunded     bigint not null,
  base         bigint not null,
  primary key (generation, organisation, commission, position)
);

create table customer (
  generation   int    not null,
  organisation text   not null,
  customer     uuid   not null,
  external_id  text   not null,
  signed_up_at bigint not null,
  touched_at   bigint,
  primary key (generation, organisation, customer)
);

create table program (
  generation   int  not null,
  organisation text not null,
  program      uuid not null,
  code         text not null,
  name         text not null,
  currency     text not null,
  primary key (generation, organisation, program)
);

-- Names are sealed; they are opened when somebody looks.
create table partner (
  generation   int  not null,
  organisation text not null,
  partner      uuid not null,
  code         text not null,
  personal     json,
  primary key (generation, organisation, partner)
);

create table plan_version (
  generation   int    not null,
  organisation text   not null,
  program      uuid   not null,
  version      int    not null,
  starts       bigint,
  hold_days    int    not null,
  rules        json   not null,
  published_at bigint not null,
  primary key (generation, organisation, program, version)
);

-- Refunds that no sale can bear.
create table review_item (
  generation   int    not null,
  organisation text   not null,
  refund       uuid   not null,
  program      uuid   not null,
  customer     uuid,
  external_id  text   not null,
  currency     text   not null,
  surplus      bigint not null,
  at           bigint not null,
  primary key (generation, organisation, refund)
);

-- Organisations whose hours are counted.
create table clock (
  organisation text   primary key,
  created_at   bigint not null
);

create table verification (
  organisation text  not null,
  at           bigint not null,
  result       json  not null,
  primary key (organisation, at)
);
