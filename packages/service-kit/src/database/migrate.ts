import { readdirSync, readFileSync } from 'node:fs';
import type { MigrationSet } from '@tributary/event-store';
import pg, { type Client } from 'pg';

/** Names of migrations by schema. */
export type Migrated = Readonly<Record<string, readonly string[]>>;

export function migrationNames({ directory }: MigrationSet): string[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.sql'))
    .sort();
}

/** Runs what has not run yet, as the owner, each file in a transaction of its own; with `wanted`, no other than these. */
export async function migrate(
  client: Client,
  owner: string,
  set: MigrationSet,
  wanted?: readonly string[],
): Promise<void> {
  const { schema, directory } = set;
  const quoted = pg.escapeIdentifier(schema);
  await client.query(`create schema if not exists ${quoted} authorization ${pg.escapeIdentifier(owner)}`);
  await client.query(`set role ${pg.escapeIdentifier(owner)}`);
  try {
    await client.query(
      `create table if not exists ${quoted}.migration (name text primary key, ran_at timestamptz not null default now())`,
    );
    const { rows } = await client.query<{ name: string }>(`select name from ${quoted}.migration`);
    const done = new Set(rows.map(({ name }) => name));
    const files = migrationNames(set).filter((name) => !done.has(name) && (wanted?.includes(name) ?? true));
    for (const name of files) {
      await client.query('begin');
      await client.query(`set local search_path = ${quoted}`);
      const forced = await forcedTables(client, schema);
      for (const table of forced) await client.query(`alter table ${table} no force row level security`);
      await client.query(readFileSync(new URL(name, directory), 'utf8'));
      for (const table of forced) await client.query(`alter table if exists ${table} force row level security`);
      await client.query(`insert into ${quoted}.migration (name) values ($1)`, [name]);
      await client.query('commit');
    }
  } finally {
    await client.query('rollback');
    await client.query('reset role');
  }
}

/** Of these the owner may change no row, and a statement of a migration that does would pass over all of them without a word. */
async function forcedTables(client: Client, schema: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'select relname as name from pg_class where relnamespace = $1::regnamespace and relforcerowsecurity',
    [pg.escapeIdentifier(schema)],
  );
  return rows.map(({ name }) => pg.escapeIdentifier(name));
}
