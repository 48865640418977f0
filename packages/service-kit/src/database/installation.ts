import type { MigrationSet } from '@tributary/event-store';
import pg, { type Client, type Pool } from 'pg';
import { type DatabaseName, withAdmin } from './admin-client.js';
import { migrate, type Migrated } from './migrate.js';
import { roleUrl } from './role-url.js';
import { createRoles, passwordOf, roleNames, type SchemaOwner } from './roles.js';
import { secureSchema } from './row-level-security.js';
import { keepSecretMark, refuseOtherSecretIn } from './secret-mark.js';

/** `adminUrl` is of somebody who may create roles and schemas, and used while preparing alone. */
export interface InstallationSettings extends DatabaseName {
  /** Leads the names of this installation's roles, which are shared by a whole PostgreSQL cluster. */
  readonly prefix: string;
  readonly secret: string;
  readonly shared: readonly MigrationSet[];
  readonly services: Readonly<Partial<Record<SchemaOwner, readonly MigrationSet[]>>>;
}

export interface ServicePools {
  /** Sees one organisation a transaction. */
  readonly request: Pool;
  /** Sees all; for consumer groups and schedulers. */
  readonly worker: Pool;
}

export interface Installation {
  pools(service: SchemaOwner): ServicePools;
  readonly logPool: Pool;
  readonly vaultPool: Pool;
  /** Those that are open, by their roles without the prefix. */
  readonly openPools: ReadonlyMap<string, Pool>;
  close(): Promise<void>;
}

const requestConnections = 8;
const workerConnections = 5;
const logConnections = 16;
const vaultConnections = 4;

/** Makes roles, schemas and tables as far as they are missing, then opens pools that can do no more than they must. */
export async function prepareInstallation(settings: InstallationSettings): Promise<Installation> {
  const { prefix, shared } = settings;
  const names = roleNames(prefix);
  await withAdmin(settings, async (client) => {
    await client.query("select pg_advisory_lock(hashtext('tributary.migrate'))");
    if (await hasUnfinishedRestore(client))
      throw new Error('A restore into this database was interrupted. Run tributary restore again.');
    await refuseOtherSecretIn(client, settings);
    await makeSchemas(client, settings);
    await client.query(`set role ${pg.escapeIdentifier(names.owner)}`);
    for (const service of servicesOf(settings)) await secureSchema(client, names, service, service);
    await grantShared(client, names.log, names.vault, shared);
  });
  return openInstallation(settings);
}

/** What another process has prepared. */
export function openInstallation({ adminUrl, prefix, secret }: InstallationSettings): Installation {
  const names = roleNames(prefix);
  const opened = new Map<string, Pool>();
  const poolOf = (role: string, schema: string, max: number): Pool => {
    const name = role.slice(prefix.length + 1);
    const existing = opened.get(name);
    if (existing) return existing;
    const pool = new pg.Pool({
      connectionString: roleUrl(adminUrl, role, passwordOf(role, secret), schema),
      max,
      idleTimeoutMillis: 60_000,
    });
    pool.on('error', () => undefined); // an idle connection was lost; the next query opens another
    pool.on('connect', (client) => client.on('error', () => undefined)); // in use: its next query says so
    opened.set(name, pool);
    return pool;
  };
  return {
    pools: (service) => ({
      request: poolOf(names.request(service), service, requestConnections),
      worker: poolOf(names.worker(service), service, workerConnections),
    }),
    logPool: poolOf(names.log, 'log', logConnections),
    vaultPool: poolOf(names.vault, 'vault', vaultConnections),
    openPools: opened,
    close: async () => {
      await Promise.all([...opened.values()].map((pool) => pool.end()));
    },
  };
}

/** A schema of this name stands while a backup is restored. */
export const unfinishedRestore = 'tributary_restore_unfinished';

export async function hasUnfinishedRestore(client: Client): Promise<boolean> {
  const { rows } = await client.query('select from pg_namespace where nspname = $1', [unfinishedRestore]);
  return rows.length > 0;
}

const servicesOf = (settings: Pick<InstallationSettings, 'services'>): SchemaOwner[] =>
  Object.keys(settings.services) as SchemaOwner[];

/** Roles, schemas and tables, without any grant yet; with `wanted`, as far as these migrations lead. */
export async function makeSchemas(client: Client, settings: InstallationSettings, wanted?: Migrated): Promise<void> {
  const names = roleNames(settings.prefix);
  await createRoles(client, names, servicesOf(settings), settings);
  await client.query(
    `do $$ begin execute format('grant create on database %I to ${pg.escapeIdentifier(names.owner)}', current_database()); end $$`,
  );
  await keepSecretMark(client, settings);
  for (const set of migrationSets(settings))
    await migrate(client, names.owner, set, wanted && (wanted[set.schema] ?? []));
}

export function migrationSets({ shared, services }: InstallationSettings): MigrationSet[] {
  return [...shared, ...Object.values(services).flat()];
}

async function grantShared(
  client: pg.Client,
  log: string,
  vault: string,
  shared: readonly MigrationSet[],
): Promise<void> {
  const has = (schema: string) => shared.some((set) => set.schema === schema);
  if (has('log')) {
    const role = pg.escapeIdentifier(log);
    await client.query(`
      grant usage on schema log to ${role};
      grant select on log.fact, log.click to ${role};
      revoke execute on all functions in schema log from public;
      grant execute on all functions in schema log to ${role}`);
  }
  if (has('vault')) {
    const role = pg.escapeIdentifier(vault);
    await client.query(
      `grant usage on schema vault to ${role}; grant select, insert, update, delete on vault.person_key to ${role}`,
    );
  }
}
