import { isOf, partnerId, type RecordedEvent } from '@tributary/contracts';
import { type Market, openMarket, pounds } from './testing/market.js';

const occurredAt = '2026-02-01T10:00:00Z';

describe('what earns', () => {
  let market: Market;
  beforeAll(async () => {
    market = await openMarket();
  });
  afterAll(() => market?.dispose());

  const salesIn = (events: readonly RecordedEvent[]) =>
    events.flatMap((event) => (isOf(event, 'SaleRecorded') ? event.data : []));

  describe('an order', () => {
    const lines = [
      { amount: 1_000, product: 'tea', quantity: '2' },
      { amount: 500, category: 'cups', meta: { fragile: true } },
    ];
    const order = { program: 'shop', externalId: 'o-1', customerId: 'c-1', amount: pounds(1_500), occurredAt };

    it('keeps its lines and what else was sent, and a coupon that is a link is a touch of it', async () => {
      const { admin, code, facts } = await market.openShop();
      const more = { invoice: 'i-1', subscription: 's-1', country: 'GB', deal: 'd-1', meta: { plan: 'pro', seats: 3 } };
      const body = { ...order, ...more, lines, coupon: code.toUpperCase(), serviceFrom: '2026-02-01T00:00:00Z' };
      expect(await admin.call('POST', '/api/conversions', body)).toMatchObject({ status: 201 });
      expect(await admin.call('POST', '/api/conversions', body)).toMatchObject({ status: 200 });
      const { deal: _, ...same } = more;
      expect(salesIn(await facts())).toMatchObject([
        {
          ...same,
          coupon: code.toUpperCase(),
          serviceFrom: Date.parse('2026-02-01T00:00:00Z'),
          lines: lines.map((line, n) => ({ line: n + 1, ...line })),
          touches: [{ kind: 'coupon', partner: partnerId(admin.organisation, 'ann'), at: Date.parse(occurredAt) }],
        },
      ]);
      const other = { ...body, lines: [lines[1], lines[0]] };
      expect(await admin.call('POST', '/api/conversions', other)).toMatchObject({
        body: { code: 'different-content' },
      });
    });

    it('is refused where its lines do not add up, and names what is no line', async () => {
      const { admin } = await market.openShop();
      const send = (body: object) => admin.call('POST', '/api/conversions', { ...order, ...body });
      expect(await send({ lines: [{ amount: 1_499 }] })).toMatchObject({
        status: 422,
        body: { code: 'lines-do-not-add-up' },
      });
      expect(await send({ lines: [lines[0], { amount: '500', quantity: 1 }] })).toMatchObject({
        body: { errors: [{ path: 'lines.1.amount' }, { path: 'lines.1.quantity' }] },
      });
      expect(await send({ meta: [] })).toMatchObject({ body: { errors: [{ path: 'meta' }] } });
    });

    it('is amended and refunded by its lines', async () => {
      const { admin, facts } = await market.openShop();
      const { body } = await admin.call('POST', '/api/conversions', { ...order, lines });
      const path = `/api/conversions/${body.id}/amendments`;
      const amended = {
        amount: pounds(1_200),
        lines: [
          { line: 2, amount: 200 },
          { line: 1, amount: 1_000 },
        ],
      };
      expect(await admin.call('POST', path, amended)).toMatchObject({ status: 201, body: { amount: pounds(1_200) } });
      expect(await admin.call('POST', path, amended)).toMatchObject({ status: 200 });
      expect(await admin.call('POST', path, { ...amended, lines: [{ line: 1, amount: 1_200 }] })).toMatchObject({
        status: 422,
      });
      const refund = { program: 'shop', externalId: 'r-1', refundOf: 'o-1', amount: pounds(200), occurredAt };
      const given = { ...refund, lines: [{ line: 2, amount: 200 }], quantity: '1' };
      expect(await admin.call('POST', '/api/refunds', given)).toMatchObject({ status: 201 });
      const kept = await facts();
      expect(kept.find((event) => isOf(event, 'ConversionAmended'))?.data).toMatchObject({
        lines: [
          { line: 1, amount: 1_000 },
          { line: 2, amount: 200 },
        ],
      });
      expect(kept.find((event) => isOf(event, 'RefundRecorded'))?.data).toMatchObject({
        lines: [{ line: 2, amount: 200 }],
        quantity: '1',
      });
    });

    it('is made of the rows of a file that share its invoice', async () => {
      const { admin, facts } = await market.openShop();
      const row = { kind: 'sale', external_id: 'o-1', customer_id: 'c-1', occurred_at: occurredAt, currency: 'GBP' };
      const rows = [
        { ...row, line: 2, invoice_id: 'i-1', amount: '10.00', product: 'tea', quantity: '2', tax: '1.00' },
        { ...row, line: 3, invoice_id: 'i-1', amount: '5.00', category: 'cups', 'meta.colour': 'red' },
        { ...row, line: 4, invoice_id: 'i-2', external_id: 'o-2', amount: 'x' },
        { ...row, line: 5, invoice_id: 'i-2', external_id: 'o-2', amount: '1.00' },
      ];
      const errors = [
        { line: 4, code: 'malformed-amount' },
        { line: 5, code: 'incomplete-order' },
      ];
      const send = async () => (await admin.call('POST', '/api/imports/sales', { program: 'shop', rows })).body;
      expect(await send()).toMatchObject({ added: 2, unchanged: 0, addedLines: [2, 3], errors });
      expect(await send()).toMatchObject({ added: 0, unchanged: 2, errors });
      expect(salesIn(await facts())).toMatchObject([
        {
          externalId: 'o-1',
          invoice: 'i-1',
          amount: 1_500,
          tax: 100,
          lines: [{ product: 'tea' }, { category: 'cups' }],
        },
      ]);
    });
  });

  it('a chargeback is opened, lost and won, and carries the buyer of its sale', async () => {
    const { admin, facts } = await market.openShop();
    const sale = { program: 'shop', externalId: 'o-1', customerId: 'c-1', amount: pounds(1_500), occurredAt };
    await admin.call('POST', '/api/conversions', sale);
    const opened = { program: 'shop', externalId: 'cb-1', chargebackOf: 'o-1', amount: pounds(1_500), occurredAt };
    const { status, body } = await admin.call('POST', '/api/chargebacks', opened);
    expect([status, body]).toMatchObject([201, { externalId: 'cb-1', state: 'opened', amount: pounds(1_500) }]);
    expect(await admin.call('POST', '/api/chargebacks', opened)).toMatchObject({ status: 200 });
    const end = (how: string, id = body.id) => admin.call('POST', `/api/chargebacks/${id}/${how}`, {});
    expect(await end('lost')).toMatchObject({ status: 201, body: { state: 'lost' } });
    expect(await end('lost')).toMatchObject({ status: 200 });
    expect(await end('won')).toMatchObject({ status: 201, body: { state: 'won' } });
    expect(await end('lost')).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
    expect(await end('won', crypto.randomUUID())).toMatchObject({ status: 404, body: { code: 'unknown-chargeback' } });
    const told = (await facts()).filter((event) => isOf(event, 'ChargebackOpened', 'ChargebackLost', 'ChargebackWon'));
    expect(told.map(({ type }) => type)).toEqual(['ChargebackOpened', 'ChargebackLost', 'ChargebackWon']);
    expect(new Set(told.map(({ data }) => (data as { customer: unknown }).customer))).not.toContain(null);
  });

  it('a lead and an activity are recorded once, and only net revenue is below 0', async () => {
    const { admin, facts } = await market.openShop();
    const lead = { program: 'shop', externalId: 'l-1', customerId: 'c-1', country: 'GB', occurredAt };
    expect(await admin.call('POST', '/api/leads', lead)).toMatchObject({ status: 201, body: { externalId: 'l-1' } });
    expect(await admin.call('POST', '/api/leads', lead)).toMatchObject({ status: 200 });
    const base = { program: 'shop', customerId: 'c-1', occurredAt };
    const act = (more: object) => admin.call('POST', '/api/activities', { ...base, externalId: 'a-1', ...more });
    expect(await act({ kind: 'deposit', amount: pounds(5_000) })).toMatchObject({ status: 201 });
    expect(await act({ kind: 'net-revenue', amount: pounds(-5_000) })).toMatchObject({ status: 201 });
    expect(await act({ kind: 'wager', amount: pounds(-1) })).toMatchObject({ body: { code: 'amount-out-of-range' } });
    expect(await act({ kind: 'bonus', amount: pounds(1) })).toMatchObject({ body: { errors: [{ path: 'kind' }] } });
    const refund = { ...base, externalId: 'r-1', refundOf: 'a-1', refundOfKind: 'deposit', amount: pounds(100) };
    await admin.call('POST', '/api/refunds', refund);
    const kept = await facts();
    const deposit = kept.find((event) => isOf(event, 'ActivityRecorded'))?.data as { conversion: string };
    expect(kept.find((event) => isOf(event, 'RefundRecorded'))?.data).toMatchObject({ conversion: deposit.conversion });
  });

  it('a deal is approved, won once, and amended', async () => {
    const { admin, facts } = await market.openShop();
    const deal = { program: 'shop', externalId: 'd-1', partner: 'ann', customerId: 'c-1', occurredAt };
    const { body } = await admin.call('POST', '/api/deals', deal);
    expect(await admin.call('POST', '/api/deals', deal)).toMatchObject({ status: 200 });
    expect(await admin.call('POST', '/api/deals', { ...deal, externalId: 'd-2', partner: 'none' })).toMatchObject({
      body: { code: 'unknown-partner' },
    });
    const step = (how: string, amount: object) => admin.call('POST', `/api/deals/${body.id}/${how}`, { amount });
    expect(await step('amendments', pounds(1))).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
    expect(await step('won', pounds(1_000_000))).toMatchObject({ status: 201, body: { amount: pounds(1_000_000) } });
    expect(await step('won', pounds(1_000_000))).toMatchObject({ status: 200 });
    expect(await step('won', pounds(1))).toMatchObject({ status: 409, body: { code: 'different-content' } });
    expect(await step('amendments', pounds(900_000))).toMatchObject({ status: 201 });
    expect(await step('amendments', pounds(900_000))).toMatchObject({ status: 200 });
    expect(await step('amendments', { amount: 1, currency: 'EUR' })).toMatchObject({ status: 422 });
    const told = (await facts()).flatMap((event) => (isOf(event, 'DealWon', 'DealAmended') ? event.data.amount : []));
    expect(told).toEqual([1_000_000, 900_000]);
  });
});
