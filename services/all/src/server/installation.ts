/** What of the database the services of a target need, and under which names. */
import { busMigrations, relayMigrations } from '@tributary/bus';
import type { InstallationSettings } from '@tributary/service-kit';
import { logMigrations } from './log.js';
import { rolesIn } from './role-prefix.js';
import { loadServices } from './services.js';
import type { Settings } from './settings.js';
import { vaultMigrationsIn } from './vault.js';

export async function installationSettings(
  settings: Pick<Settings, 'target' | 'databaseUrl' | 'secret' | 'eventStore' | 'vaultUrl'>,
  adminUrl: string,
): Promise<InstallationSettings> {
  const loaded = await loadServices(settings.target);
  return {
    adminUrl,
    ...(settings.databaseUrl && { variable: 'DATABASE_URL' }),
    prefix: rolesIn(settings.databaseUrl),
    secret: settings.secret,
    shared: [...logMigrations(settings), ...vaultMigrationsIn(settings)],
    services: {
      ...Object.fromEntries(loaded.map(({ name, migrations }) => [name, [busMigrations(name), migrations]])),
      ...(settings.target === 'relay' && { relay: [relayMigrations] }),
    },
  };
}
