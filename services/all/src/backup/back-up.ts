/** One snapshot of everything, while the installation runs: what is in it belongs together. */
import { mkdirSync, readdirSync, renameSync, existsSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Migrated, refuseOtherSecretIn, roleNames, secretMark } from '@tributary/service-kit';
import type { Client } from 'pg';
import { copyOut } from './copies.js';
import { type OperatorDatabase, operatorSettings, type Place, withDatabase } from './database.js';
import { type Kind, type Manifest, type TableCopy, writeManifest } from './manifest.js';
import { migrationsOf, tablesOf } from './tables.js';

export interface BackedUp {
  readonly folder: string;
  readonly kind: Kind;
  readonly manifest: Manifest;
}

/** Where each kind goes; a kind that is not named is left out. */
export type Folders = Readonly<Partial<Record<Kind, string>>>;

export async function backUp(folders: Folders): Promise<BackedUp[]> {
  const wanted = Object.entries(folders).map(([kind, folder]) => ({ kind: kind as Kind, folder: resolve(folder) }));
  for (const { folder } of wanted) refuseUsed(folder);
  return withDatabase(operatorSettings('back up'), async (database) => {
    for (const { client, installation } of database.places) await refuseOtherSecretIn(client, installation);
    for (const place of database.places) await holdStill(place);
    const common = await describe(database);
    const made: BackedUp[] = [];
    for (const { kind, folder } of wanted) {
      const partial = `${folder}.partial`;
      rmSync(partial, { recursive: true, force: true });
      mkdirSync(partial, { recursive: true, mode: 0o700 });
      const manifest: Manifest = { kind, ...common, tables: await copyAll(database, kind, partial) };
      writeManifest(partial, manifest);
      made.push({ folder, kind, manifest });
    }
    for (const { folder } of made) {
      rmSync(folder, { recursive: true, force: true }); // an empty one
      mkdirSync(dirname(folder), { recursive: true });
      renameSync(`${folder}.partial`, folder);
    }
    return made;
  });
}

async function copyAll({ places }: OperatorDatabase, kind: Kind, folder: string): Promise<TableCopy[]> {
  const copies: TableCopy[] = [];
  for (const { client, schemas } of places)
    for (const table of await tablesOf(client, schemas, kind)) copies.push(await copyOut(client, table, folder));
  return copies;
}

function refuseUsed(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new Error(`${folder} is not empty. Name a folder that does not exist yet.`);
}

/** Takes the snapshot. A migration that ran meanwhile could empty a table under it, so migrations wait. */
async function holdStill({ client, installation, schemas: wanted }: Place): Promise<void> {
  await client.query("select pg_advisory_lock_shared(hashtext('tributary.migrate'))");
  await client.query('begin isolation level repeatable read read only');
  const {
    rows: [me],
  } = await client.query<{ sees: boolean }>(
    'select rolsuper or rolbypassrls as sees from pg_roles where rolname = current_user',
  );
  if (!me?.sees) await becomeOwner(client, roleNames(installation.prefix).owner, wanted);
  const { rows } = await client.query<{ name: string }>(
    'select nspname as name from pg_namespace where nspname = any($1)',
    [wanted],
  );
  const missing = wanted.filter((schema) => !rows.some(({ name }) => name === schema));
  if (missing.length > 0)
    throw new Error(
      `This database holds no whole installation: the schemas ${missing.join(', ')} are missing. Start Tributary on it once; where services have databases of their own, use the tools of PostgreSQL.`,
    );
}

/** Rows that row-level security hides would be missing without a word. */
async function becomeOwner(client: Client, owner: string, schemas: readonly string[]): Promise<void> {
  await client.query(`set local role ${client.escapeIdentifier(owner)}`);
  const { rows } = await client.query<{ name: string }>(
    `
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = any($1) and c.relforcerowsecurity
      and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'of_the_owner')`,
    [schemas],
  );
  if (rows.length > 0)
    throw new Error('An older Tributary serves this database. Start this version on it once, then back it up.');
}

async function describe({
  places,
  placeOf,
  settings,
}: OperatorDatabase): Promise<Pick<Manifest, 'madeAt' | 'secret' | 'head' | 'migrations'>> {
  const {
    rows: [head],
  } = await placeOf('log').client.query<{ fact: string; click: string }>(`
    select (select coalesce(max(position), 0) from log.fact)::text as fact,
           (select coalesce(max(position), 0) from log.click_end)::text as click`);
  let migrations: Migrated = {};
  for (const { client, schemas } of places) migrations = { ...migrations, ...(await migrationsOf(client, schemas)) };
  return {
    madeAt: new Date().toISOString(),
    secret: secretMark(settings.secret),
    head: head ?? { fact: '0', click: '0' },
    migrations,
  };
}
