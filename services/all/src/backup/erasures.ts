import type { Client } from 'pg';

/**
 * Whoever was erased after the backup was made has no key any more, and the log that is restored does not say so. It is
 * said again, for the read models that hold something to look people up by.
 */
export async function tellForgotten(client: Client, now: number): Promise<number> {
  const { rowCount } = await client.query(
    `
    with last as (select position, recorded_at from log.fact order by position desc limit 1),
    forgotten as materialized (
      select kind, person, organisation, stream, gen_random_uuid() as id,
        (select max(revision) from log.fact f where f.stream = s.stream) as revision
      from vault.person_key
      cross join (values ('partner'), ('customer')) k (kind)
      cross join lateral (select organisation || '.' || kind || '-' || person as stream) s
      where wrapped is null
        and exists (select from log.fact f where f.stream = s.stream)
        and not exists (select from log.fact f where f.stream = s.stream and f.type = 'PersonErased')
    )
    insert into log.fact (position, stream, revision, id, organisation, type, version, actor, correlation, occurred_at,
                          recorded_at, data)
    select last.position + row_number() over (order by stream), stream, revision + 1, id, organisation, 'PersonErased', 1,
           'restore', id, $1, greatest($1, last.recorded_at), json_build_object('person', person, 'kind', kind)
    from forgotten, last`,
    [now],
  );
  return rowCount ?? 0;
}
