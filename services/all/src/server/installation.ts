/** What of the database the services of a target need, and under which names. */
import { busMigrations, relayMigrations } from '@tributary/bus';
import type { InstallationSettings } from '@tributary/service-kit';
import { logMigrations } from './log.js';
import { rolesIn } from './role-prefix.js';
import { services, servicesOf } from './services.js';
import type { Settings } from './settings.js';
import { vaultMigrationsIn } from './vault.js';

export function installationSettings(
  settings: Pick<Settings, 'target' | 'databaseUrl' | 'secret' | 'eventStore' | 'vaultUrl'>,
  adminUrl: string,
): InstallationSettings {
  return {
    adminUrl,
    prefix: rolesIn(settings.databaseUrl),
    secret: settings.secret,
    shared: [...logMigrations(settings), ...vaultMigrationsIn(settings)],
    services: {
      ...Object.fromEntries(
        servicesOf(settings.target).map((name) => [name, [busMigrations(name), services[name].migrations]]),
      ),
      ...(settings.target === 'relay' && { relay: [relayMigrations] }),
    },
  };
}
