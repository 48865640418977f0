import type { OrganisationId } from '@tributary/contracts';
import { type TestInstallation, testInstallation, testSecret } from '@tributary/testing';
import pg from 'pg';
import { personalData, vaultMigrations } from '../personal-data/personal-data.js';
import { type InstallationSettings, openInstallation, prepareInstallation } from './installation.js';
import { markSchema, refuseOtherSecret, secretMark } from './secret-mark.js';

const acme = 'acme' as OrganisationId;
const otherSecret = 'another secret than the tests have';

describe('the secret of an installation', () => {
  let installation: TestInstallation;
  let settings: InstallationSettings;
  beforeEach(async () => {
    installation = await testInstallation();
    const { adminUrl } = installation;
    const prefix = new URL(adminUrl).pathname.slice(1);
    const shared = [vaultMigrations];
    settings = { adminUrl, variable: 'DATABASE_URL', prefix, secret: testSecret, shared, services: {} };
  });
  afterEach(() => installation.stop());

  const start = async (secret: string) => (await prepareInstallation({ ...settings, secret })).close();
  const inDatabase = async (sql: string, values: unknown[] = []): Promise<pg.QueryResult> => {
    const admin = new pg.Client({ connectionString: settings.adminUrl });
    await admin.connect();
    try {
      return await admin.query(sql, values);
    } finally {
      await admin.end();
    }
  };
  const asBeforeTheMark = () => inDatabase(`drop schema ${markSchema} cascade`);
  const marks = async () => (await inDatabase(`select mark from ${markSchema}.secret`)).rows;
  const add = (secret: string, ...people: string[]) =>
    personalData(installation.database.vaultPool, secret).sealAll(
      acme,
      people.map((person) => ({ person, fields: { name: 'Ann' } })),
    );

  it('is marked in the database, which does not tell it', async () => {
    expect(await marks()).toEqual([{ mark: secretMark(testSecret) }]);
    expect(secretMark(testSecret)).not.toContain(testSecret);
  });

  it('refuses a start with another one by name, and leaves the others their passwords', async () => {
    const { host, pathname } = new URL(settings.adminUrl);
    await expect(start(otherSecret)).rejects.toThrow(
      `TRIBUTARY_SECRET is not the secret of the installation in the database in DATABASE_URL (${host}${pathname}).`,
    );
    const running = openInstallation(settings);
    expect((await running.vaultPool.query('select 1 as n')).rows).toEqual([{ n: 1 }]);
    await running.close();
    expect(await marks()).toEqual([{ mark: secretMark(testSecret) }]);
  });

  it('is asked of every database before one of them is changed', async () => {
    const fresh = await testInstallation();
    const empty = { ...settings, adminUrl: fresh.adminUrl, variable: 'VAULT_URL' };
    await fresh.stop();
    await expect(refuseOtherSecret([settings, { ...empty, secret: otherSecret }])).rejects.toThrow('VAULT_URL');
    await refuseOtherSecret([settings, empty]);
  });

  it('is not taken where it is short and the installation new; one that has it goes on', async () => {
    const short = { ...settings, secret: 'fifteen letters' };
    await asBeforeTheMark();
    await inDatabase('drop schema vault cascade');
    await expect(refuseOtherSecret([short])).rejects.toThrow('TRIBUTARY_SECRET has fewer than 16 characters');
    await refuseOtherSecret([{ ...short, secret: 'sixteen letters!' }]);
    await inDatabase(`create schema ${markSchema}; create table ${markSchema}.secret (mark text not null)`);
    await inDatabase(`insert into ${markSchema}.secret values ('${secretMark(short.secret)}')`);
    await refuseOtherSecret([short]);
  });

  it('is adopted where an installation has no mark yet and its keys open', async () => {
    await add(testSecret, 'ann');
    await asBeforeTheMark();
    await start(testSecret);
    expect(await marks()).toEqual([{ mark: secretMark(testSecret) }]);
  });

  it('is refused where an installation has no mark yet and its keys do not open', async () => {
    await add(testSecret, 'ann');
    await asBeforeTheMark();
    await expect(start(otherSecret)).rejects.toThrow(/^TRIBUTARY_SECRET is not/);
    await start(testSecret);
  });

  it('is the one that most keys were made under, where a process had another one before that was refused', async () => {
    await add(testSecret, 'b', 'c', 'd');
    await add(otherSecret, 'a');
    await asBeforeTheMark();
    await expect(start(otherSecret)).rejects.toThrow(/^TRIBUTARY_SECRET is not/);
    await start(testSecret);
  });

  it('is taken as it comes where nobody is known yet', async () => {
    await asBeforeTheMark();
    await start(otherSecret);
    expect(await marks()).toEqual([{ mark: secretMark(otherSecret) }]);
    await expect(start(testSecret)).rejects.toThrow(/^TRIBUTARY_SECRET is not/);
  });

  it('is compared with the passwords of roles that an administrator made', async () => {
    const user = `${settings.prefix}_user`;
    await inDatabase(`
      create role ${user} login password 'x';
      grant ${settings.prefix}_owner to ${user};
      grant create on database ${settings.prefix} to ${user}`);
    const adminUrl = Object.assign(new URL(settings.adminUrl), { username: user, password: 'x' }).href;
    await asBeforeTheMark();
    const starting = prepareInstallation({ ...settings, adminUrl, secret: otherSecret });
    await expect(starting).rejects.toThrow(/made the role \S+ with another password .* from TRIBUTARY_SECRET/);
    await (await prepareInstallation({ ...settings, adminUrl })).close();
  });
});

describe('a key of a person that cannot be opened', () => {
  let installation: TestInstallation;
  beforeAll(async () => {
    installation = await testInstallation();
  });
  afterAll(() => installation.stop());

  it('hides what it sealed, and nothing else', async () => {
    const { personal, database } = installation;
    const people = ['ann', 'bob', 'eve'].map((person) => ({ person, fields: { name: person } }));
    const [ann = null, bob = null, eve = null] = await personal.sealAll(acme, people);
    await database.vaultPool.query("update person_key set wrapped = '\\x00' where person = 'bob'");
    const damaged = eve && { ...eve, sealed: ann?.sealed ?? '' };
    expect(await personal.openAll(acme, [ann, bob, damaged, eve])).toEqual([
      { name: 'ann' },
      null,
      null,
      { name: 'eve' },
    ]);
  });

  it('seals nothing: what nobody could read would pass for erased', async () => {
    await expect(installation.personal.seal(acme, 'bob', { name: 'Bob again' })).rejects.toThrow('acme/bob');
  });
});
