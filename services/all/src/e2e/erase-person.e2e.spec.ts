/** Two people are known through the whole product, then erased; nothing of them is found wherever anything is kept. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { startServer, until } from '@tributary/testing';
import { inDatabase } from './database.js';
import { operate } from './operate.js';
import { call, openProgram, openShop, type Shop, shopAt, signIn } from './shop.js';

const secret = 'the secret of people who are erased';
const partner = { name: 'Zelda Quixworth', email: 'zelda.quixworth@markone.example' };
const customer = { name: 'Yorick Plumfield', email: 'yorick.plumfield@marktwo.example' };
const reason = 'Zelda wrote from her private-marked address';
const password = 'a password of zelda';
/** Whatever would give one of them away, in lower case. */
const marks = ['quixworth', 'zelda', 'markone', 'plumfield', 'yorick', 'marktwo', 'private-marked'];
const marksIn = (text: string): string[] => marks.filter((mark) => text.toLowerCase().includes(mark));

describe('a person who is erased', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-erase-'));
  const before = join(folder, 'before');
  let shop: Shop;
  let lookup: unknown;

  const place = () => ({ TRIBUTARY_DATA_DIR: shop.server.dataDirectory, TRIBUTARY_SECRET: secret });
  const lookups = async (of: Pick<Shop, 'server'>) =>
    (await inDatabase(of.server, "select email_lookup from partner.partner where code = 'zq'")).rows.map(
      (row) => row.email_lookup,
    );
  const settled = (of: Shop) =>
    until(async () =>
      (await of.call('GET', '/api/operations/read-models')).body.every(({ lag }: { lag: number }) => lag === 0),
    );

  beforeAll(async () => {
    shop = await openShop({ environment: { TRIBUTARY_SECRET: secret } });
    await openProgram(shop);
    await shop.call('POST', '/api/partners', { code: 'zq', ...partner });
    await shop.call('POST', '/api/links', { program: 'shop', partner: 'zq', code: 'zq' });
    const { body: invited } = await shop.call('POST', '/api/partners/zq/invitations', {});
    const token = new URL(invited.url).searchParams.get('token');
    await until(async () => {
      const accepted = { token, name: partner.name, password };
      return (await call(shop.server.url, 'POST', '/api/invitations/accept', accepted)).status === 201;
    });
    const signup = { program: 'shop', customerId: 'c-7', code: 'zq', ...customer };
    expect(await shop.call('POST', '/api/signups', signup)).toMatchObject({ status: 201 });
    const sale = { externalId: 'order-7', customerId: 'c-7', amount: { amount: 1_000, currency: 'GBP' } };
    expect(await shop.call('POST', '/api/conversions', { program: 'shop', ...sale })).toMatchObject({ status: 201 });
    await shop.call('POST', '/api/partners/zq/suspend', { reason });
    await shop.call('POST', '/api/partners/zq/reinstate', {});
    await settled(shop);
    [lookup] = await lookups(shop);
    expect((await shop.call('GET', `/api/partners?search=${partner.email}`)).body.items).toHaveLength(1);
    expect(await operate(place(), 'backup', before)).toMatchObject({ code: 0 });
  }, 120_000);
  afterAll(async () => {
    await shop?.server.dispose();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it('is in the accounts and in the keys before, where this test would find it', async () => {
    expect(marksIn(await wholeDatabase(shop))).toEqual(expect.arrayContaining(['zelda', 'markone']));
    expect(marksIn(filesUnder(`${before}.keys`))).toEqual(expect.arrayContaining(['zelda', 'markone']));
    expect(lookup).toEqual(expect.any(String));
  });

  it('stands in no backup but that of the keys', () => {
    expect(marksIn(filesUnder(before))).toEqual([]);
  });

  it('is not erased without being asked for by one name, and with --yes', async () => {
    const unsure = await shop.run('erase-person', '--partner', 'zq');
    expect(unsure).toMatchObject({
      code: 1,
      stderr: 'This would erase: partner zq. It cannot be undone. Add --yes to do it.\n',
    });
    expect((await shop.run('erase-person', '--yes')).stderr).toMatch(/^Name one of --partner/);
    expect((await shop.run('erase-person', '--email', 'nobody@attic.example', '--yes')).stderr).toMatch(/^Nobody was/);
    expect((await shop.call('GET', '/api/partners/zq')).body).toMatchObject({ ...partner, erased: false });
  }, 30_000);

  it('is named by code, or by the address that came with a signup', async () => {
    const first = await shop.run('erase-person', '--partner', 'zq', '--yes');
    expect(first).toMatchObject({ code: 0, stdout: expect.stringContaining('The partner zq is erased') });
    const second = await shop.run('erase-person', '--email', customer.email.toUpperCase(), '--yes', '--json');
    expect(JSON.parse(second.stdout)).toMatchObject({ erased: [{ kind: 'customer', knownAs: 'c-7', before: false }] });
    const again = await shop.run('erase-person', '--customer', 'c-7', '--program', 'shop', '--yes');
    expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('had been erased before') });
  }, 60_000);

  it('is found in no table, no file and no output any more', async () => {
    expect(marksIn(await wholeDatabase(shop))).toEqual([]);
    expect(await lookups(shop)).toEqual([null]);
    expect(marksIn(filesUnder(shop.server.dataDirectory, isPostgresOwn))).toEqual([]);
    expect(marksIn(shop.server.output())).toEqual([]);
    const after = join(folder, 'after');
    expect(await operate(place(), 'backup', after)).toMatchObject({ code: 0 });
    expect(marksIn(filesUnder(after) + filesUnder(`${after}.keys`))).toEqual([]);
  }, 60_000);

  it('is shown by what stays, can do nothing, and is not brought back', async () => {
    const { body: shown } = await shop.call('GET', '/api/partners/zq');
    expect(shown).toMatchObject({ code: 'zq', name: 'Erased', email: '', erased: true, access: 'revoked' });
    expect((await shop.call('GET', '/api/partners/zq/standing')).body).toMatchObject([{}, { reason: null }]);
    expect(marksIn(JSON.stringify((await shop.call('GET', '/api/mail')).body))).toEqual([]);
    await expect(signIn(shop.server, partner.email, password)).rejects.toThrow('wrong-credentials');
    for (const [method, path, body] of [
      ['PATCH', '/api/partners/zq', { name: 'Zelda again' }],
      ['POST', '/api/partners/zq/invitations', {}],
    ] as const)
      expect(await shop.call(method, path, body)).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
    const { items } = (await shop.call('GET', '/api/commissions')).body;
    expect(items).toMatchObject([{ order: 'order-7', partnerName: 'zq', customer: 'c-7' }]);
    expect(await shop.call('POST', '/api/partners', { code: 'zq', ...partner })).toMatchObject({ status: 200 });
    expect(await shop.run('rebuild')).toMatchObject({ code: 0 });
    expect(await shop.run('verify')).toMatchObject({ code: 0 });
    expect(marksIn(await wholeDatabase(shop))).toEqual([]);
  }, 60_000);

  it('stays erased when a backup of before is restored with the keys of now', async () => {
    const keys = join(folder, 'keys-of-now');
    expect(await operate(place(), 'backup', '--only-keys', keys)).toMatchObject({ code: 0 });
    const server = await startServer({
      environment: { TRIBUTARY_SECRET: secret },
      prepare: async (dataDirectory) => {
        const environment = { TRIBUTARY_DATA_DIR: dataDirectory, TRIBUTARY_SECRET: secret };
        const { code, stdout } = await operate(environment, 'restore', before, '--keys', keys);
        expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('2 people were erased since') });
      },
    });
    try {
      const restored = shopAt(server, shop.apiKey);
      await settled(restored);
      expect(marksIn(await wholeDatabase(restored))).toEqual([]);
      expect(await lookups(restored)).toEqual([null]);
      expect((await restored.call('GET', '/api/partners/zq')).body).toMatchObject({ name: 'Erased', erased: true });
      expect(await restored.run('verify')).toMatchObject({ code: 0 });
      expect(marksIn(server.output())).toEqual([]);
    } finally {
      await server.dispose();
    }
  }, 90_000);
});

/** Every row of every table of every schema that is ours, as text. */
async function wholeDatabase({ server }: Pick<Shop, 'server'>): Promise<string> {
  const { rows: tables } = await inDatabase(
    server,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  expect(tables.length).toBeGreaterThan(50);
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await inDatabase(server, `select t::text as text from ${name} t`);
    texts.push(...rows.map(({ text }) => text));
  }
  return texts.join('\n');
}

/** Pages and write-ahead log of PostgreSQL are its own to reuse; its messages are not left out. */
const isPostgresOwn = (path: string): boolean => path.startsWith(join('postgres', 'data'));

function filesUnder(folder: string, leftOut: (path: string) => boolean = () => false): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => !leftOut(path) && statSync(join(folder, path)).isFile(),
  );
  expect(files.length).toBeGreaterThan(0);
  return files
    .map((path) => {
      const bytes = readFileSync(join(folder, path));
      return `${relative(folder, path)}\n${path.endsWith('.gz') ? gunzipSync(bytes) : bytes}`;
    })
    .join('\n');
}
