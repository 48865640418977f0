-- How far each log has been published to Kafka, and which relay may say so until when. A lease rather than a lock, so that
-- a relay that stands still loses it as one that is gone does.
create table published (
  log         text        primary key,
  position    bigint      not null default 0,
  leader      uuid,
  leads_until timestamptz not null default '-infinity'
);
