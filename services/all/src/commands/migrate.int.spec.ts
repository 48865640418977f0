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

  it('prepares a database for every service, and finds nothing left to do the second time', async () => {
    const environment = { DATABASE_URL: cluster.url, TRIBUTARY_SECRET: randomBytes(32).toString('base64url') };
    for (const _ of ['first', 'second']) {
      expect(await tributaryCommand(['migrate'], environment)).toMatchObject({ code: 0, stderr: '' });
    }
    const client = new pg.Client({ connectionString: cluster.url });
    await client.connect();
    const { rows } = await client.query<{ nspname: string }>('select nspname from pg_namespace');
    await client.end();
    expect(rows.map(({ nspname }) => nspname)).toEqual(expect.arrayContaining([...serviceNames, 'log', 'vault']));
  }, 60_000);

  it('names the variable that is missing', async () => {
    const { code, stderr } = await tributaryCommand(['migrate'], { DATABASE_URL: '' });
    expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining('DATABASE_URL is not set') });
  });
});
