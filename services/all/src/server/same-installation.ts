/** A log, keys and read models that belong to different installations: then people would seem erased, and books empty. */
import { relayCheckpoint } from '@tributary/bus';
import type { EventStore, LogName } from '@tributary/event-store';
import type { Installation, ServiceDefinition } from '@tributary/service-kit';
import type { Pool } from 'pg';
import type { Settings } from './settings.js';

interface Parts {
  readonly settings: Settings;
  readonly installation: Installation;
  readonly vault: Pool;
  readonly stores: Readonly<Record<LogName, EventStore>>;
  readonly definitions: readonly ServiceDefinition[];
}

export async function refuseForeign(parts: Parts): Promise<void> {
  await refuseForeignVault(parts);
  for (const definition of parts.definitions) await refuseForeignLog(parts, definition);
  if (parts.settings.target === 'relay' && parts.settings.refillFrom === null) await refuseForeignRelay(parts);
}

/** Whoever was erased keeps a row, so the first partner of the log has one in the right vault. */
async function refuseForeignVault({ settings, vault, stores }: Parts): Promise<void> {
  const [first] = await stores.fact.readAll(0n, { types: ['PartnerAdded'] }, 1);
  if (!first?.personal) return;
  const { rows } = await vault.query('select from person_key where organisation = $1 and person = $2', [
    first.organisation,
    first.personal.person,
  ]);
  if (rows.length > 0) return;
  throw new Error(
    settings.vaultUrl === null
      ? 'VAULT_URL is not set, and DATABASE_URL holds no keys of the people in this log. Name the PostgreSQL with their keys in VAULT_URL.'
      : 'VAULT_URL names a database without the keys of the people in this log. Name the one that holds them.',
  );
}

/** Read models follow their log, and are never ahead of it. */
async function refuseForeignLog({ installation, stores }: Parts, { name, groups }: ServiceDefinition): Promise<void> {
  for (const { group } of groups) {
    const { rows } = await installation
      .pools(name)
      .worker.query<{ position: string }>('select position from projection where consumer_group = $1', [group.name]);
    await refuseBehind(stores[group.log], BigInt(rows[0]?.position ?? 0), `The read models of ${group.name} are`);
  }
}

async function refuseForeignRelay({ installation, stores }: Parts): Promise<void> {
  for (const log of ['fact', 'click'] as const) {
    const published = await relayCheckpoint(installation.pools('relay').worker, log).load();
    await refuseBehind(stores[log], published, `The relay of ${log}s is`);
  }
}

async function refuseBehind(store: EventStore, reached: bigint, who: string): Promise<void> {
  const head = reached === 0n ? 0n : await store.head();
  if (reached <= head) return;
  throw new Error(
    `${who} at position ${reached}, but the log ends at ${head}. EVENT_STORE_URL is missing or names another log; or the log was restored from before the database.`,
  );
}
