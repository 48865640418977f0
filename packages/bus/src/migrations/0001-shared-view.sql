-- `revision` counts what changes a group's view beside its checkpoints (a parking, a release, a skip): a process that
-- holds an older view commits nothing. `position`: up to here the group has nothing left to do, although the last events
-- were of no type that it handles; noted now and then, so that a start need not read them again.
alter table projection add column revision int not null default 0, add column position bigint not null default 0;
