-- A sale keeps the version of the plan that prices it, and the list why a customer is whose it is. All tables here are
-- derived, so they are emptied with their checkpoints and folded again from the log.
truncate slice, commission, entry, customer, program, partner, plan_version, review_item, checkpoint, projection;

-- The reason of the last attribution: model, window, and every touch with its verdict.
alter table customer drop column touched_at, add column attribution json;

create table link (
  generation   int  not null,
  organisation text not null,
  link         uuid not null,
  code         text not null,
  primary key (generation, organisation, link)
);
