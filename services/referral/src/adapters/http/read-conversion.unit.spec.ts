import { inputValidation, Problem } from '@tributary/service-kit';
import { readConversion } from './read-conversion.js';
import { NewConversionDto } from './trade.dto.js';

const good = { program: 'shop', externalId: 's-1', amount: { amount: 100, currency: 'GBP' } };

const pathsOf = async (read: () => unknown): Promise<string[]> => {
  try {
    await read();
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return [...new Set((error.details.errors ?? []).map(({ path }) => path))].sort();
  }
};

describe('a conversion read by hand', () => {
  it.each<[object]>([
    [{}],
    [{ program: '' }],
    [{ program: 7, externalId: null }],
    [{ externalId: 'x'.repeat(201) }],
    [{ customerId: 5, source: '' }],
    [{ customerId: null, tax: null }],
    [{ tax: 'x', shipping: {}, discount: [] }],
    [{ externalId: ' ' }],
    [{ customerId: '\t\n', source: '\u00a0', coupon: ' ' }],
    [{ lines: [{ amount: 100, product: '  ' }] }],
    [{ occurredAt: 3 }],
    [{ amount: { amount: 1.5, currency: 'POUND' } }],
    [{ amount: { amount: '1' } }],
    [{ amount: 2 ** 53 }],
    [{ lines: [] }],
    [{ lines: {} }],
    [{ lines: [{ amount: 1, product: '', quantity: 2 }, { tax: 0.5 }, { amount: 1, meta: 'x' }] }],
    [{ lines: null, meta: null, invoice: null, serviceFrom: null }],
    [{ lines: [{ amount: 100, product: 'tea', quantity: '2', meta: { a: 1 } }], meta: { b: true } }],
    [{ meta: [], invoice: '', subscription: 3, coupon: {}, country: 'x'.repeat(61), deal: '' }],
    [{ serviceFrom: 'yesterday' }],
    [{ serviceFrom: '2026-02-30T00:00:00Z' }],
    [{ serviceFrom: '1000-01-01T00:00:00Z' }],
  ])('has the same faults as its description: %j', async (change) => {
    const body = { ...good, ...change };
    const described = await pathsOf(() =>
      inputValidation().transform(body, { type: 'body', metatype: NewConversionDto }),
    );
    const byHand = await pathsOf(() => readConversion(body));
    // what is no object at all has one fault by hand and several in the description
    expect(byHand.filter((path) => !described.includes(path) && path !== 'amount')).toEqual([]);
    expect(byHand.length === 0).toBe(described.length === 0);
  });

  it('leaves out what it does not know, and what is null', () => {
    expect(readConversion({ ...good, customerId: null, note: 'x' })).toEqual(good);
  });

  it('finds fault with what is no body', () => {
    for (const body of [undefined, null, [], 'x', 3]) expect(() => readConversion(body)).toThrow(Problem);
  });
});
