/** Which tables a backup holds, as the database itself lists them. */
import type { Client } from 'pg';
import type { Kind, TableCopy } from './manifest.js';

export type Table = Pick<TableCopy, 'schema' | 'table' | 'columns' | 'partitions'>;

/** Signing in again is no loss; a cookie that a restore brings back to life would be one. */
const leftOut = new Set(['gateway.session']);
/** Keys of people, and the accounts, whose addresses stand there in clear. */
const withKeys = new Set(['vault.person_key', 'gateway.account']);

export async function tablesOf(client: Client, schemas: readonly string[], kind: Kind): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `
    select n.nspname as schema, c.relname as table,
      (select json_agg(a.attname order by a.attnum) from pg_attribute a
       where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select coalesce(json_agg(p.relname order by p.relname), '[]') from pg_inherits i join pg_class p on p.oid = i.inhrelid
       where i.inhparent = c.oid) as partitions
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = any($1) and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'migration'
    order by 1, 2`,
    [schemas],
  );
  return rows.filter(({ schema, table }) => {
    const name = `${schema}.${table}`;
    return !leftOut.has(name) && withKeys.has(name) === (kind === 'keys');
  });
}

export async function migrationsOf(client: Client, schemas: readonly string[]): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const schema of schemas) {
    const { rows } = await client.query<{ name: string }>(
      `select name from ${client.escapeIdentifier(schema)}.migration order by name`,
    );
    found[schema] = rows.map(({ name }) => name);
  }
  return found;
}
