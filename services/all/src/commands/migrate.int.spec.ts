import { randomBytes } from 'node:crypto';
import { serviceNames } from '@tributary/contracts';
import { startCluster, tributaryCommand, type Cluster } from '@tributary/testing';
import pg from 'pg';

describe('tributary migrate', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster();
  }, 60_000);
  afterAll(() => cluster.stop());

  const asked = async <Row extends object>(url: string, sql: string): Promise<Row[]> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  };
  const databaseIn = async (name: string): Promise<string> => {
    await asked(cluster.url, `create database ${name}`);
    return Object.assign(new URL(cluster.url), { pathname: `/${name}` }).href;
  };
  const schemasIn = async (url: string): Promise<string[]> =>
    (await asked<{ name: string }>(url, 'select nspname as name from pg_namespace')).map(({ name }) => name);

  it('prepares a database for every service, and finds nothing left to do the second time', async () => {
    const environment = { DATABASE_URL: cluster.url, TRIBUTARY_SECRET: randomBytes(32).toString('base64url') };
    for (const _ of ['first', 'second']) {
      expect(await tributaryCommand(['migrate'], environment)).toMatchObject({ code: 0, stderr: '' });
    }
    expect(await schemasIn(cluster.url)).toEqual(expect.arrayContaining([...serviceNames, 'log', 'vault']));
  }, 60_000);

  it('prepares the databases of the log and of the keys where these are apart', async () => {
    const environment = {
      DATABASE_URL: await databaseIn('services'),
      EVENT_STORE_URL: await databaseIn('facts'),
      VAULT_URL: await databaseIn('keys'),
      TRIBUTARY_SECRET: randomBytes(32).toString('base64url'),
    };
    expect(await tributaryCommand(['migrate'], environment)).toMatchObject({ code: 0, stderr: '' });
    const own = await schemasIn(environment.DATABASE_URL);
    expect(own).toEqual(expect.arrayContaining([...serviceNames]));
    expect(own.filter((name) => name === 'log' || name === 'vault')).toEqual([]);
    expect(await schemasIn(environment.EVENT_STORE_URL)).toContain('log');
    expect(await schemasIn(environment.VAULT_URL)).toContain('vault');
  }, 60_000);

  it('needs no Kafka beside an EventStoreDB, which prepares itself', async () => {
    const environment = {
      DATABASE_URL: await databaseIn('beside'),
      EVENT_STORE_URL: 'esdb://127.0.0.1:1',
      TRIBUTARY_SECRET: randomBytes(32).toString('base64url'),
    };
    expect(await tributaryCommand(['migrate'], environment)).toMatchObject({ code: 0, stderr: '' });
    expect(await schemasIn(environment.DATABASE_URL)).not.toContain('log');
  }, 60_000);

  it('names the variable that is missing', async () => {
    const { code, stderr } = await tributaryCommand(['migrate'], { DATABASE_URL: '' });
    expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining('DATABASE_URL is not set') });
  });
});
