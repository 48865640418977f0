/** A process with another secret than the installation's, and a key that nobody can open. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cluster, startCluster, until } from '@tributary/testing';
import pg from 'pg';
import { operate } from './operate.js';
import { openProgram, openShop, type Shop } from './shop.js';

const secret = 'the secret of this installation';
const alone = ['--empty'];

describe('an installation', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-other-secret-'));
  let cluster: Cluster;
  let own: NodeJS.ProcessEnv;
  let shop: Shop;
  let added = 0;

  const urlOf = (name: string) => Object.assign(new URL(cluster.url), { pathname: `/${name}` }).href;
  const inDatabase = async (name: string, sql: string): Promise<pg.QueryResult> => {
    const client = new pg.Client({ connectionString: urlOf(name) });
    await client.connect();
    try {
      return await client.query(sql);
    } finally {
      await client.end();
    }
  };
  const partners = () => shop.call('GET', '/api/partners');
  /** Its pools have to sign in again. */
  const disconnect = () =>
    inDatabase(
      'postgres',
      "select pg_terminate_backend(pid) from pg_stat_activity where usename like 'tributary\\_%' and pid <> pg_backend_pid()",
    );

  beforeAll(async () => {
    cluster = await startCluster();
    for (const name of ['services', 'keys', 'fresh']) await inDatabase('postgres', `create database ${name}`);
    own = { DATABASE_URL: urlOf('services'), VAULT_URL: urlOf('keys'), TRIBUTARY_SECRET: secret };
    shop = await openShop({ environment: own, arguments: alone });
    await openProgram(shop);
    await shop.call('POST', '/api/partners', { code: 'bob', name: 'Bob', email: 'bob@attic.example' });
  }, 120_000);
  afterAll(async () => {
    await shop?.server.dispose();
    await cluster?.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  const withAnother = (environment: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
    ...own,
    TRIBUTARY_SECRET: 'another secret than its own',
    PUBLIC_URL: shop.server.url,
    PORT: '0',
    TRIBUTARY_DATA_DIR: folder,
    ...environment,
  });

  it.each([
    ['a service', ['start', '--target=partner']],
    ['everything', ['start', '--empty']],
    ['migrate', ['migrate']],
    ['a backup', ['backup', join(folder, 'backup')]],
  ])(
    'refuses %s with another secret, and goes on undisturbed',
    async (_, words) => {
      const { code, stderr } = await operate(withAnother(), ...words);
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: expect.stringMatching(
          /^TRIBUTARY_SECRET is not the secret of the installation in the database in DATABASE_URL \(\S+\/services\)\./,
        ),
      });
      await disconnect();
      await until(async () => (await partners()).status === 200);
      const next = { code: `next-${++added}`, name: 'Next', email: `next-${added}@attic.example` };
      expect(await shop.call('POST', '/api/partners', next)).toMatchObject({ status: 201 });
    },
    60_000,
  );

  it('refuses another secret for its keys before a database beside them is changed', async () => {
    const { code, stderr } = await operate(withAnother({ DATABASE_URL: urlOf('fresh') }), 'start', '--empty');
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/^TRIBUTARY_SECRET is not .* in the database in VAULT_URL \(\S+\/keys\)\./),
    });
    const { rows } = await inDatabase('fresh', "select from pg_namespace where nspname in ('partner', 'log')");
    expect(rows).toEqual([]);
  }, 60_000);

  it('is not restored over keys that belong to another one', async () => {
    const backup = join(folder, 'whole');
    expect(await operate(own, 'backup', backup)).toMatchObject({ code: 0 });
    await shop.server.stop();
    const { code, stderr } = await operate({ ...own, DATABASE_URL: urlOf('fresh') }, 'restore', backup);
    await shop.server.start();
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/^This database holds an installation already\. .* in VAULT_URL\.\n$/),
    });
  }, 60_000);

  it('lists its partners where the key of one cannot be opened, and logs which key that is', async () => {
    const bob = (await shop.call('GET', '/api/partners/bob')).body;
    await inDatabase('keys', `update vault.person_key set wrapped = '\\x00' where person = '${bob.id}'`);
    const { status, body } = await partners();
    expect(status).toBe(200);
    const shown = Object.fromEntries(body.items.map((one: { code: string; name: string }) => [one.code, one.name]));
    expect(shown).toMatchObject({ ann: 'Ann', bob: 'Erased' });
    await until(() => shop.server.output().includes(`/${bob.id}"]`));
  }, 60_000);
});
