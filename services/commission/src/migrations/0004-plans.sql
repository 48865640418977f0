-- A version of a plan is the plan itself as data, with who published it; the tiers that partners are in are known by name. The
-- list is derived, so it is emptied with its checkpoints and folded again from the log.
truncate commission, entry, customer, link, program, partner, plan_version, review_item;
delete from checkpoint where consumer_group = 'commission-list';
delete from projection where consumer_group = 'commission-list';

alter table plan_version
  drop column hold_days,
  drop column rules,
  drop column published_at,
  add column plan json not null,
  add column published_at bigint not null,
  add column published_by text not null;

-- The latest of each partner, in a program or, where that is nil, in all of them.
create table tier (
  generation   int    not null,
  organisation text   not null,
  partner      uuid   not null,
  program      uuid   not null,
  tier         text,
  since        bigint not null,
  primary key (generation, organisation, partner, program)
);
