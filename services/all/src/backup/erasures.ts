import type { Client } from 'pg';

/**
 * Whoever was erased after the backup was made has no key any more, and the log that is restored does not say so. It is
 * said again, for the read models that hold something to look people up by.
 */
export async function tellForgotten(log: Client, vault: Client, now: number): Promise<number> {
  const { rows: erased } = await vault.query<{ organisation: string; person: string }>(
    'select organisation, person from vault.person_key where wrapped is null',
  );
  const { rowCount } = await log.query(
    `
    with last as (select position, recorded_at from log.fact order by position desc limit 1),
    forgotten as materialized (
      select kind, person, organisation, stream, gen_random_uuid() as id,
        (select max(revision) from log.fact f where f.stream = s.stream) as revision
      from unnest($2::text[], $3::text[]) as erased (organisation, person)
      cross join (values ('partner'), ('customer')) k (kind)
      cross join lateral (select organisation || '.' || kind || '-' || person as stream) s
      where exists (select from log.fact f where f.stream = s.stream)
        and not exists (select from log.fact f where f.stream = s.stream and f.type = 'PersonErased')
    )
    insert into log.fact (position, stream, revision, id, organisation, type, version, actor, correlation, occurred_at,
                          recorded_at, data)
    select last.position + row_number() over (order by stream), stream, revision + 1, id, organisation, 'PersonErased', 1,
           'restore', id, $1, greatest($1, last.recorded_at), json_build_object('person', person, 'kind', kind)
    from forgotten, last`,
    [now, erased.map(({ organisation }) => organisation), erased.map(({ person }) => person)],
  );
  return rowCount ?? 0;
}
