import { randomBytes } from 'node:crypto';
import { type Clock, systemClock } from '@tributary/contracts';
import { type EventStore, eventLogMigrations, type MigrationSet, postgresEventStore } from '@tributary/event-store';
import {
  type Installation,
  type PersonalData,
  personalData,
  prepareInstallation,
  type SchemaOwner,
  vaultMigrations,
} from '@tributary/service-kit';
import pg from 'pg';
import { testSecret } from './test-secret.js';

export interface TestInstallation {
  readonly database: Installation;
  readonly facts: EventStore;
  readonly clicks: EventStore;
  readonly personal: PersonalData;
  readonly clock: Clock;
  /** Of the superuser, for looking behind the scenes. */
  readonly adminUrl: string;
  stop(): Promise<void>;
}

/** A database and roles of its own in the run's cluster, as the services see them. */
export async function testInstallation(
  options: {
    services?: Partial<Record<SchemaOwner, readonly MigrationSet[]>>;
    clock?: Clock;
    clusterUrl?: string;
  } = {},
): Promise<TestInstallation> {
  const cluster = options.clusterUrl ?? process.env['TRIBUTARY_TEST_POSTGRES'];
  if (!cluster) throw new Error('The global set-up has started no PostgreSQL');
  const prefix = `t${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ connectionString: cluster });
  await admin.connect();
  await admin.query(`create database ${prefix}`);
  await admin.end();
  const adminUrl = Object.assign(new URL(cluster), { pathname: `/${prefix}` }).href;
  const clock = options.clock ?? systemClock;
  const database = await prepareInstallation({
    adminUrl,
    prefix,
    secret: testSecret,
    shared: [eventLogMigrations, vaultMigrations],
    services: options.services ?? {},
  });
  return {
    database,
    adminUrl,
    clock,
    facts: postgresEventStore(database.logPool, 'fact', clock),
    clicks: postgresEventStore(database.logPool, 'click', clock),
    personal: personalData(database.vaultPool, testSecret),
    stop: () => database.close(),
  };
}
