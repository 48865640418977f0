/** Backups where the log and the keys of persons have databases of their own, and where a database goes away. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cluster, type ServerUnderTest, startCluster, startServer, until } from '@tributary/testing';
import pg from 'pg';
import type { Manifest } from '../backup/manifest.js';
import { operate } from './operate.js';
import { openProgram, openShop, type Shop, shopAt } from './shop.js';

const secret = 'the secret of databases apart';
const alone = ['--empty'];

describe('a backup of databases apart', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-backup-apart-'));
  const copy = join(folder, 'data');
  const newerKeys = join(folder, 'newer-keys');
  let cluster: Cluster;
  let own: NodeJS.ProcessEnv;
  let shop: Shop;
  let digest: string;
  let sales = 0;

  const sell = async (of: Shop): Promise<void> => {
    const amount = { amount: 10_000, currency: 'GBP' };
    const sale = { program: 'shop', externalId: `order-${++sales}`, customerId: 'c', amount };
    expect(await of.call('POST', '/api/conversions', sale)).toMatchObject({ status: 201 });
  };
  const digestOf = async (of: Shop): Promise<string> => {
    const { code, stdout } = await of.run('verify', '--json');
    expect({ code, stdout }).toMatchObject({ code: 0 });
    return JSON.parse(stdout).digest;
  };
  const databaseIn = async (name: string): Promise<string> => {
    const client = new pg.Client({ connectionString: cluster.url });
    await client.connect();
    await client.query(`create database ${name}`);
    await client.end();
    return Object.assign(new URL(cluster.url), { pathname: `/${name}` }).href;
  };
  /** One for the services, one for the log, one for the keys of persons. */
  const databasesApart = async (name: string): Promise<NodeJS.ProcessEnv> => ({
    DATABASE_URL: await databaseIn(`${name}_services`),
    EVENT_STORE_URL: await databaseIn(`${name}_log`),
    VAULT_URL: await databaseIn(`${name}_vault`),
    TRIBUTARY_SECRET: secret,
  });
  const rowsIn = (at: string, name: string): number => {
    const { tables } = JSON.parse(readFileSync(join(at, 'manifest.json'), 'utf8')) as Manifest;
    return tables.find(({ schema, table }) => `${schema}.${table}` === name)?.rows ?? 0;
  };

  beforeAll(async () => {
    cluster = await startCluster();
    own = await databasesApart('first');
    shop = await openShop({ environment: own, arguments: alone });
    await openProgram(shop);
    await shop.call('POST', '/api/partners', { code: 'leaver', name: 'Leaver', email: 'leaver@attic.example' });
    await shop.call('POST', '/api/signups', { program: 'shop', customerId: 'c', code: 'ann' });
    await sell(shop);
    digest = await digestOf(shop);
    expect(await operate(own, 'backup', copy)).toMatchObject({ code: 0, stderr: '' });
    expect(await shop.run('erase-person', '--partner', 'leaver', '--yes')).toMatchObject({ code: 0 });
    expect(await operate(own, 'backup', '--only-keys', newerKeys)).toMatchObject({ code: 0 });
  }, 120_000);
  afterAll(async () => {
    await shop?.server.dispose();
    await cluster?.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  const restoreInto = async (environment: NodeJS.ProcessEnv): Promise<ServerUnderTest> => {
    const told = { code: 0, stderr: '', stdout: expect.stringContaining('1 people were erased since') };
    expect(await operate(environment, 'restore', copy, '--keys', newerKeys)).toMatchObject(told);
    return startServer({ environment, arguments: alone });
  };

  it('holds the log with the rest, and the keys of both databases beside', () => {
    expect(rowsIn(copy, 'log.fact')).toBeGreaterThan(5);
    expect(rowsIn(copy, 'partner.partner')).toBe(2);
    expect(rowsIn(`${copy}.keys`, 'vault.person_key')).toBe(2);
    expect(rowsIn(`${copy}.keys`, 'gateway.account')).toBe(1);
  });

  it.each<[string, () => Promise<NodeJS.ProcessEnv>]>([
    ['others', () => databasesApart('second')],
    ['one', async () => ({ DATABASE_URL: await databaseIn('one'), TRIBUTARY_SECRET: secret })],
  ])(
    'fits into %s, goes on where it was cut, and brings nobody back',
    async (_, place) => {
      const server = await restoreInto(await place());
      try {
        const restored = shopAt(server, shop.apiKey);
        expect(await digestOf(restored)).toBe(digest);
        expect((await restored.call('GET', '/api/partners/ann')).body).toMatchObject({ name: 'Ann' });
        await until(async () => (await restored.call('GET', '/api/partners/leaver')).body.erased === true);
        await sell(restored);
        expect(await digestOf(restored)).not.toBe(digest);
      } finally {
        await server.dispose();
      }
    },
    120_000,
  );

  it('does not take the place of a log that is in use', async () => {
    const half = { ...own, DATABASE_URL: await databaseIn('half'), VAULT_URL: '' };
    const { code, stderr } = await operate(half, 'restore', copy, '--keys', newerKeys);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/^A server runs on this database/) });
  }, 30_000);

  it('with the log in EventStoreDB is left to the tools of both stores', async () => {
    const log = { EVENT_STORE_URL: 'esdb://127.0.0.1:1', KAFKA_BROKERS: '127.0.0.1:1' };
    const { code, stderr } = await operate({ ...own, ...log }, 'backup', join(folder, 'none'));
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/^EVENT_STORE_URL keeps the log in EventStoreDB, and both belong together/),
    });
  });

  it('says so where a database goes away meanwhile, and can be made afterwards', async () => {
    const later = join(folder, 'later');
    const holder = new pg.Client({ connectionString: own['EVENT_STORE_URL'] });
    await holder.connect();
    await holder.query("select pg_advisory_lock(hashtext('tributary.migrate'))"); // as a start of a new version
    const backingUp = operate(own, 'backup', later);
    await until(async () => {
      const { rowCount } = await holder.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where query like '%pg_advisory_lock_shared%' and wait_event_type = 'Lock'`,
      );
      return rowCount === 1;
    });
    expect(await backingUp).toEqual({
      code: 1,
      stdout: '',
      stderr: 'The database went away in the middle of it. Run the command again once it answers.\n',
    });
    await holder.end();
    expect(await operate(own, 'backup', later)).toMatchObject({ code: 0 });
  }, 60_000);
});
