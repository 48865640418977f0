-- Payouts that are requested and have no result yet: no approval of their partner is withdrawn meanwhile.
create table open_payout (
  generation   int  not null,
  organisation text not null,
  payout       uuid not null,
  partner      uuid not null,
  currency     text not null,
  primary key (generation, organisation, payout)
);
create index on open_payout (generation, organisation, partner, currency);
