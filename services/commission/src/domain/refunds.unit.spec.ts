import { day } from './order.js';
import { bound, carol, given, refund, s1, s2, sale, sums } from './sample-facts.js';

describe('refunds that name no sale', () => {
  it('take from the latest sales first', () => {
    const { when } = given(...bound, sale(s1, day, 5_000n), sale(s2, 2 * day, 3_000n));
    expect(when(refund(null, 3 * day, 4_000n)).sort()).toEqual(['s1 ann 0/-100/0', 's2 ann 0/-300/0']);
  });

  it('are allocated again when an earlier sale or refund arrives late', () => {
    const { when } = given(...bound, sale(s1, day, 5_000n), refund(null, 4 * day, 1_000n));
    expect(when(sale(s2, 3 * day, 3_000n)).sort()).toEqual(['s1 ann 0/100/0', 's2 ann 0/200/0']);
    expect(when(refund(s2, 3.5 * day, 3_000n)).sort()).toEqual(['s1 ann 0/-100/0', 's2 ann 0/-200/0']);
  });

  it('leave what no sale can bear to the review list, and a named one never spills', () => {
    const { all } = given(...bound, sale(s1, day, 5_000n), sale(s2, day, 1_000n));
    expect(all(refund(s2, 2 * day, 1_500n))).toContainEqual(
      expect.objectContaining({ kind: 'surplus', refund: expect.objectContaining({ surplus: 500n }) }),
    );
    expect(all(refund(null, 3 * day, 6_000n))).toContainEqual(
      expect.objectContaining({ kind: 'surplus', refund: expect.objectContaining({ surplus: 1_000n }) }),
    );
  });

  it('wait where the sale they name is not known yet', () => {
    const { all, when } = given(...bound);
    expect(all(refund(s1, 2 * day, 400n))).toEqual([]);
    expect(when(sale(s1, day, 1_000n))).toEqual(['s1 ann 0/60/0']);
  });

  it('bring their parts to each sale in proportion to what it bears', () => {
    const { when } = given(...bound, sale(s1, day, 5_000n, { tax: 500n }), sale(s2, 2 * day, 3_000n, { tax: 300n }));
    expect(when(refund(null, 3 * day, 4_000n, { tax: 400n, shipping: 0n })).sort()).toEqual([
      's1 ann 0/-90/0',
      's2 ann 0/-270/0',
    ]);
  });

  it('tell sales of one moment and id apart by their source, whichever arrived first', () => {
    const [one, other] = [
      sale(s1, day, 1_000n, { externalId: 'o-1', source: 'shop' }),
      sale(s2, day, 1_000n, { externalId: 'o-1', source: 'till' }),
    ];
    const refunded = refund(null, 2 * day, 600n);
    expect(sums([...bound, one, other, refunded])).toEqual(sums([...bound, other, one, refunded]));
    expect(given(...bound, one, other).when(refunded)).toEqual(['s2 ann 0/-60/0']);
  });
});

describe('refunds that name a sale', () => {
  it('give no buyer to a sale that has none, whichever arrived first', () => {
    const unknown = sale(s1, day, 1_000n, { customer: null });
    const named = refund(s1, 2 * day, 400n, { customer: carol });
    expect(sums([...bound, unknown, named])).toEqual({});
    expect(sums([...bound, named, unknown])).toEqual({});
  });

  it('reduce the sale of its own buyer, whoever they say it was', () => {
    const { when } = given(...bound, refund(s1, 2 * day, 400n, { customer: 'dan' as typeof carol }));
    expect(when(sale(s1, day, 1_000n))).toEqual(['s1 ann 0/60/0']);
  });

  it('in another currency go to the review list as a whole', () => {
    const { all } = given(...bound, sale(s1, day, 1_000n));
    expect(all(refund(s1, 2 * day, 400n, { currency: 'EUR' }))).toMatchObject([
      { kind: 'surplus', refund: { surplus: 400n } },
    ]);
  });
});
