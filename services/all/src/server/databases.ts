/** Every PostgreSQL of an installation: that of its services, and those of the log and the keys where these are apart. */
import { type InstallationSettings, prepareInstallation, refuseOtherSecret } from '@tributary/service-kit';
import { installationSettings } from './installation.js';
import { logApart } from './log.js';
import type { Settings } from './settings.js';
import { vaultApart } from './vault.js';

export async function databasesOf(settings: Settings, adminUrl: string): Promise<InstallationSettings[]> {
  return [await installationSettings(settings, adminUrl), logApart(settings), vaultApart(settings)].filter(
    (database) => database !== null,
  );
}

/** Roles, schemas and tables of every service, before any of them starts. */
export async function prepareDatabases(settings: Settings): Promise<void> {
  const databases = await databasesOf(settings, settings.databaseUrl ?? '');
  await refuseOtherSecret(databases);
  for (const database of databases) await (await prepareInstallation(database)).close();
}
