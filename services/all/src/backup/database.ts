/**
 * The installation's databases, as an operator on its machine reaches them: the embedded one, running or not, or
 * DATABASE_URL; those of the log and of the keys, where these are apart.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  adminClient,
  connectAdmin,
  type InstallationSettings,
  isLostConnection,
  migrationSets,
  startEmbeddedPostgres,
} from '@tributary/service-kit';
import type { Client } from 'pg';
import { databasesOf } from '../server/databases.js';
import { readSettings, type Settings } from '../server/settings.js';

/** One database, and what of the installation is in it. */
export interface Place {
  readonly installation: InstallationSettings;
  readonly schemas: readonly string[];
  readonly client: Client;
}

export interface OperatorDatabase {
  readonly settings: Settings;
  /** The services' first, then the log's and the keys': what is read later may be ahead, and must not be behind. */
  readonly places: readonly Place[];
  placeOf(schema: 'log' | 'vault'): Place;
}

/** To back up there must be a database; a restore may make the embedded one, but never a secret. */
export function operatorSettings(purpose: 'back up' | 'restore'): Settings {
  const { DATABASE_URL: url, TRIBUTARY_DATA_DIR: named, TRIBUTARY_SECRET: secret } = process.env;
  const folder = named ?? '.data';
  if (purpose === 'back up' && !url && !existsSync(join(folder, 'postgres', 'data')))
    throw new Error(
      `${folder} holds no database. Name the data folder in TRIBUTARY_DATA_DIR, or the PostgreSQL in DATABASE_URL.`,
    );
  if (!secret && !existsSync(join(folder, 'secret')))
    throw new Error(
      `The installation's secret is missing. Put it in TRIBUTARY_SECRET, or in the file ${join(folder, 'secret')}.`,
    );
  const settings = readSettings();
  if (settings.eventStore.kind !== 'postgres')
    throw new Error(
      'EVENT_STORE_URL keeps the log in EventStoreDB, and both belong together. Use the tools of the two stores: first this database, then the log.',
    );
  return settings;
}

export async function withDatabase<Result>(
  settings: Settings,
  work: (database: OperatorDatabase) => Promise<Result>,
): Promise<Result> {
  const postgres = settings.databaseUrl ? null : await startEmbeddedPostgres(join(settings.dataDirectory, 'postgres'));
  const places = await placesOf(settings, settings.databaseUrl ?? postgres?.url ?? '');
  const stop = async (alone: boolean): Promise<void> => {
    await Promise.all(places.map(({ client }) => client.end()));
    if (postgres && !postgres.adopted && alone) await postgres.stop();
  };
  try {
    for (const { client, installation } of places) await connectAdmin(client, installation);
  } catch (error) {
    await stop(true);
    throw error;
  }
  try {
    return await work({ settings, places, placeOf: (schema) => placeOf(places, schema) });
  } catch (error) {
    if (!isLostConnection(error)) throw error;
    const again = 'Run the command again once it answers.';
    throw new Error(`The database went away in the middle of it. ${again}`, { cause: error });
  } finally {
    await stop(await isAlone(places));
  }
}

function placeOf(places: readonly Place[], schema: string): Place {
  const place = places.find(({ schemas }) => schemas.includes(schema));
  if (!place) throw new Error(`No database of this installation has the schema ${schema}`);
  return place;
}

async function placesOf(settings: Settings, adminUrl: string): Promise<Place[]> {
  const merged: InstallationSettings[] = [];
  for (const each of await databasesOf(settings, adminUrl)) {
    const same = merged.findIndex((other) => databaseIn(other.adminUrl) === databaseIn(each.adminUrl));
    const other = merged[same];
    if (other) merged[same] = { ...other, shared: [...other.shared, ...each.shared] };
    else merged.push(each);
  }
  return merged.map((installation) => ({
    installation,
    schemas: [...new Set(migrationSets(installation).map(({ schema }) => schema))],
    client: adminClient(installation),
  }));
}

function databaseIn(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || 5432}${pathname}`;
}

/** A server that was started meanwhile goes on with the PostgreSQL that we have started. */
async function isAlone([first]: readonly Place[]): Promise<boolean> {
  const others = await first?.client
    .query("select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1")
    .catch(() => null);
  return (others?.rows.length ?? 0) === 0;
}
