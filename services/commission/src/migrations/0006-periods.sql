-- What the settlement of periods is decided by. Days are local, in the program's zone.
create table trading_program (
  generation   int  not null,
  organisation text not null,
  program      uuid not null,
  zone         text not null,
  primary key (generation, organisation, program)
);

-- When the sales of a day were recorded, the first and the last of them.
create table trade_day (
  generation   int    not null,
  organisation text   not null,
  program      uuid   not null,
  day          date   not null,
  first        bigint not null,
  last         bigint not null,
  primary key (generation, organisation, program, day)
);

create table settled_period (
  generation   int  not null,
  organisation text not null,
  program      uuid not null,
  kind         text not null,
  period       date not null,
  primary key (generation, organisation, program, kind, period)
);
