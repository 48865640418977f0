import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startCluster, startOneProcess, startServer, until } from '@tributary/testing';
import pg from 'pg';
import type { Manifest } from '../backup/manifest.js';
import { operate } from './operate.js';
import { openProgram, openShop, type Shop, shopAt, signIn } from './shop.js';

const secret = 'the secret of a backup that is tested';
const older = fileURLToPath(new URL('../../test-data/older', import.meta.url));
const olderSecret = 'the secret of the older installation';
const olderDigest = '760287e910a6053d7df0365f6f4eb88f354a29cf4d828bf97d5cb8f87898d041';

describe('a backup', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-backup-'));
  const made = join(folder, 'first');
  let shop: Shop;
  let sales = 0;

  const place = (of: Shop): NodeJS.ProcessEnv => ({
    TRIBUTARY_DATA_DIR: of.server.dataDirectory,
    TRIBUTARY_SECRET: secret,
  });
  const sell = async (of: Shop): Promise<void> => {
    const sale = { program: 'shop', externalId: `order-${++sales}`, customerId: 'c', amount: pounds(100) };
    expect(await of.call('POST', '/api/conversions', sale)).toMatchObject({ status: 201 });
  };
  const pounds = (amount: number) => ({ amount: amount * 100, currency: 'GBP' });
  const digestOf = async (of: Shop): Promise<unknown> => {
    const { code, stdout } = await of.run('verify', '--json');
    expect({ code, stdout }).toMatchObject({ code: 0 });
    return JSON.parse(stdout).digest;
  };
  const into = (environment: NodeJS.ProcessEnv, ...words: string[]) =>
    operate({ TRIBUTARY_SECRET: secret, ...environment }, 'restore', ...words);
  const emptyPlace = (): NodeJS.ProcessEnv => {
    const empty = mkdtempSync(join(folder, 'empty-'));
    for (const entered of [folder, empty]) chmodSync(entered, 0o755); // as root, PostgreSQL runs as another user
    return { TRIBUTARY_DATA_DIR: empty };
  };
  const damaged = (change: (copy: string) => void): string => {
    const copy = mkdtempSync(join(folder, 'damaged-'));
    cpSync(made, copy, { recursive: true });
    change(copy);
    return copy;
  };

  beforeAll(async () => {
    shop = await openShop({ environment: { TRIBUTARY_SECRET: secret } });
    await openProgram(shop);
    await shop.call('POST', '/api/signups', { program: 'shop', customerId: 'c', code: 'ann' });
    await sell(shop);
  }, 120_000);
  afterAll(async () => {
    await shop?.server.dispose();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it('is made of a running server, whose sales go on meanwhile', async () => {
    const stop = new AbortController();
    const selling = (async () => {
      while (!stop.signal.aborted) await sell(shop);
    })();
    const { code, stdout, stderr } = await operate(place(shop), 'backup', made);
    stop.abort();
    await selling;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('The secret is not in it');
    expect(sales).toBeGreaterThan(1);
  }, 60_000);

  it('is never written over another', async () => {
    const { code, stderr } = await operate(place(shop), 'backup', made);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `${made} is not empty. Name a folder that does not exist yet.\n`,
    });
  });

  it('goes on in a fresh cluster where it was cut, and comes to the same books', async () => {
    const last = join(folder, 'last');
    const digest = await digestOf(shop);
    expect(await operate(place(shop), 'backup', last)).toMatchObject({ code: 0 });
    const cluster = await startCluster();
    const environment = { DATABASE_URL: await ordinaryDatabase(cluster.url), TRIBUTARY_SECRET: secret };
    await interruptRestore(environment.DATABASE_URL);
    const started = await operate({ ...environment, PORT: '0' }, 'start', '--empty');
    expect(started).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^A restore into this database was interrup/),
    });
    expect(await into(environment, last)).toMatchObject({ code: 0, stderr: '' });
    const server = await startOneProcess({ environment });
    try {
      const restored = shopAt(server, shop.apiKey);
      expect(await digestOf(restored)).toBe(digest);
      const lags = async () => (await restored.call('GET', '/api/operations/read-models')).body;
      await sell(restored);
      await until(async () => (await lags()).every(({ lag }: { lag: number }) => lag === 0));
      expect(await digestOf(restored)).not.toBe(digest);
      expect((await restored.call('GET', '/api/partners/ann')).body).toMatchObject({ name: 'Ann' });
      expect((await restored.call('GET', `/r/ann`)).status).toBe(302);
      expect(await restored.run('rebuild')).toMatchObject({ code: 0 });
      await digestOf(restored);
      const again = await operate(environment, 'backup', join(folder, 'again'), '--json');
      expect(again).toMatchObject({ code: 0, stderr: '' });
      expect(rowsIn(last, 'partner', 'partner')).toBe(1);
      expect(rowsIn(join(folder, 'again'), 'partner', 'partner')).toBe(1); // behind row-level security
    } finally {
      await server.dispose();
      await cluster.stop();
    }
  }, 120_000);

  it('of the keys alone is small, and can be newer than the rest', async () => {
    const keys = join(folder, 'newer-keys');
    expect(await operate(place(shop), 'backup', '--only-keys', keys)).toMatchObject({ code: 0 });
    expect(await into(emptyPlace(), made, '--keys', keys, '--json')).toMatchObject({ code: 0, stderr: '' });
  }, 60_000);

  it.each<[string, () => [NodeJS.ProcessEnv, ...string[]], RegExp]>([
    ['a database that holds an installation', () => [place(shop), made], /^A server runs on this database/],
    ['a folder that is no backup', () => [emptyPlace(), folder], /is no whole backup: it has no manifest\.json/],
    [
      'a file that is damaged',
      () => {
        const file = 'log.fact.copy.gz';
        const flip = (copy: string) => {
          const bytes = readFileSync(join(copy, file));
          bytes[bytes.length - 1] = bytes[bytes.length - 1]! ^ 1;
          writeFileSync(join(copy, file), bytes);
        };
        return [emptyPlace(), damaged(flip), '--keys', `${made}.keys`];
      },
      /log\.fact\.copy\.gz is damaged: its checksum is not the manifest's\. Take another copy/,
    ],
    [
      'a newer format',
      () => [emptyPlace(), damaged((copy) => changeManifest(copy, { format: 99 })), '--keys', `${made}.keys`],
      /has format 99, and this Tributary reads formats up to 1/,
    ],
    [
      'what a newer version has made',
      () => {
        const newer = { migrations: { log: ['9999-of-a-later-day.sql'] } };
        return [emptyPlace(), damaged((copy) => changeManifest(copy, newer)), '--keys', `${made}.keys`];
      },
      /A newer Tributary made this backup: log\/9999-of-a-later-day\.sql is not known here/,
    ],
    [
      'keys that are older than the rest',
      () => {
        const newer = { madeAt: '2999-01-01T00:00:00.000Z' };
        return [emptyPlace(), damaged((copy) => changeManifest(copy, newer)), '--keys', `${made}.keys`];
      },
      /people who came between would be lost\. Name newer keys/,
    ],
    ['keys in place of a backup', () => [emptyPlace(), `${made}.keys`, '--keys', made], /holds keys alone/],
    [
      'another secret than its own',
      () => [{ ...emptyPlace(), TRIBUTARY_SECRET: 'another secret than its own' }, made],
      /The secret here is not the one of the backup/,
    ],
    [
      'a secret that is missing',
      () => [{ ...emptyPlace(), TRIBUTARY_SECRET: '' }, made],
      /The installation's secret is missing\. Put it in TRIBUTARY_SECRET/,
    ],
  ])('is not restored into, from or with %s', async (_, words, expected) => {
    const [environment, ...rest] = words();
    const { code, stderr } = await into(environment, ...rest);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(expected) });
  });

  it('does not take the place of an installation, once its server is stopped', async () => {
    await shop.server.stop();
    const { code, stderr } = await into(place(shop), made);
    await shop.server.start();
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/^This database holds an installation/),
    });
  }, 60_000);

  it('that an older version has made is restored, migrated and continued', async () => {
    const server = await startServer({
      environment: { TRIBUTARY_SECRET: olderSecret },
      prepare: async (dataDirectory) => {
        const environment = { TRIBUTARY_DATA_DIR: dataDirectory, TRIBUTARY_SECRET: olderSecret };
        const words = [join(older, 'data'), '--keys', join(older, 'keys')];
        expect(await operate(environment, 'restore', ...words)).toMatchObject({ code: 0, stderr: '' });
      },
    });
    try {
      const admin = await signIn(server, 'admin@older.example', 'older-shop-password');
      const { body: key } = await admin('POST', '/api/api-keys', { name: 'Upgrade', scopes: ['*'] });
      const restored = shopAt(server, key.key);
      expect(await digestOf(restored)).toBe(olderDigest);
      const ada = await signIn(server, 'ada@older.example', 'ada-older-password');
      expect((await ada('GET', '/api/profile')).body).toMatchObject({ code: 'ada', name: 'Ada Older' });
      const sale = { program: 'retail', externalId: 'newer', customerId: 'older-1', amount: pounds(10) };
      expect(await restored.call('POST', '/api/conversions', sale)).toMatchObject({ status: 201 });
      await until(async () => (await ada('GET', '/api/commissions')).body.items.length === 2);
      expect(await restored.run('rebuild')).toMatchObject({ code: 0 });
      expect(await digestOf(restored)).not.toBe(olderDigest);
    } finally {
      await server.dispose();
    }
  }, 120_000);
});

/** Of somebody who may create roles, but is no superuser and sees no more than row-level security lets through. */
async function ordinaryDatabase(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("create role ordinary login createrole password 'ordinary'");
  await client.query('create database restored owner ordinary');
  await client.end();
  return Object.assign(new URL(url), { username: 'ordinary', password: 'ordinary', pathname: '/restored' }).href;
}

/** What is left where a restore was killed: its mark, and some of the rows. */
async function interruptRestore(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('create schema tributary_restore_unfinished; create schema log; create table log.fact (n int)');
  await client.query('insert into log.fact values (1)');
  await client.end();
}

const rowsIn = (folder: string, schema: string, table: string): number =>
  (JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest).tables.find(
    (copy) => copy.schema === schema && copy.table === table,
  )?.rows ?? 0;

function changeManifest(copy: string, change: object): void {
  const file = join(copy, 'manifest.json');
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ...change }));
}
