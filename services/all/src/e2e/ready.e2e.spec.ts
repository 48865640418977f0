/** Whether a process can serve where the log and the keys of persons have a PostgreSQL each. */
import { type Cluster, type ServerUnderTest, startCluster, startServer, until } from '@tributary/testing';
import { call } from './shop.js';

describe('a server over databases apart', () => {
  const clusters = new Map<string, Cluster>();
  let server: ServerUnderTest;
  beforeAll(async () => {
    for (const name of ['DATABASE_URL', 'EVENT_STORE_URL', 'VAULT_URL']) clusters.set(name, await startCluster());
    const urls = Object.fromEntries([...clusters].map(([name, { url }]) => [name, url]));
    server = await startServer({
      environment: { ...urls, TRIBUTARY_SECRET: 'the secret of databases apart' },
      arguments: ['--empty'],
    });
  }, 120_000);
  afterAll(async () => {
    await server?.dispose();
    for (const cluster of clusters.values()) await cluster.stop();
  }, 60_000);

  const ready = () => call(server.url, 'GET', '/health/ready');

  it.each([
    ['EVENT_STORE_URL', 'The log does not answer.'],
    ['VAULT_URL', 'The database of the keys of persons does not answer.'],
    ['DATABASE_URL', 'The database does not answer.'],
  ])(
    'is not ready while the database in %s is away, and says which that is',
    async (name, detail) => {
      expect((await ready()).status).toBe(200);
      await clusters.get(name)?.halt();
      await until(async () => (await ready()).status === 503);
      expect((await ready()).body).toMatchObject({ code: 'not-ready', detail });
      await clusters.get(name)?.start();
      await until(async () => (await ready()).status === 200);
    },
    60_000,
  );
});
