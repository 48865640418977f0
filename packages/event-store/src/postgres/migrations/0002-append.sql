-- Both functions take a group of events, each with its stream, the revision it should get and the one that its append
-- expects; a stream belongs to one append of a group. They answer for each stream with its revision before, and with the
-- position of its append's last event, or null for a conflict. A repeated append finds its events there already.
--
-- The lock is held until commit, and each statement after it sees all that earlier holders committed: positions become
-- visible in order, and readers need no lock. Whoever stalls inside the transaction loses it after two seconds.

create function append_facts(events json, clock bigint)
returns table (stream text, last_revision int, last_position bigint)
language plpgsql security definer set search_path = log, pg_temp as $$
#variable_conflict use_column
declare
  last record;
begin
  perform set_config('idle_in_transaction_session_timeout', '2s', true);
  perform pg_advisory_xact_lock(hashtext('tributary.log.fact'));

  select coalesce(max(e.position), 0) as position, coalesce(max(e.recorded_at), 0) as recorded_at into last
  from (select * from fact order by position desc limit 1) e;

  return query
  with wanted as materialized (
    select e.*, coalesce((select max(f.revision) from fact f where f.stream = e.stream), 0) as current
    from rows from (json_to_recordset(events) as (
      stream text, expected int, revision int, id uuid, type text, version int, actor text, correlation uuid,
      causation uuid, "occurredAt" bigint, data json, personal json)) with ordinality e
  ), written as (
    insert into fact
    select last.position + row_number() over (order by ordinality), stream, revision, id, split_part(stream, '.', 1),
           type, version, actor, correlation, causation, "occurredAt", greatest(clock, last.recorded_at), data, personal
    from wanted where expected = current
    returning stream, revision, position
  ), present as (
    select * from written
    union all
    select f.stream, f.revision, f.position from wanted join fact f using (stream, revision, id) where expected <> current
  )
  select stream, max(current), case when bool_and(position is not null) then max(position) end
  from wanted left join present using (stream, revision)
  group by stream;

  perform pg_notify('log_fact', '');
end $$;

create function append_clicks(events json, clock bigint)
returns table (stream text, last_revision int, last_position bigint)
language plpgsql security definer set search_path = log, pg_temp as $$
#variable_conflict use_column
declare
  last      record;
  moment    bigint;
  today     date;
  partition text;
begin
  perform set_config('idle_in_transaction_session_timeout', '2s', true);
  perform pg_advisory_xact_lock(hashtext('tributary.log.click'));

  select e.position, e.recorded_at into last from click_end e;
  moment := greatest(clock, last.recorded_at);
  today := (to_timestamp(moment / 1000.0) at time zone 'UTC')::date;
  partition := 'click_' || to_char(today, 'YYYYMMDD');
  if to_regclass(partition) is null then
    execute format('create table %I partition of click for values from (%L) to (%L)', partition, today, today + 1);
  end if;

  return query
  with wanted as materialized (
    select e.*, coalesce(s.revision, 0) as current
    from rows from (json_to_recordset(events) as (
      stream text, expected int, revision int, id uuid, type text, version int, actor text, correlation uuid,
      causation uuid, "occurredAt" bigint, data json, personal json)) with ordinality e
    left join click_stream s on s.stream = e.stream
  ), written as (
    insert into click
    select today, last.position + row_number() over (order by ordinality), stream, revision, id, split_part(stream, '.', 1),
           type, version, actor, correlation, causation, "occurredAt", moment, data, personal
    from wanted where expected = current
    returning stream, revision, position
  ), counted as (
    insert into click_stream select stream, max(revision) from written group by stream
    on conflict (stream) do update set revision = excluded.revision
  ), ended as (
    update click_end set position = w.position, recorded_at = moment
    from (select max(position) as position from written) w where w.position is not null
  ), present as (
    select * from written
    union all
    select c.stream, c.revision, c.position from wanted join click c using (stream, revision, id) where expected <> current
  )
  select stream, max(current), case when bool_and(position is not null) then max(position) end
  from wanted left join present using (stream, revision)
  group by stream;

  perform pg_notify('log_click', '');
end $$;
