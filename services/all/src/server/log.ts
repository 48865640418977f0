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

export async function openLog(
  { eventStore, secret }: Settings,
  installation: Installation,
  clock: Clock,
  open: (settings: InstallationSettings) => Promise<Installation> = prepareInstallation,
): Promise<EventStores> {
  if (eventStore.kind !== 'postgres' || eventStore.url === null)
    return openEventStores(eventStore, () => installation.logPool, clock);
  const apart = await open({
    adminUrl: eventStore.url,
    prefix: rolesIn(eventStore.url), // the same for every service, whatever database it has
    secret,
    shared: [eventLogMigrations],
    services: {},
  });
  const stores = await openEventStores(eventStore, () => apart.logPool, clock);
  return { ...stores, close: () => apart.close() };
}
