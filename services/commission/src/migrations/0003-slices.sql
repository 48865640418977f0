-- The engine's memory is slices under keys and nothing else. What is paid for may be no sale and have no customer. All tables
-- here are derived, so they are emptied with their checkpoints and folded again from the log.
truncate slice, commission, entry, customer, link, program, partner, plan_version, review_item, checkpoint, projection;

drop index slice_generation_sales_of_idx, slice_generation_waits_for_idx;
alter table slice drop column customer, drop column sales_of, drop column waits_for, drop column brings;

alter table commission alter column customer drop not null, add column component text not null default 'base',
  add column kind text not null default 'sale';
