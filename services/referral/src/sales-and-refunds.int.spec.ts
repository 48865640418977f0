import { derivedId, isOf, streamName } from '@tributary/contracts';
import { pounds, sale, type Market, openMarket } from './testing/market.js';

describe('sales and refunds', () => {
  let market: Market;
  beforeAll(async () => {
    market = await openMarket();
  });
  afterAll(() => market?.dispose());

  it('takes a sale once, whoever bought and whenever', async () => {
    const { admin } = await market.openShop();
    const first = await admin.call('POST', '/api/conversions', sale);
    expect(first).toMatchObject({
      status: 201,
      body: { amount: pounds(1_000), source: 'default', occurredAt: '2026-02-01T00:00:00.000Z' },
    });
    expect(await admin.call('POST', '/api/conversions', sale)).toMatchObject({ status: 200, body: first.body });
    expect(await admin.call('POST', '/api/conversions', { ...sale, amount: pounds(999) })).toMatchObject({
      status: 409,
      body: { code: 'different-content' },
    });
    const { occurredAt: _, ...timeless } = { ...sale, externalId: 's-2' };
    expect(await admin.call('POST', '/api/conversions', timeless)).toMatchObject({ status: 201 });
    expect(await admin.call('POST', '/api/conversions', timeless)).toMatchObject({ status: 200 });
  });

  it('amends a sale up and down, in its currency', async () => {
    const { admin } = await market.openShop();
    const { body } = await admin.call('POST', '/api/conversions', sale);
    const path = `/api/conversions/${body.id}/amendments`;
    expect(await admin.call('POST', path, { amount: pounds(1_200) })).toMatchObject({
      status: 201,
      body: { amount: pounds(1_200) },
    });
    expect(await admin.call('POST', path, { amount: pounds(1_200) })).toMatchObject({ status: 200 });
    expect(await admin.call('POST', path, { amount: pounds(800), tax: 100 })).toMatchObject({ status: 201 });
    expect(await admin.call('POST', path, { amount: { amount: 1, currency: 'EUR' } })).toMatchObject({ status: 422 });
    expect(await admin.call('POST', '/api/conversions/nothing/amendments', { amount: pounds(1) })).toMatchObject({
      status: 404,
      body: { code: 'unknown-conversion' },
    });
  });

  it('amends a sale as of a moment, which may be named again and is no later than now', async () => {
    const { admin, facts } = await market.openShop();
    const { body } = await admin.call('POST', '/api/conversions', sale);
    const path = `/api/conversions/${body.id}/amendments`;
    const later = { amount: pounds(1_200), occurredAt: '2026-02-03T00:00:00Z' };
    const earlier = { amount: pounds(800), occurredAt: '2026-02-02T00:00:00Z' };
    for (const amended of [later, earlier]) {
      expect(await admin.call('POST', path, amended)).toMatchObject({ status: 201 });
      expect(await admin.call('POST', path, amended)).toMatchObject({ status: 200 });
    }
    // What occurred last holds, so that it is what another one is compared with.
    expect(await admin.call('POST', path, { amount: pounds(1_200) })).toMatchObject({ status: 200 });
    const amendments = (await facts()).filter((event) => isOf(event, 'ConversionAmended'));
    expect(amendments.map(({ occurredAt }) => new Date(occurredAt).toISOString())).toEqual([
      '2026-02-03T00:00:00.000Z',
      '2026-02-02T00:00:00.000Z',
    ]);
    const future = { amount: pounds(1), occurredAt: '2126-01-01T00:00:00Z' };
    expect(await admin.call('POST', path, future)).toMatchObject({ status: 422, body: { code: 'moment-in-future' } });
  });

  it('keeps a refund that comes before its sale, and fills in the buyer of one that comes after', async () => {
    const { admin } = await market.openShop();
    const refund = {
      program: 'shop',
      externalId: 'r-1',
      refundOf: 's-1',
      amount: pounds(400),
      occurredAt: '2026-03-01T00:00:00Z',
    };
    expect(await admin.call('POST', '/api/refunds', refund)).toMatchObject({ status: 201 });
    await admin.call('POST', '/api/conversions', sale);
    expect(await admin.call('POST', '/api/refunds', refund)).toMatchObject({ status: 200 });
    const { body } = await admin.call('POST', '/api/refunds', { ...refund, externalId: 'r-2' });
    const [event] = await market.service.facts.readStream(streamName(admin.organisation, 'refund', body.id), 0, 1);
    expect(event?.data).toMatchObject({ customer: expect.any(String) });
    expect(
      await admin.call('POST', '/api/refunds', { program: 'shop', externalId: 'r-3', amount: pounds(1) }),
    ).toMatchObject({ status: 422 });
  });

  it.each<[string, string, object | string, number, string]>([
    ['malformed JSON', '/api/conversions', '{"program": ', 400, 'malformed-json'],
    ['an unknown program', '/api/conversions', { ...sale, program: 'none' }, 404, 'unknown-program'],
    [
      'an unknown currency',
      '/api/conversions',
      { ...sale, amount: { amount: 1, currency: 'XXQ' } },
      422,
      'unknown-currency',
    ],
    ['a negative amount', '/api/conversions', { ...sale, amount: pounds(-1) }, 422, 'amount-out-of-range'],
    ['an enormous amount', '/api/conversions', { ...sale, amount: pounds(2 ** 53) }, 422, 'amount-out-of-range'],
    [
      'a moment in the future',
      '/api/conversions',
      { ...sale, occurredAt: '2999-01-01T00:00:00Z' },
      422,
      'moment-in-future',
    ],
    ['a sale without an amount', '/api/conversions', { program: 'shop', externalId: 'x' }, 422, 'invalid-input'],
    ['an unknown link', '/api/signups', { program: 'shop', customerId: 'c', code: 'none' }, 404, 'unknown-link'],
    [
      'a link of another organisation',
      '/api/signups',
      { program: 'shop', customerId: 'c', code: 'ann-1' },
      404,
      'unknown-link',
    ],
    ['an unknown partner', '/api/links', { program: 'shop', partner: derivedId('nobody') }, 404, 'unknown-partner'],
  ])('answers %s with a stable problem and stores nothing', async (_, path, body, status, code) => {
    const { admin } = await market.openShop();
    const before = await market.service.facts.readAll(0n, { organisation: admin.organisation }, 100);
    expect(await admin.call('POST', path, body)).toMatchObject({ status, body: { code } });
    expect(await market.service.facts.readAll(0n, { organisation: admin.organisation }, 100)).toHaveLength(
      before.length,
    );
  });

  const refund = { program: 'shop', externalId: 'r', refundOf: 's-1', amount: pounds(1) };
  const signup = { program: 'shop', customerId: 'c' };
  const program = { code: 'broken', name: 'Broken', currency: 'GBP' };
  const split = 'https://www.shop.example/\r\nX: y';

  it.each<[string, string, object, string, string]>([
    ...['2026-02-30T00:00:00Z', '1000-01-01T00:00:00Z'].flatMap(
      (occurredAt): [string, string, object, string, string][] => [
        [`a sale of ${occurredAt}`, '/api/conversions', { ...sale, occurredAt }, 'invalid-input', 'occurredAt'],
        [`a refund of ${occurredAt}`, '/api/refunds', { ...refund, occurredAt }, 'invalid-input', 'occurredAt'],
        [`a signup of ${occurredAt}`, '/api/signups', { ...signup, occurredAt }, 'invalid-input', 'occurredAt'],
      ],
    ),
    ['a target with a line break', '/api/links', { program: 'shop', target: split }, 'target-not-allowed', 'target'],
    [
      'a landing page with a line break',
      '/api/programs',
      { ...program, landingUrl: split },
      'invalid-input',
      'landingUrl',
    ],
  ])('refuses %s, names the field and stores nothing', async (_, path, body, code, at) => {
    const { admin } = await market.openShop();
    const before = await market.service.facts.readAll(0n, { organisation: admin.organisation }, 100);
    expect(await admin.call('POST', path, body)).toMatchObject({ status: 422, body: { code, errors: [{ path: at }] } });
    expect(await market.service.facts.readAll(0n, { organisation: admin.organisation }, 100)).toHaveLength(
      before.length,
    );
  });

  it('imports referrals and sales once, names each bad row, and records each referral as a click', async () => {
    const { admin, code } = await market.openShop();
    const referral = {
      line: 2,
      customer_id: 'i-1',
      link_code: code,
      clicked_at: '2026-01-02T09:00:00Z',
      signed_up_at: '2026-01-03T10:00:00Z',
      country: 'GB',
    };
    const referrals = {
      program: 'shop',
      rows: [
        referral,
        { ...referral, line: 3, link_code: 'none' },
        { ...referral, line: 4 },
        { ...referral, line: 5, country: 'DE' },
      ],
    };
    const errors = [
      { line: 3, code: 'unknown-link' },
      { line: 5, code: 'different-content' },
    ];
    expect((await admin.call('POST', '/api/imports/referrals', referrals)).body).toMatchObject({
      added: 1,
      unchanged: 1,
      errors,
    });
    expect((await admin.call('POST', '/api/imports/referrals', referrals)).body).toMatchObject({
      added: 0,
      unchanged: 2,
      errors,
    });
    expect(await market.clicksOf(admin.organisation)).toMatchObject([{ code, imported: true, bot: null }]);

    const row = {
      line: 2,
      kind: 'sale',
      external_id: 'i-s',
      customer_id: 'i-1',
      occurred_at: '2026-02-01T10:00:00Z',
      amount: '100.05',
      currency: 'GBP',
      refund_of: '',
    };
    const sales = {
      program: 'shop',
      rows: [
        row,
        { ...row, line: 3, kind: 'refund', external_id: 'i-r', amount: '1.00' },
        { ...row, line: 4, amount: '1' },
        { ...row, line: 5, external_id: 'i-x', currency: 'XXQ' },
      ],
    };
    const saleErrors = [
      { line: 4, code: 'different-content' },
      { line: 5, code: 'unknown-currency' },
    ];
    expect((await admin.call('POST', '/api/imports/sales', sales)).body).toMatchObject({
      added: 2,
      unchanged: 0,
      errors: saleErrors,
    });
    expect((await admin.call('POST', '/api/imports/sales', sales)).body).toMatchObject({
      added: 0,
      unchanged: 2,
      errors: saleErrors,
    });
    expect(
      await admin.call('POST', '/api/conversions', {
        program: 'shop',
        externalId: 'i-s',
        customerId: 'i-1',
        amount: pounds(10_005),
        occurredAt: '2026-02-01T10:00:00Z',
      }),
    ).toMatchObject({ status: 200 });
  });
});
