import { readdirSync, readFileSync } from 'node:fs';
import type { MigrationSet } from '@tributary/event-store';
import pg, { type Client } from 'pg';

/** Runs what has not run yet, as the owner, each file in a transaction of its own. */
export async function migrate(client: Client, owner: string, { schema, directory }: MigrationSet): Promise<void> {
  const quoted = pg.escapeIdentifier(schema);
  await client.query(`create schema if not exists ${quoted} authorization ${pg.escapeIdentifier(owner)}`);
  await client.query(`set role ${pg.escapeIdentifier(owner)}`);
  try {
    await client.query(
      `create table if not exists ${quoted}.migration (name text primary key, ran_at timestamptz not null default now())`,
    );
    const { rows } = await client.query<{ name: string }>(`select name from ${quoted}.migration`);
    const done = new Set(rows.map(({ name }) => name));
    const files = readdirSync(directory)
      .filter((name) => name.endsWith('.sql') && !done.has(name))
      .sort();
    for (const name of files) {
      await client.query('begin');
      await client.query(`set local search_path = ${quoted}`);
      await client.query(readFileSync(new URL(name, directory), 'utf8'));
      await client.query(`insert into ${quoted}.migration (name) values ($1)`, [name]);
      await client.query('commit');
    }
  } finally {
    await client.query('rollback');
    await client.query('reset role');
  }
}
