import { type OrganisationId, newId } from '@tributary/contracts';
import { type TestInstallation, testInstallation, testSecret, until } from '@tributary/testing';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { prepareInstallation } from './installation.js';
import { inOrganisation } from './transactions.js';

const acme = 'acme' as OrganisationId;
const globex = 'globex' as OrganisationId;
const migrations = (schema: string) => [{ schema, directory: new URL('./test-migrations/', import.meta.url) }];

describe('the roles of an installation', () => {
  let installation: TestInstallation;
  beforeAll(async () => {
    installation = await testInstallation({
      services: { partner: migrations('partner'), payout: migrations('payout') },
    });
    await installation.database.pools('partner').worker.query("insert into thing values ('acme', 1), ('globex', 2)");
  });
  afterAll(() => installation.stop());

  const partner = () => installation.database.pools('partner');

  it('show a request without an organisation nothing', async () => {
    expect((await partner().request.query('select * from thing')).rows).toEqual([]);
  });

  it('show a request the rows of its own organisation alone', async () => {
    const seen = await inOrganisation(
      partner().request,
      acme,
      async (tx) => (await tx.query('select * from thing')).rows,
    );
    expect(seen).toEqual([{ organisation: 'acme', n: 1 }]);
  });

  it('let a request write no row of another organisation', async () => {
    const writing = inOrganisation(partner().request, globex, (tx) => tx.query("insert into thing values ('acme', 3)"));
    await expect(writing).rejects.toThrow('row-level security');
  });

  it('keep the organisation of one transaction from the next', async () => {
    const { request } = partner();
    for (let n = 0; n < 20; n++) await inOrganisation(request, acme, (tx) => tx.query('select 1'));
    expect((await request.query('select * from thing')).rows).toEqual([]);
  });

  it('show a worker the rows of all', async () => {
    expect((await partner().worker.query('select n from thing order by n')).rows).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('let no service read the schema of another', async () => {
    await expect(installation.database.pools('payout').worker.query('select * from partner.thing')).rejects.toThrow(
      'permission denied',
    );
  });

  it('own nothing, bypass nothing and are no superusers', async () => {
    const admin = new pg.Client({ connectionString: installation.adminUrl });
    await admin.connect();
    const { rows } = await admin.query(`
      select rolname from pg_roles r where rolname like (select current_database() || '\\_%') and rolcanlogin
        and (rolsuper or rolbypassrls or rolcreaterole or exists (select from pg_class where relowner = r.oid))`);
    await admin.end();
    expect(rows).toEqual([]);
  });
});

describe('a connection', () => {
  it('that PostgreSQL ends in the middle of a transaction fails that transaction, and not the process', async () => {
    const { database, adminUrl, stop } = await testInstallation();
    const client = await database.logPool.connect();
    await client.query('begin');
    const { rows } = await client.query<{ id: number }>('select pg_backend_pid() as id');
    const ended = new Promise<void>((resolve) => client.once('end', resolve));
    const admin = new pg.Client({ connectionString: adminUrl });
    await admin.connect();
    await admin.query('select pg_terminate_backend($1)', [rows[0]?.id]);
    await admin.end();
    await ended;
    await expect(client.query('select 1')).rejects.toThrow();
    client.release(true);
    expect((await database.logPool.query('select 1 as n')).rows).toEqual([{ n: 1 }]);
    await stop();
  });
});

describe('a migration', () => {
  it('changes the rows of every organisation, which stay apart after it', async () => {
    const installation = await testInstallation({ services: { partner: migrations('partner') } });
    const { adminUrl } = installation;
    const { worker } = installation.database.pools('partner');
    await worker.query("insert into thing values ('acme', 1), ('globex', 2)");
    const directory = mkdtempSync(join(tmpdir(), 'migrations-'));
    writeFileSync(join(directory, '0002-fewer.sql'), 'delete from thing where n = 1; update thing set n = 3');
    const later = [...migrations('partner'), { schema: 'partner', directory: pathToFileURL(`${directory}/`) }];
    const prefix = new URL(adminUrl).pathname.slice(1);
    const settings = { adminUrl, prefix, secret: testSecret, shared: [], services: { partner: later } };
    await (await prepareInstallation(settings)).close();
    expect((await worker.query('select * from thing')).rows).toEqual([{ organisation: 'globex', n: 3 }]);
    const { rows } = await worker.query(
      "select relforcerowsecurity as forced from pg_class where oid = 'thing'::regclass",
    );
    expect(rows).toEqual([{ forced: true }]);
    await installation.stop();
    rmSync(directory, { recursive: true });
  });
});

describe('a start', () => {
  it('says so where the database goes away while it waits for its turn, and can be repeated', async () => {
    const { adminUrl, stop } = await testInstallation();
    const prefix = new URL(adminUrl).pathname.slice(1);
    const settings = { adminUrl, prefix, secret: testSecret, shared: [], services: {} };
    const holder = new pg.Client({ connectionString: adminUrl });
    await holder.connect();
    await holder.query("select pg_advisory_lock(hashtext('tributary.migrate'))"); // as another start does
    const starting = prepareInstallation(settings);
    const failed = expect(starting).rejects.toThrow(
      'The database went away while it was prepared. Start again once it answers.',
    );
    await until(async () => {
      const { rowCount } = await holder.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock' and query like '%tributary.migrate%'`,
      );
      return rowCount === 1;
    });
    await failed;
    await holder.end();
    await (await prepareInstallation(settings)).close();
    await stop();
  });
});

describe('personal data', () => {
  let installation: TestInstallation;
  beforeAll(async () => {
    installation = await testInstallation();
  });
  afterAll(() => installation.stop());

  it('opens for its organisation until the person is erased', async () => {
    const { personal } = installation;
    const person = newId<string>();
    const sealed = await personal.seal(acme, person, { name: 'Ann' });
    expect(JSON.stringify(sealed)).not.toContain('Ann');
    expect(await personal.open(acme, sealed)).toEqual({ name: 'Ann' });
    expect(await personal.open(globex, sealed)).toBeNull();
    await personal.erase(acme, person);
    expect(await personal.open(acme, sealed)).toBeNull();
  });

  it('is not kept about somebody who has been erased, known before or not', async () => {
    const { personal } = installation;
    const [known, unknown] = [newId<string>(), newId<string>()];
    await personal.seal(acme, known, { name: 'Ann' });
    for (const person of [known, unknown]) await personal.erase(acme, person);
    const bob = { person: newId<string>(), fields: { name: 'Bob' } };
    const people = [known, unknown].map((person) => ({ person, fields: { name: 'Ann again' } }));
    const [first, second, third] = await personal.sealAll(acme, [...people, bob]);
    expect([first, second]).toEqual([null, null]);
    expect(await personal.openAll(acme, [first ?? null, third ?? null])).toEqual([null, { name: 'Bob' }]);
  });

  it('is found by an address in any case', () => {
    const { personal } = installation;
    expect(personal.lookup(' Ann@Attic.example')).toBe(personal.lookup('ann@attic.example'));
    expect(personal.lookup('bob@attic.example')).not.toBe(personal.lookup('ann@attic.example'));
  });
});
