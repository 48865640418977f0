import { installationStartsWithin } from '@tributary/testing';
import { call, openProgram, openShop, type Shop } from './shop.js';

const nowhere = '00000000-0000-4000-8000-000000000000';
const pounds = (amount: number) => ({ amount, currency: 'GBP' });

describe('bad input', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
    await openProgram(shop);
    await shop.call('POST', '/api/programs', { code: 'old', name: 'Old', currency: 'GBP' }).then(async ({ body }) => {
      await shop.call('POST', `/api/programs/${body.id}/activate`, {});
      await shop.call('POST', `/api/programs/${body.id}/end`, {});
    });
  }, installationStartsWithin);
  afterAll(() => shop?.server.dispose());

  const sale = (change: object) => ({
    program: 'shop',
    externalId: 'x',
    customerId: 'c',
    amount: pounds(100),
    ...change,
  });

  it.each<[string, string, string, unknown, number, string]>([
    ['malformed JSON', 'POST', '/api/conversions', '{"program": ', 400, 'malformed-json'],
    [
      'JSON without a bottom',
      'POST',
      '/api/conversions',
      `${'['.repeat(200)}"]\\"]"${']'.repeat(200)}`,
      400,
      'malformed-json',
    ],
    ['an unknown program', 'POST', '/api/conversions', sale({ program: 'none' }), 404, 'unknown-program'],
    [
      'an unknown partner',
      'POST',
      '/api/links',
      { program: 'shop', partner: nowhere, code: 'zed' },
      404,
      'unknown-partner',
    ],
    ['an unknown commission', 'GET', `/api/commissions/${nowhere}`, undefined, 404, 'unknown-commission'],
    [
      'an unknown code at signup',
      'POST',
      '/api/signups',
      { program: 'shop', customerId: 'c', code: 'none' },
      404,
      'unknown-link',
    ],
    [
      'an unknown currency',
      'POST',
      '/api/conversions',
      sale({ amount: { amount: 1, currency: 'XXQ' } }),
      422,
      'unknown-currency',
    ],
    ['a negative amount', 'POST', '/api/conversions', sale({ amount: pounds(-1) }), 422, 'amount-out-of-range'],
    ['an enormous amount', 'POST', '/api/conversions', sale({ amount: pounds(2 ** 53) }), 422, 'amount-out-of-range'],
    [
      'a moment in the future',
      'POST',
      '/api/conversions',
      sale({ occurredAt: '2999-01-01T00:00:00Z' }),
      422,
      'moment-in-future',
    ],
    [
      'a signup for an ended program',
      'POST',
      '/api/signups',
      { program: 'old', customerId: 'c', code: 'ann' },
      409,
      'program-ended',
    ],
    [
      'a target outside the program',
      'POST',
      '/api/links',
      { program: 'shop', code: 'evil', target: 'https://evil.example/' },
      422,
      'target-not-allowed',
    ],
    ['a path that is none', 'GET', '/api/nothing-here', undefined, 404, 'not-found'],
  ])('%s is a problem with a stable code', async (_, method, path, body, status, code) => {
    const answer = await shop.call(method, path, body);
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|select |insert |at .*\.js/i);
  });

  it.each([
    '/api/links?search=a%00',
    '/api/commissions?search=%00',
    '/api/partners?search=%00',
    '/api/referrals?search=%00',
    '/api/commissions?program=%00',
    '/api/plans?program=%00',
    '/api/commissions/export?program=%00',
    '/api/programs/%00',
    '/api/partners/%00',
  ])('an address that no text can hold is refused: %s', async (address) => {
    const { status, body } = await shop.call('GET', address);
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'malformed-request' });
  });

  it.each(['2026-02-30', '2026-02-30T00:00:00Z', '2026-W09', 'soon'])('%s is no moment', async (moment) => {
    const invalid = { status: 422, body: { code: 'invalid-input', errors: [{ path: 'from' }] } };
    expect(await shop.call('GET', `/api/commissions?from=${moment}`)).toMatchObject(invalid);
  });

  it.each<[string, string, unknown, Record<string, string>]>([
    [
      'POST',
      '/api/commissions/approve',
      { items: [{ id: 'one', amount: 'ten' }] },
      { 'items.0.id': 'must be a UUID', 'items.0.amount': 'must be a whole number' },
    ],
    [
      'POST',
      '/api/commissions/reject',
      { items: [] },
      { items: 'must be a list of 1 to 200 objects', reason: 'must be a text of 1 to 1000 characters' },
    ],
    [
      'POST',
      `/api/commissions/${nowhere}/correct`,
      { amount: -1, seen: 0, reason: 'x' },
      { amount: 'must be a whole number from 0 to 1000000000000' },
    ],
    [
      'GET',
      '/api/commissions?limit=0&state=lost',
      undefined,
      { limit: 'must be a whole number from 1 to 200', state: 'must be one of' },
    ],
    ['POST', '/api/imports/rates', { rows: ['x'] }, { rows: 'must be a list of at most 500 objects' }],
    [
      'POST',
      '/api/api-keys',
      { name: '', scopes: ['all'] },
      { name: 'must be a text of 1 to', scopes: 'must be a list' },
    ],
    ['POST', '/api/partners', { code: 'bo', name: 'Bo', email: 'bo' }, { email: 'must be an e-mail address' }],
    ['POST', '/api/signups', { program: 'shop', customerId: 7 }, { customerId: 'must be a text of 1 to' }],
  ])('%s %s says in plain words what each field must be', async (method, path, sent, expected) => {
    const { status, body } = await shop.call(method, path, sent);
    const errors = body.errors as { path: string; message: string }[];
    expect({ status, code: body.code, paths: errors.map((fault) => fault.path).sort() }).toEqual({
      status: 422,
      code: 'invalid-input',
      paths: Object.keys(expected).sort(),
    });
    for (const fault of errors) expect(fault.message).toMatch(new RegExp(`^${expected[fault.path]}`));
  });

  it('a body of 50 MB is refused', async () => {
    const answer = await shop
      .call('POST', '/api/conversions', sale({ note: 'x'.repeat(50_000_000) }))
      .catch(() => null);
    if (answer) expect(answer).toMatchObject({ status: 413, body: { code: 'body-too-large' } });
  });

  it('nobody signed in is told to sign in, and an expired session too', async () => {
    expect(await call(shop.server.url, 'GET', '/api/partners')).toMatchObject({
      status: 401,
      body: { code: 'not-signed-in' },
    });
    const cookie = 'tributary_session=gone.gone';
    expect(await call(shop.server.url, 'GET', '/api/partners', undefined, { cookie })).toMatchObject({ status: 401 });
  });

  it('an unknown link shows a page and sends nobody anywhere', async () => {
    const answer = await call(shop.server.url, 'GET', '/r/none?url=https://evil.example/');
    expect(answer.status).toBe(404);
    expect(answer.headers.get('location')).toBeNull();
  });

  it('nothing of it was stored', async () => {
    const { stdout } = await shop.run('export', 'commissions', '--program', 'shop');
    expect(
      stdout
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.trim()),
    ).toEqual(['ann,0,0,0,0,GBP']);
    expect((await shop.run('verify')).code).toBe(0);
  });
});

describe('what is only early or strange', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
    await openProgram(shop);
  }, installationStartsWithin);
  afterAll(() => shop?.server.dispose());

  it('waits: a refund before its sale, a sale before its signup, a currency without a rate', async () => {
    const { call: api } = shop;
    const at = (day: number) => `2026-03-0${day}T00:00:00Z`;
    expect(
      await api('POST', '/api/refunds', {
        program: 'shop',
        externalId: 'r',
        refundOf: 's',
        amount: pounds(400),
        occurredAt: at(3),
      }),
    ).toMatchObject({ status: 201 });
    expect(
      await api('POST', '/api/conversions', {
        program: 'shop',
        externalId: 's',
        customerId: 'c',
        amount: pounds(1_000),
        occurredAt: at(2),
      }),
    ).toMatchObject({ status: 201 });
    expect(
      await api('POST', '/api/conversions', {
        program: 'shop',
        externalId: 'e',
        customerId: 'c',
        amount: { amount: 700, currency: 'EUR' },
        occurredAt: at(2),
      }),
    ).toMatchObject({ status: 201 });
    expect(
      await api('POST', '/api/signups', { program: 'shop', customerId: 'c', code: 'ann', occurredAt: at(1) }),
    ).toMatchObject({ status: 201 });
    const { stdout } = await shop.run('export', 'commissions', '--program', 'shop', '--lines');
    expect(stdout).toMatch(/s.*60/);
    const { body } = await api('GET', '/api/commissions?state=awaiting-rate');
    expect(body.items).toMatchObject([{ order: 'e', state: 'awaiting-rate' }]);
    expect((await shop.run('verify')).code).toBe(0);
  });

  it('the same id with other content is refused, with the same content answered again', async () => {
    const again = {
      program: 'shop',
      externalId: 's',
      customerId: 'c',
      amount: pounds(1_000),
      occurredAt: '2026-03-02T00:00:00Z',
    };
    expect(await shop.call('POST', '/api/conversions', again)).toMatchObject({ status: 200 });
    expect(await shop.call('POST', '/api/conversions', { ...again, amount: pounds(999) })).toMatchObject({
      status: 409,
      body: { code: 'different-content' },
    });
  });

  it('SQL and script are kept as plain text', async () => {
    const name = `Robert'); drop table partner;-- <script>alert(1)</script>`;
    const { body } = await shop.call('POST', '/api/partners', { code: 'bobby', name, email: 'bobby@tables.example' });
    expect((await shop.call('GET', `/api/partners/${body.id}`)).body.name).toBe(name);
  });
});
