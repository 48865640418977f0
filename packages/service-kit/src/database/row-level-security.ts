import pg, { type Client } from 'pg';
import type { RoleNames, SchemaOwner } from './roles.js';

const quoted = pg.escapeIdentifier;

/**
 * Grants a service's two roles their own schema, and puts every table that names an organisation under row-level
 * security: a request sees the organisation of its transaction, a worker sees all. Tables without one are the worker's. The owner, as
 * whom nobody signs in, sees all for a backup.
 */
export async function secureSchema(
  client: Client,
  names: RoleNames,
  schema: string,
  service: SchemaOwner,
): Promise<void> {
  const request = quoted(names.request(service));
  const worker = quoted(names.worker(service));
  const owner = quoted(names.owner);
  await client.query(`grant usage on schema ${quoted(schema)} to ${request}, ${worker}`);
  await client.query(`grant select, insert, update, delete on all tables in schema ${quoted(schema)} to ${worker}`);
  await client.query(`grant usage on all sequences in schema ${quoted(schema)} to ${request}, ${worker}`);
  const { rows } = await client.query<{ name: string; isolated: boolean }>(
    `
    select c.relname as name, exists (
      select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation' and not a.attisdropped) as isolated
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = $1 and c.relkind in ('r', 'p') and c.relname <> 'migration'`,
    [schema],
  );
  for (const { name, isolated } of rows) {
    const table = `${quoted(schema)}.${quoted(name)}`;
    // Readers need to know which generation of a read model is live.
    if (name === 'projection') await client.query(`grant select on ${table} to ${request}`);
    if (!isolated) continue;
    await client.query(`grant select, insert, update, delete on ${table} to ${request}`);
    await client.query(`
      alter table ${table} enable row level security;
      alter table ${table} force row level security;
      drop policy if exists of_one_organisation on ${table};
      create policy of_one_organisation on ${table} to ${request}
        using (organisation = nullif(current_setting('tributary.organisation', true), ''));
      drop policy if exists of_every_organisation on ${table};
      create policy of_every_organisation on ${table} to ${worker} using (true);
      drop policy if exists of_the_owner on ${table};
      create policy of_the_owner on ${table} for select to ${owner} using (true)`);
  }
}
