/** What of the database the services of a target need, and under which names. */
import { createHash } from 'node:crypto';
import { busMigrations, relayMigrations } from '@tributary/bus';
import { type InstallationSettings, vaultMigrations } from '@tributary/service-kit';
import { logMigrations } from './log.js';
import { services, servicesOf } from './services.js';
import type { Settings } from './settings.js';

export function installationSettings(
  settings: Pick<Settings, 'target' | 'databaseUrl' | 'secret' | 'eventStore'>,
  adminUrl: string,
): InstallationSettings {
  return {
    adminUrl,
    prefix: prefixOf(settings),
    secret: settings.secret,
    shared: [...logMigrations(settings), vaultMigrations],
    services: {
      ...Object.fromEntries(
        servicesOf(settings.target).map((name) => [name, [busMigrations(name), services[name].migrations]]),
      ),
      ...(settings.target === 'relay' && { relay: [relayMigrations] }),
    },
  };
}

/** Roles belong to a whole cluster, so their names tell installations in it apart. */
export function prefixOf({ databaseUrl }: Pick<Settings, 'databaseUrl'>): string {
  if (!databaseUrl) return 'tributary';
  return `tributary_${createHash('sha256').update(new URL(databaseUrl).pathname).digest('hex').slice(0, 8)}`;
}
