/** Puts a backup into a database without an installation, as it was; the next start migrates it and goes on. */
import { resolve } from 'node:path';
import { relayMigrations } from '@tributary/bus';
import {
  hasUnfinishedRestore,
  makeSchemas,
  markSchema,
  migrationNames,
  migrationSets,
  roleNames,
  secretMark,
  unfinishedRestore,
} from '@tributary/service-kit';
import type { Client } from 'pg';
import { installationSettings } from '../server/installation.js';
import { copyIn } from './copies.js';
import { operatorSettings, type Place, withDatabase } from './database.js';
import { tellForgotten } from './erasures.js';
import { checkFiles, type Manifest, readManifest } from './manifest.js';

/** Wherever it is kept: a backup may be restored into one database or into several. */
const everythingInOne = {
  target: 'all',
  databaseUrl: null,
  secret: '',
  eventStore: { kind: 'postgres', url: null },
  vaultUrl: null,
} as const;

export interface Restored {
  readonly data: Manifest;
  readonly keys: Manifest;
  /** People whom the keys have forgotten since the backup was made. */
  readonly forgotten: number;
}

export async function restore(folder: string, keysFolder: string): Promise<Restored> {
  const places = { data: resolve(folder), keys: resolve(keysFolder) };
  const data = readManifest(places.data, 'data');
  const keys = readManifest(places.keys, 'keys');
  refuseMismatch(data, keys);
  for (const [at, manifest] of [
    [places.data, data],
    [places.keys, keys],
  ] as const)
    await checkFiles(at, manifest);

  const settings = operatorSettings('restore');
  if (secretMark(settings.secret) !== data.secret)
    throw new Error(
      'The secret here is not the one of the backup. Put that one in TRIBUTARY_SECRET, or in the file "secret" of the data folder.',
    );
  for (const manifest of [data, keys]) await refuseNewer(manifest);
  return withDatabase(settings, async ({ places: databases, placeOf }) => {
    for (const { client } of databases) await client.query("select pg_advisory_lock(hashtext('tributary.migrate'))");
    for (const place of databases) await refuseUsed(place);
    for (const place of databases) {
      await makeRoom(place);
      await copyAll(place, data, places.data);
      await copyAll(place, keys, places.keys);
    }
    const forgotten = await tellForgotten(placeOf('log').client, placeOf('vault').client, Date.now());
    for (const { client } of databases) await client.query(`drop schema ${unfinishedRestore}`);
    return { data, keys, forgotten };
  });
}

/** Keys may come from a newer version than the data: the tables are brought to the version of what is copied into them. */
async function copyAll({ client, installation, schemas }: Place, manifest: Manifest, folder: string): Promise<void> {
  await makeSchemas(client, installation, manifest.migrations);
  await client.query('begin');
  await client.query(`set local role ${client.escapeIdentifier(roleNames(installation.prefix).owner)}`);
  for (const copy of manifest.tables) if (schemas.includes(copy.schema)) await copyIn(client, copy, folder);
  await client.query('commit');
}

function refuseMismatch(data: Manifest, keys: Manifest): void {
  if (keys.secret !== data.secret)
    throw new Error('These keys belong to another installation. Name its own with --keys.');
  if (keys.madeAt < data.madeAt)
    throw new Error(
      `These keys are of ${keys.madeAt}, older than the backup of ${data.madeAt}: people who came between would be lost. Name newer keys with --keys.`,
    );
}

async function refuseNewer({ migrations }: Manifest): Promise<void> {
  const sets = migrationSets(await installationSettings(everythingInOne, ''));
  const known = new Set(sets.flatMap((set) => migrationNames(set).map((name) => `${set.schema}/${name}`)));
  const unknown = Object.entries(migrations).flatMap(([schema, names]) =>
    names.map((name) => `${schema}/${name}`).filter((name) => !known.has(name)),
  );
  if (unknown.length > 0)
    throw new Error(
      `A newer Tributary made this backup: ${unknown.join(', ')} is not known here. Restore it with that version.`,
    );
}

/** An installation that nobody has set up yet gives way, and so does what an interrupted restore has left; any other stays. */
async function refuseUsed({ client, installation }: Place): Promise<void> {
  const { rows: serving } = await client.query(
    'select from pg_stat_activity where datname = current_database() and starts_with(usename, $1) limit 1',
    [`${installation.prefix}_`],
  );
  if (serving.length > 0) throw new Error('A server runs on this database. Stop it first.');
  if (await holdsInstallation(client))
    throw new Error(
      `This database holds an installation already. Restore into an empty one: another folder in TRIBUTARY_DATA_DIR, or another database in ${installation.variable ?? 'DATABASE_URL'}.`,
    );
}

/** From here on a start refuses the database, until the restore is whole. */
async function makeRoom({ client, schemas }: Place): Promise<void> {
  await client.query(`create schema if not exists ${unfinishedRestore}`);
  // The relay's mark is in no backup: what it has told Kafka of another log says nothing about this one.
  for (const schema of [...schemas, markSchema, relayMigrations.schema])
    await client.query(`drop schema if exists ${client.escapeIdentifier(schema)} cascade`);
}

async function holdsInstallation(client: Client): Promise<boolean> {
  if (await hasUnfinishedRestore(client)) return false;
  for (const table of ['log.fact', 'log.click', 'gateway.organisation', 'vault.person_key']) {
    const {
      rows: [found],
    } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [table]);
    if (found?.there && (await client.query(`select from ${table} limit 1`)).rows.length > 0) return true;
  }
  return false;
}
