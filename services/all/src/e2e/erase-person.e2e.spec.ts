/** Two people are known through the whole product, then erased; nothing of them is found wherever anything is kept. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '@tributary/testing';
import { inDatabase } from './database.js';
import {
  customer,
  filesUnder,
  isPostgresOwn,
  makeKnown,
  marksIn,
  partner,
  password,
  settled,
  wholeDatabase,
} from './known-people.js';
import { operate } from './operate.js';
import { openShop, type Shop, shopAt, signIn } from './shop.js';

const secret = 'the secret of people who are erased';

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

  beforeAll(async () => {
    shop = await openShop({ environment: { TRIBUTARY_SECRET: secret } });
    await makeKnown(shop);
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
    expect(marksIn(await wholeDatabase(shop.server))).toEqual(expect.arrayContaining(['zelda', 'markone']));
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
    expect(marksIn(await wholeDatabase(shop.server))).toEqual([]);
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
    expect(marksIn(await wholeDatabase(shop.server))).toEqual([]);
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
      expect(marksIn(await wholeDatabase(server))).toEqual([]);
      expect(await lookups(restored)).toEqual([null]);
      expect((await restored.call('GET', '/api/partners/zq')).body).toMatchObject({ name: 'Erased', erased: true });
      expect(await restored.run('verify')).toMatchObject({ code: 0 });
      expect(marksIn(server.output())).toEqual([]);
    } finally {
      await server.dispose();
    }
  }, 90_000);
});
