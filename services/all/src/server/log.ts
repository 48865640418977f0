/** Where the log is: in the installation's database, in a PostgreSQL of its own, or in EventStoreDB. */
import type { Clock } from '@tributary/contracts';
import { type EventStores, eventLogMigrations, type MigrationSet, openEventStores } from '@tributary/event-store';
import { type Installation, type InstallationSettings, prepareInstallation } from '@tributary/service-kit';
import { rolesIn } from './role-prefix.js';
import type { Settings } from './settings.js';

/** What the installation's database holds of the log. */
export function logMigrations({ eventStore }: Pick<Settings, 'eventStore'>): readonly MigrationSet[] {
  return eventStore.kind === 'postgres' && eventStore.url === null ? [eventLogMigrations] : [];
}

/** A PostgreSQL of the log's own; null where it is in that of the installation, or in none. */
export function logApart({ eventStore, secret }: Pick<Settings, 'eventStore' | 'secret'>): InstallationSettings | null {
  if (eventStore.kind !== 'postgres' || eventStore.url === null) return null;
  return {
    adminUrl: eventStore.url,
    variable: 'EVENT_STORE_URL',
    prefix: rolesIn(eventStore.url), // the same for every service, whatever database it has
    secret,
    shared: [eventLogMigrations],
    services: {},
  };
}

export async function openLog(
  settings: Settings,
  installation: Installation,
  clock: Clock,
  open: (settings: InstallationSettings) => Promise<Installation> = prepareInstallation,
): Promise<EventStores> {
  const { eventStore } = settings;
  const own = logApart(settings);
  if (!own) return openEventStores(eventStore, () => installation.logPool, clock);
  const apart = await open(own);
  const stores = await openEventStores(eventStore, () => apart.logPool, clock);
  return { ...stores, close: () => apart.close() };
}
