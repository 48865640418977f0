/** Random facts about three partners and three customers; moments, codes and amounts are few, so that they meet. */
import fc from 'fast-check';
import type { GoldenFact, GoldenTouch } from '../golden/case.js';
import { sometimes } from './sometimes.js';

const start = Date.parse('2026-10-01T00:00:00Z');
const half = 12 * 3_600_000;
export const partners = ['ann', 'bob', 'cleo'] as const;
export const customers = ['carl', 'dora', 'emil'] as const;

/** Half days of ten weeks, in October, November and December. */
export const moment = fc.integer({ min: 0, max: 140 }).map((n) => new Date(start + n * half).toISOString());
const partner = fc.constantFrom(...partners);
const customer = fc.constantFrom(...customers);
const amount = fc.oneof(
  fc.constantFrom(0, 1, 500, 1000, 2000, 2500),
  fc.integer({ min: 1, max: 6000 }),
  fc.integer({ min: 500, max: 6000 }),
);
const currency = fc.constantFrom('GBP', 'GBP', 'GBP', 'GBP', 'EUR', 'JPY');
const country = fc.constantFrom('GB', 'de', 'US');
const saleCode = fc.constantFrom('s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8');

const present = <Of extends object>(all: Of): Of =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Of;

const touchKind = fc.constantFrom<NonNullable<GoldenTouch['kind']>>(
  'click',
  'click',
  'click',
  'code',
  'coupon',
  'claim',
);

export const signups = fc
  .tuple(
    ...customers.map((code, n) =>
      fc.record({
        at: fc.integer({ min: 0, max: 9 }).map((m) => new Date(start + m * half).toISOString()),
        by: fc.array(
          fc.record({
            partner,
            age: fc.oneof(fc.integer({ min: -1, max: 20 }), fc.constantFrom(20, 60, 61)),
            kind: touchKind,
          }),
          { minLength: 1, maxLength: 4 },
        ),
        country: sometimes(country),
        signup: fc.constant(code),
        n: fc.constant(n),
      }),
    ),
  )
  .map((all): GoldenFact[] =>
    all.map(({ at, by, n, signup, country: from }) =>
      present({
        at,
        signup,
        by: by.map(({ partner: of, age, kind }, m) => ({
          partner: of,
          kind,
          id: `t${n}${m}`,
          at: new Date(Date.parse(at) - age * half).toISOString(),
        })),
        country: from,
      } as GoldenFact & { signup: string }),
    ),
  );

export const touch: fc.Arbitrary<GoldenFact> = fc
  .record({ at: moment, of: customer, partner, id: fc.integer({ min: 1, max: 99 }), kind: touchKind })
  .map(({ at, of, id, ...more }) => ({ at, of, touch: { ...more, id: `added${id}` } }));

const line = fc.record({
  amount: fc.constantFrom(0, 1, 333, 500, 1000, 2500),
  category: sometimes(fc.constantFrom('a', 'b')),
  quantity: sometimes(fc.constantFrom('1', '2', '0.5')),
  tax: sometimes(fc.constantFrom(0, 50), 3),
});

/** Lines that add up to the amount or to the net, with at least one that has no tax of its own. */
const lined = fc
  .record({
    lines: fc.array(line, { minLength: 1, maxLength: 3 }),
    isNet: fc.boolean(),
    parts: fc.constantFrom([0, 0, 0], [40, 0, 0], [33, 17, 0], [0, 0, 101]),
  })
  .map(({ lines: drawn, isNet, parts: [tax = 0, shipping = 0, discount = 0] }) => {
    const lines = drawn.map(({ tax: own, ...more }, n) =>
      present({ ...more, tax: n === 0 || own === undefined || own > more.amount / 4 ? undefined : own }),
    );
    const total = lines.reduce((all, { amount: of }) => all + of, 0);
    const own = lines.reduce((all, { tax: of }) => all + (of ?? 0), 0);
    const room = Math.floor((lines[0]?.amount ?? 0) / 4);
    const [extra, postage] = [Math.min(tax, room), Math.min(shipping, room)];
    const parts = { tax: own + extra, shipping: postage, discount };
    return { amount: isNet ? total + own + extra + postage : total, ...parts, lines };
  });

const plain = fc
  .record({
    amount,
    tax: fc.integer({ min: 0, max: 4 }),
    shipping: fc.integer({ min: 0, max: 3 }),
    discount: fc.constantFrom(0, 200),
  })
  .map((drawn) => ({
    amount: drawn.amount,
    tax: Math.floor((drawn.amount * drawn.tax) / 16),
    shipping: Math.floor((drawn.amount * drawn.shipping) / 16),
    discount: drawn.discount,
  }));

export const sale: fc.Arbitrary<GoldenFact> = fc
  .record({
    parts: fc.oneof(plain, plain, lined),
    fact: fc
      .record({
        ...{
          at: moment,
          sale: saleCode,
          customer: fc.option(customer, { freq: 12 }),
          currency,
          country: sometimes(country),
        },
        deal: sometimes(fc.constant('w1'), 8),
        subscription: sometimes(fc.constantFrom('sub1', 'sub2'), 3),
        serviceFrom: sometimes(moment, 5),
        meta: sometimes(fc.constantFrom({ channel: 'web' }, { channel: 'shop' })),
        touches: sometimes(
          fc.record({ partner, kind: fc.constantFrom('coupon' as const, 'click' as const) }).map((one) => [one]),
          4,
        ),
      })
      .map(present),
  })
  .map(({ parts, fact }) => {
    const own = fact.touches?.map((one) => ({ ...one, id: `of-${fact.sale}` }));
    const subscription = fact.subscription && `${fact.subscription}-${fact.customer}`;
    return present({ ...fact, ...parts, touches: own, subscription }) as GoldenFact;
  });

const refundParts = fc.constantFrom({}, {}, { tax: 0 }, { tax: 20, shipping: 5 }, { tax: 100 });

export const refund: fc.Arbitrary<GoldenFact> = fc
  .record({
    at: moment,
    refund: fc.integer({ min: 1, max: 30 }).map((n) => `x${n}`),
    of: fc.option(saleCode, { freq: 3 }),
    customer,
    amount: fc.constantFrom(1, 100, 333, 500, 1000, 2500, 9000),
    parts: refundParts,
    by: fc.constantFrom('whole', 'line', 'quantity'),
    line: fc.constantFrom(1, 2),
    quantity: fc.constantFrom('0.5', '1', '2'),
  })
  .map(({ parts, by, line: on, quantity, ...fact }): GoldenFact => {
    if (fact.of === null) return { ...fact, ...parts };
    const { customer: _, ...of } = fact;
    if (by === 'line') return { ...of, ...parts, lines: [{ line: on, amount: of.amount, quantity }] };
    return by === 'quantity' ? { ...of, ...parts, quantity } : { ...of, ...parts };
  });

const steps = ['opened', 'lost', 'won'] as const;

/** Each at its own moment, in this order; they may be missing and arrive in any. */
export const chargeback: fc.Arbitrary<GoldenFact> = fc
  .record({ n: fc.integer({ min: 1, max: 3 }), step: fc.integer({ min: 0, max: 2 }) })
  .map(({ n, step }) => ({
    at: new Date(start + (n * 25 + step * 20) * half).toISOString(),
    ...{ chargeback: `c${n}`, of: `s${n}`, amount: n * 700, is: steps[step] ?? 'opened' },
  }));

export const amendment: fc.Arbitrary<GoldenFact> = fc.tuple(moment, saleCode, plain).map(([at, amend, parts]) => ({
  at,
  amend,
  ...parts,
}));

const activityKind = fc.constantFrom('deposit' as const, 'wager' as const, 'net-revenue' as const);

/** At moments of their own, because a tie between an activity and a sale is nowhere decided. */
export const activity: fc.Arbitrary<GoldenFact> = fc
  .record({
    at: moment,
    n: fc.integer({ min: 1, max: 40 }),
    kind: activityKind,
    customer,
    sum: fc.constantFrom(400, 1000, 2500, -700),
    currency,
  })
  .map(({ at, n, kind, sum, ...more }) => ({
    ...{ ...more, at: new Date(Date.parse(at) + n * 1000).toISOString(), activity: `a${n}`, kind },
    amount: kind === 'net-revenue' ? sum : Math.abs(sum),
  }));

export const activityRefund: fc.Arbitrary<GoldenFact> = fc
  .record({ at: moment, n: fc.integer({ min: 1, max: 40 }), amount: fc.constantFrom(1, 500, 3000) })
  .map(({ at, n, amount: of }) => ({ at, refund: `ax${n}`, of: `a${n}`, amount: of }));

export const lead: fc.Arbitrary<GoldenFact> = fc
  .record({ at: moment, lead: fc.constantFrom('l1', 'l2'), customer, country: sometimes(country) })
  .map(present) as fc.Arbitrary<GoldenFact>;

export const deal: fc.Arbitrary<GoldenFact> = fc.oneof(
  fc.record({ at: moment, dealApproved: fc.constantFrom('d1', 'd2'), partner, customer }),
  fc.record({ at: moment, dealWon: fc.constant('w1'), customer, amount }),
  fc.record({ at: moment, dealAmended: fc.constant('w1'), amount }),
);

export const clicks: fc.Arbitrary<GoldenFact> = fc
  .record({
    at: moment,
    clicks: fc.integer({ min: 0, max: 40 }),
    partner,
    country: sometimes(fc.constantFrom('GB', 'US')),
  })
  .map((fact) => {
    const { at } = fact;
    const next = new Date(Date.parse(at.slice(0, 10)) + 2 * 24 * 3_600_000).toISOString();
    return present({ ...fact, at: next, day: at.slice(0, 10) });
  }) as fc.Arbitrary<GoldenFact>;

/** Rates of the days on which something was sold in another currency; not of all. */
export const rate = (day: string, base: string, at: string): fc.Arbitrary<GoldenFact> =>
  fc.constantFrom('0.8', '0.0052', '1.234').map((of) => ({ at, rate: of, day, base, quote: 'GBP' }));
