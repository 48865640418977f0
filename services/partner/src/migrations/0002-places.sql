-- Tiers and parents, dated; no fact was about them before, so what is folded already has none.
alter table partner add column tiers json not null default '[]', add column parents json not null default '[]',
  add column parent uuid;

-- The latest sale that was priced, of whoever earns by it. Folded by the group partner-priced.
create table priced_sale (
  generation   int    not null,
  organisation text   not null,
  partner      uuid   not null,
  sold_at      bigint not null,
  primary key (generation, organisation, partner)
);
