-- Exchange rates as people read them: the latest of a day. Folded by the group commission-rates.
create table exchange_rate (
  generation   int    not null,
  organisation text   not null,
  day          date   not null,
  base         text   not null,
  quote        text   not null,
  rate         text   not null,
  recorded_at  bigint not null,
  primary key (generation, organisation, day, base, quote)
);
