-- What is paid, and when, is kept by commission from now on. All tables here are derived, so they are emptied with their
-- checkpoints and folded again from the log.
truncate posting, account, run, payout, partner, checkpoint, projection;
drop table paid_commission;

alter table account
  drop column state,
  add column written_off bigint not null check (written_off >= 0),
  add column unassigned bigint not null check (unassigned >= 0),
  add check (debt = 0 or available = 0),
  add check (paid >= 0);

-- The approved money of each commission: what is unpaid, and when the rest was settled. `since` is the position of its
-- first approval.
create table funds (
  generation   int    not null,
  organisation text   not null,
  commission   uuid   not null,
  partner      uuid   not null,
  currency     text   not null,
  since        bigint not null,
  unpaid       bigint not null check (unpaid >= 0),
  settled      json   not null,
  primary key (generation, organisation, commission)
);
create index on funds (generation, organisation, partner, currency, since) where unpaid > 0;

-- Each payout as the ledger took it.
create table reservation (
  generation   int    not null,
  organisation text   not null,
  payout       uuid   not null,
  partner      uuid   not null,
  currency     text   not null,
  amount       bigint not null,
  state        text   not null check (state in ('reserved', 'refused', 'paid', 'returned')),
  commissions  json   not null,
  primary key (generation, organisation, payout)
);
