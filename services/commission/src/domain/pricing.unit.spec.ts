import { day, hour } from './order.js';
import {
  amended,
  ann,
  bob,
  bound,
  created,
  flat,
  given,
  percent,
  plan,
  refund,
  s1,
  s2,
  sale,
  signup,
} from './sample-facts.js';

describe('pricing', () => {
  it('pays on the net amount: 12000 with tax 2000 and shipping 500 is 9500', () => {
    expect(given(...bound).when(sale(s1, day, 12_000n, { tax: 2_000n, shipping: 500n }))).toEqual(['s1 ann 0/950/0']);
  });

  it('leaves a base of 4750 after a refund of 6000 of that sale', () => {
    const { when } = given(...bound, sale(s1, day, 12_000n, { tax: 2_000n, shipping: 500n }));
    expect(when(refund(s1, 2 * day, 6_000n))).toEqual(['s1 ann 0/-475/0']);
  });

  it('takes a refund with parts of its own first', () => {
    const { when } = given(...bound, sale(s1, day, 12_000n, { tax: 2_000n, shipping: 500n }));
    expect(when(refund(s1, 2 * day, 1_000n, { tax: 1_000n, shipping: 0n }))).toEqual([]);
  });

  it('posts the difference that a refund makes to the rounded target', () => {
    expect(given(...bound, sale(s1, day, 10_005n)).when(refund(s1, 2 * day, 1n))).toEqual(['s1 ann 0/-1/0']);
  });

  it('uses the version in force when the sale occurred, whenever it arrives', () => {
    const { when } = given(
      created(),
      plan([percent(12n)]),
      plan([percent(8n)], { from: 10 * day, version: 2 }),
      signup(0, [ann, 0]),
    );
    expect(when(sale(s1, 10 * day, 10_000n))).toEqual(['s1 ann 0/800/0']);
    expect(when(sale(s2, 10 * day - 1, 10_000n))).toEqual(['s2 ann 0/1200/0']);
  });

  it('keeps what a sale was priced by, also where a version begins before a sale that came ahead of its time', () => {
    const early = { ...sale(s1, hour + 3, 10_000n), recordedAt: hour };
    const { when } = given(...bound, early, plan([percent(8n)], { from: hour + 1, version: 2 }));
    expect(when(refund(s1, 2 * hour, 5_000n))).toEqual(['s1 ann -500/0/0']);
    expect(when(sale(s2, hour + 3, 10_000n))).toEqual(['s2 ann 0/800/0']);
  });

  it('takes the order in the plan where priorities are equal', () => {
    const rules = [percent(7n), percent(6n)];
    expect(given(created(), plan(rules), signup(0, [ann, 0])).when(sale(s1, day, 10_000n))).toEqual(['s1 ann 0/700/0']);
  });

  it('prefers a rule of the partner, whatever its rate, then the lower priority number', () => {
    const rules = [percent(12n), percent(5n, ann, 9), percent(6n, ann, 8), percent(20n, bob)];
    expect(given(created(), plan(rules), signup(0, [ann, 0])).when(sale(s1, day, 10_000n))).toEqual(['s1 ann 0/600/0']);
  });

  it('keeps a flat amount while anything remains', () => {
    const { when } = given(created(), plan([flat(2_000n)]), signup(0, [ann, 0]), sale(s1, day, 10_000n));
    expect(when(refund(s1, 2 * day, 4_000n))).toEqual([]);
    expect(when(refund(s1, 3 * day, 9_000n))).toEqual(['s1 ann 0/-2000/0']);
  });

  it('prices an amendment as the original: 10000 to 12000 at 10% is 200 more', () => {
    expect(given(...bound, sale(s1, day, 10_000n)).when(amended(s1, 2 * day, 12_000n))).toEqual(['s1 ann 0/200/0']);
  });

  it('takes back all of a sale that is amended to 0, a flat sum too', () => {
    for (const rules of [[percent(10n)], [flat(1_000n)]]) {
      const { when } = given(created(), plan(rules), signup(0, [ann, 0]), sale(s1, day, 10_000n));
      expect(when(amended(s1, 2 * day, 0n))).toEqual(['s1 ann 0/-1000/0']);
    }
  });

  it('counts and pays nothing for a sale of 0', () => {
    expect(given(...bound).all(sale(s1, day, 0n))).toEqual([]);
  });

  it('lets a sale in another currency wait for its rate, and counts it', () => {
    expect(given(...bound).all(sale(s1, day, 700n, { currency: 'EUR' }))).toMatchObject([
      { kind: 'entry', change: { conversions: 1n, gross: 700n, pending: 0n }, commission: { awaitingRate: true } },
    ]);
  });

  it('prices a sale that came before any plan once the first is published', () => {
    const { when } = given(created(), signup(0, [ann, 0]), sale(s1, day, 1_000n));
    expect(when({ ...plan([percent(10n)]), recordedAt: day })).toEqual(['s1 ann 0/100/0']);
  });
});
