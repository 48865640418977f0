import { type OrganisationId, programId } from '@tributary/contracts';
import { joinOrders } from './import-orders.js';
import { type ImportRow, readTrade } from './import-rows.js';
import type { NewLine } from './order-lines.js';
import { decideAmendment, decideRefund, decideSale } from './sale.js';

const program = programId('acme' as OrganisationId, 'shop');
const now = Date.parse('2026-06-01T00:00:00Z');
const gbp = (amount: number) => ({ amount, currency: 'GBP' });
const sold = { externalId: 'o-1', source: 'default', customerId: 'c1', amount: gbp(12_000) };
const sell = (more: object) => decideSale(program, { ...sold, ...more }, now, now);

describe('an order with lines', () => {
  const lines: NewLine[] = [
    { amount: 9_000, product: 'tea', quantity: '2', tax: 1_500 },
    { amount: 3_000, category: 'cups', meta: { colour: 'blue' } },
  ];

  it('has them numbered, and without what was not sent', () => {
    expect(sell({ lines, tax: 2_000, meta: {} })).toEqual({
      ...{ program, externalId: 'o-1', source: 'default', customerExternalId: 'c1', currency: 'GBP', amount: 12_000 },
      ...{ conversion: expect.any(String), customer: expect.any(String), tax: 2_000, shipping: 0, discount: 0 },
      lines: [
        { line: 1, ...lines[0] },
        { line: 2, ...lines[1] },
      ],
    });
  });

  it('adds up to the amount, or to it without tax and shipping', () => {
    expect(sell({ lines })).toMatchObject({ code: 'lines-do-not-add-up' });
    expect(sell({ lines, tax: 1_500 })).toMatchObject({ amount: 12_000 });
    expect(sell({ lines: [{ amount: 10_000 }], tax: 1_500, shipping: 500 })).toMatchObject({ amount: 12_000 });
    expect(sell({ lines: [{ amount: 10_001 }], tax: 1_500, shipping: 500 })).toMatchObject({
      code: 'lines-do-not-add-up',
      detail: 'The lines add up to 10001; the amount is 12000, and 10000 without tax and shipping.',
    });
    expect(sell({ lines: [{ amount: 12_000, discount: 1 }] })).toMatchObject({ code: 'lines-do-not-add-up' });
  });

  it.each<[string, object]>([
    ['no line', { lines: [] }],
    ['a line below 0', { lines: [{ amount: -1 }, { amount: 12_001 }] }],
    ['units with a sign', { lines: [{ amount: 12_000, quantity: '-1' }] }],
    ['an attribute that is a list', { meta: { tags: ['a'] } }],
    ['an attribute without a usable name', { meta: { 'a b': 1 } }],
    ['51 attributes', { meta: Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`k${n}`, n])) }],
    ['an attribute of 501 characters', { lines: [{ amount: 12_000, meta: { note: 'x'.repeat(501) } }] }],
  ])('is refused with %s', (_, more) => {
    expect(sell(more)).toMatchObject({ kind: 'refused' });
  });

  it('is amended by all of its numbers', () => {
    const sale = sell({ lines, tax: 2_000 });
    if ('kind' in sale) throw new Error(sale.detail);
    const amend = (amended: { line: number; amount: number }[] | undefined, amount = 10_000) =>
      decideAmendment(sale, gbp(amount), { lines: amended });
    const both = [
      { line: 2, amount: 1_000 },
      { line: 1, amount: 9_000 },
    ];
    expect(amend(both)).toMatchObject({ amount: 10_000, lines: [both[1], both[0]] });
    expect(amend(undefined)).not.toHaveProperty('lines');
    expect(amend(both, 10_001)).toMatchObject({ code: 'lines-do-not-add-up' });
    expect(amend([{ line: 1, amount: 10_000 }])).toMatchObject({ code: 'invalid-input' });
    const { lines: _, ...plain } = sale;
    expect(decideAmendment(plain, gbp(10_000), { lines: both })).toMatchObject({ code: 'invalid-input' });
  });

  it('is refunded by lines and units where the refund names it', () => {
    const refund = { externalId: 'r', source: 'default', customerId: null, amount: gbp(500), refundOf: 'o-1' };
    const give = (more: object) => decideRefund(program, { ...refund, ...more }, now, now);
    expect(give({ lines: [{ line: 2, amount: 500 }], quantity: '1' })).toMatchObject({
      lines: [{ line: 2, amount: 500 }],
    });
    expect(give({ lines: [{ line: 2, amount: 400 }] })).toMatchObject({ code: 'lines-do-not-add-up' });
    expect(give({ lines: [{ line: 0, amount: 500 }] })).toMatchObject({ code: 'invalid-input' });
    expect(give({ refundOf: null, quantity: '1' })).toMatchObject({ code: 'invalid-input' });
  });
});

describe('rows that share an invoice', () => {
  const row = (line: number, more: object = {}): ImportRow => ({
    line,
    kind: 'sale',
    external_id: 'o-1',
    customer_id: 'c1',
    occurred_at: '2026-02-01T10:00:00Z',
    amount: '10.00',
    currency: 'GBP',
    invoice_id: 'i-1',
    ...more,
  });
  const join = (...rows: ImportRow[]) => joinOrders(rows.map((one) => readTrade(one, now)));

  it('are one order that adds up', () => {
    const joined = join(
      row(2, {
        product: 'tea',
        quantity: '2',
        tax: '1.00',
        shipping: '0.50',
        'meta.channel': 'web',
        'meta.colour': 'blue',
      }),
      row(3, { invoice_id: '', external_id: 'alone' }),
      row(4, {
        amount: '5.00',
        category: 'cups',
        discount: '0.25',
        tax: '',
        'meta.channel': 'web',
        'meta.colour': 'red',
      }),
    );
    expect(joined).toMatchObject([{ lines: [2, 4] }, { lines: [3] }]);
    expect(joined[0]?.row).toMatchObject({
      kind: 'sale',
      sale: {
        ...{ externalId: 'o-1', invoice: 'i-1', amount: gbp(1_500), tax: 100, shipping: 50, discount: 25 },
        meta: { channel: 'web' },
        lines: [
          { amount: 1_000, product: 'tea', quantity: '2', tax: 100, meta: { channel: 'web', colour: 'blue' } },
          { amount: 500, category: 'cups', discount: 25, meta: { channel: 'web', colour: 'red' } },
        ],
      },
    });
    const { row: order } = joined[0]!;
    if (!('sale' in order)) throw new Error('it is an order');
    expect(decideSale(program, order.sale, now, now)).toMatchObject({
      amount: 1_500,
      lines: [{ line: 1 }, { line: 2 }],
    });
  });

  it('are known by the id that they share, else by the invoice', () => {
    const ids = (...rows: ImportRow[]) => join(...rows).map(({ row: one }) => 'sale' in one && one.sale.externalId);
    expect(ids(row(2), row(3))).toEqual(['o-1']);
    expect(ids(row(2), row(3, { external_id: 'o-2' }))).toEqual(['i-1']);
    expect(ids(row(2))).toEqual(['o-1']);
    expect(ids(row(2, { external_id: '' }), row(3, { external_id: '' }))).toEqual(['i-1']);
    expect(ids(row(2, { external_id: '' }))).toEqual(['i-1']);
    expect(ids(row(2), row(3, { external_id: '' }))).toEqual(['i-1']);
  });

  it('need an id or an invoice', () => {
    expect(join(row(2, { external_id: '', invoice_id: '' }))).toMatchObject([{ row: { code: 'missing-value' } }]);
  });

  it('go in together or not at all', () => {
    const codes = (...rows: ImportRow[]) =>
      join(...rows).map(({ row: one }) => [one.line, 'code' in one ? one.code : '']);
    expect(codes(row(2), row(3, { amount: 'ten' }), row(4, { invoice_id: 'i-2' }))).toEqual([
      [2, 'incomplete-order'],
      [3, 'malformed-amount'],
      [4, ''],
    ]);
    expect(codes(row(2), row(3, { customer_id: 'c2' }))).toEqual([
      [2, 'rows-disagree'],
      [3, 'rows-disagree'],
    ]);
  });

  it('leave a row without them as it was', () => {
    expect(join(row(2, { invoice_id: '' }))[0]?.row).toEqual({
      kind: 'sale',
      line: 2,
      occurredAt: Date.parse('2026-02-01T10:00:00Z'),
      sale: { externalId: 'o-1', source: 'default', customerId: 'c1', amount: gbp(1_000) },
    });
    expect(join(row(2, { kind: 'refund', refund_of: 'o-1', quantity: '1', tax: '0.10' }))[0]?.row).toMatchObject({
      refund: { refundOf: 'o-1', quantity: '1', tax: 10 },
    });
    expect(join(row(2, { quantity: 'two' }))[0]?.row).toMatchObject({ code: 'malformed-quantity' });
  });
});
