-- Roll-ups by day (UTC), partner, program and link. Clicks come from a log of their own and so are a read model of their
-- own. Amounts in minor units; a row a currency, because currencies are never added together.
create table daily_clicks (
  generation    int  not null,
  organisation  text not null,
  day           date not null,
  program       uuid not null,
  partner       uuid not null,
  link          uuid not null,
  clicks        int  not null,
  unique_clicks int  not null,
  primary key (generation, organisation, partner, day, program, link)
);
create index on daily_clicks (generation, organisation, day);

-- A visitor counts once a link and day.
create table visitor (
  generation   int  not null,
  organisation text not null,
  link         uuid not null,
  day          date not null,
  visitor      text not null,
  primary key (generation, organisation, link, day, visitor)
);

create table daily_trade (
  generation   int    not null,
  organisation text   not null,
  day          date   not null,
  program      uuid   not null,
  partner      uuid   not null,
  link         uuid   not null,
  currency     text   not null,
  signups      int    not null,
  sales        int    not null,
  gross        bigint not null,
  refunded     bigint not null,
  commission   bigint not null,
  primary key (generation, organisation, partner, day, program, link, currency)
);
create index on daily_trade (generation, organisation, day);

create table partner (
  generation   int  not null,
  organisation text not null,
  partner      uuid not null,
  code         text not null,
  personal     json,
  primary key (generation, organisation, partner)
);

create table program (
  generation   int  not null,
  organisation text not null,
  program      uuid not null,
  code         text not null,
  primary key (generation, organisation, program)
);

create table activity (
  generation   int    not null,
  organisation text   not null,
  id           uuid   not null,
  kind         text   not null,
  at           bigint not null,
  position     bigint not null,
  partner      uuid,
  text         text   not null,
  amount       bigint,
  currency     text,
  primary key (generation, organisation, id)
);
create index on activity (generation, organisation, position desc);
create index on activity (generation, organisation, partner, position desc);
