import type { ConversionId, PartnerId } from '@tributary/contracts';
import fc from 'fast-check';
import type { Fact } from './facts.js';
import { hour } from './order.js';
import {
  amended,
  ann,
  bob,
  carol,
  created,
  percent,
  plan,
  refund,
  s1,
  s2,
  sale,
  signup,
  sums,
} from './sample-facts.js';

describe('the order of arrival', () => {
  const moment = fc.integer({ min: 0, max: 8 }).map((n) => n * hour);
  const amount = fc.bigInt({ min: 100n, max: 9_999n });
  const conversion = fc.constantFrom(s1, s2, 's3' as ConversionId);
  const buyer = fc.constantFrom(carol, carol, carol, null);
  const parts = fc.constantFrom({}, {}, { tax: 20n, shipping: 5n });
  const signups = fc.option(fc.tuple(moment, fc.constantFrom<PartnerId>(ann, bob)), { nil: undefined });
  const sales = fc.uniqueArray(
    fc.tuple(conversion, moment, amount, fc.record({ customer: buyer, tax: fc.constantFrom(0n, 50n) })),
    { selector: ([id]) => id },
  );
  const refunds = fc.uniqueArray(fc.tuple(fc.option(conversion), moment, amount, parts), {
    selector: ([, at]) => at,
    maxLength: 5,
  });
  const amendments = fc.uniqueArray(fc.tuple(conversion, moment, amount), { selector: ([id]) => id, maxLength: 1 });
  const facts = fc
    .tuple(signups, sales, refunds, amendments)
    .map(([bound, sold, refunded, changed]): Fact[] => [
      ...(bound ? [signup(bound[0], [bound[1], bound[0]])] : []),
      ...sold.map((one) => sale(...one)),
      ...refunded.map((one) => refund(...one)),
      ...changed.map((one) => amended(...one)),
    ]);
  const twice = (of: fc.Arbitrary<Fact[]>) =>
    of.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
    );
  const agree = (before: readonly Fact[], of: fc.Arbitrary<Fact[]>) =>
    fc.assert(
      fc.property(twice(of), ([one, other]) => expect(sums([...before, ...other])).toEqual(sums([...before, ...one]))),
      { numRuns: 2_000 },
    );

  it('never changes what the entries of a commission add up to', () => {
    agree([created(), plan([percent(10n)]), plan([percent(5n)], { from: 4 * hour, version: 2 })], facts);
  });

  it('may put the first plan anywhere', () => {
    agree(
      [created()],
      facts.map((all) => [{ ...plan([percent(10n), percent(5n, bob)]), recordedAt: 9 * hour }, ...all]),
    );
  });
});
