/** The installation's database, as an operator on its machine reaches it: the embedded one, running or not, or DATABASE_URL. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type InstallationSettings, startEmbeddedPostgres } from '@tributary/service-kit';
import pg, { type Client } from 'pg';
import { installationSettings } from '../server/installation.js';
import { logMigrations } from '../server/log.js';
import { readSettings, type Settings } from '../server/settings.js';

export interface OperatorDatabase {
  readonly settings: Settings;
  readonly installation: InstallationSettings;
  readonly client: Client;
  close(): Promise<void>;
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
  if (logMigrations(settings).length === 0)
    throw new Error(
      'EVENT_STORE_URL keeps the log outside this database, and both belong together. Use the tools of the two stores: first this database, then the log.',
    );
  if (settings.vaultUrl)
    throw new Error(
      'VAULT_URL keeps the keys of persons outside this database. Use the tools of PostgreSQL for both, each backup apart from the other.',
    );
  return settings;
}

export async function openDatabase(settings: Settings): Promise<OperatorDatabase> {
  const postgres = settings.databaseUrl ? null : await startEmbeddedPostgres(join(settings.dataDirectory, 'postgres'));
  const adminUrl = settings.databaseUrl ?? postgres?.url ?? '';
  const client = new pg.Client({ connectionString: adminUrl });
  const stop = async (): Promise<void> => {
    if (postgres && !postgres.adopted) await postgres.stop();
  };
  try {
    await client.connect();
  } catch (error) {
    await stop();
    throw new Error(`The database cannot be reached: ${error instanceof Error ? error.message : String(error)}`);
  }
  return {
    settings,
    installation: installationSettings(settings, adminUrl),
    client,
    close: async () => {
      const alone = await isAlone(client);
      await client.end();
      if (alone) await stop();
    },
  };
}

/** A server that was started meanwhile goes on with the PostgreSQL that we have started. */
async function isAlone(client: Client): Promise<boolean> {
  const { rows } = await client
    .query("select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1")
    .catch(() => ({ rows: [] }));
  return rows.length === 0;
}
