import type { ConversionId, CustomerId, LinkId, PartnerId, ProgramId, RefundId, TouchData } from '@tributary/contracts';
import { commissionId } from '@tributary/contracts';
import fc from 'fast-check';
import { emptyBooks, nothing, type Posted, plus } from './books.js';
import { commissionIn, decideApproval } from './decide.js';
import { fold, type Outcome } from './engine.js';
import type { Fact, Rule } from './facts.js';

const hour = 3_600_000;
const day = 24 * hour;
const program = 'spring' as ProgramId;
const carol = 'carol' as CustomerId;
const ann = 'ann' as PartnerId;
const bob = 'bob' as PartnerId;
const s1 = 's1' as ConversionId;
const s2 = 's2' as ConversionId;

const at = (occurredAt: number) => ({ organisation: 'acme', occurredAt, recordedAt: occurredAt });
const percent = (rate: bigint, partner: PartnerId | null = null, priority = 1): Rule => ({
  id: `r${rate}`,
  name: `${rate}%`,
  priority,
  partner,
  kind: 'percentage',
  rate: `0.${rate}`,
  ratio: { numerator: rate, denominator: 100n },
});
const flat = (amount: bigint): Rule => ({ id: 'flat', name: 'flat', priority: 1, partner: null, kind: 'flat', amount });
const created = (attribution: 'last-click' | 'first-click' = 'last-click'): Fact => ({
  ...at(0),
  type: 'ProgramCreated',
  data: { program, code: 'spring', currency: 'GBP', windowDays: 30, attribution },
});
const plan = (rules: Rule[], { from = null as number | null, holdDays = 0, version = 1 } = {}): Fact => ({
  ...at(0),
  type: 'PlanPublished',
  data: { program, version, from, holdDays, rules },
});
const touch = (partner: PartnerId, moment: number, n = 0): TouchData => ({
  id: `t${n}`,
  kind: 'click',
  link: `link-${partner}` as LinkId,
  partner,
  at: moment,
});
const signup = (moment: number, ...touches: [PartnerId, number][]): Fact => ({
  ...at(moment),
  type: 'SignupRecorded',
  data: { program, customer: carol, touches: touches.map(([partner, clicked], n) => touch(partner, clicked, n)) },
});
const sale = (
  conversion: ConversionId,
  moment: number,
  amount: bigint,
  more: Partial<{ tax: bigint; shipping: bigint; currency: string; customer: CustomerId | null }> = {},
): Fact => ({
  ...at(moment),
  type: 'SaleRecorded',
  data: {
    program,
    conversion,
    customer: carol,
    externalId: conversion,
    source: 'default',
    currency: 'GBP',
    amount,
    tax: 0n,
    shipping: 0n,
    ...more,
  },
});
const refund = (
  conversion: ConversionId | null,
  moment: number,
  amount: bigint,
  more: Partial<{ tax: bigint; shipping: bigint }> = {},
): Fact => ({
  ...at(moment),
  type: 'RefundRecorded',
  data: {
    program,
    customer: carol,
    conversion,
    refund: `refund-${conversion}-${moment}` as RefundId,
    externalId: `r-${moment}`,
    source: 'default',
    currency: 'GBP',
    amount,
    tax: null,
    shipping: null,
    ...more,
  },
});
const amended = (conversion: ConversionId, moment: number, amount: bigint): Fact => ({
  ...at(moment),
  type: 'ConversionAmended',
  data: { program, conversion, customer: carol, currency: 'GBP', amount, tax: 0n, shipping: 0n },
});
const decision = (type: 'CommissionRejected' | 'CommissionReopened'): Fact => ({ ...at(0), type, data: place });
const place = {
  commission: commissionId({ conversion: s1, partner: ann, component: 'base' }),
  conversion: s1,
  partner: ann,
};
const approved = (amount: bigint): Fact => ({ ...at(0), type: 'CommissionApproved', data: { ...place, amount } });
const hourPassed = (moment: number): Fact => ({ ...at(moment), type: 'HourPassed', data: { hour: moment } });

const amounts = (outcomes: readonly Outcome[]) =>
  outcomes.flatMap((outcome) =>
    outcome.kind === 'entry' && (outcome.change.held || outcome.change.pending || outcome.change.approved)
      ? [
          `${outcome.sale.conversion} ${outcome.commission.partner} ${outcome.change.held}/${outcome.change.pending}/${outcome.change.approved}`,
        ]
      : [],
  );
const given = (...facts: Fact[]) => {
  const books = emptyBooks();
  for (const fact of facts) fold(books, fact);
  return { books, all: (fact: Fact) => fold(books, fact), when: (fact: Fact) => amounts(fold(books, fact)) };
};
const ten = [created(), plan([percent(10n)])];
const bound = [...ten, signup(0, [ann, 0])];

describe('attribution', () => {
  it('binds a customer to the last touch before the signup', () => {
    const { all, when } = given(...ten);
    expect(all(signup(3 * day, [ann, day], [bob, 2 * day], [ann, 4 * day]))).toMatchObject([
      { kind: 'attributed', from: null, customer: { owner: { partner: bob } } },
    ]);
    expect(when(sale(s1, 5 * day, 10_005n))).toEqual(['s1 bob 0/1001/0']);
  });

  it('binds it to the first touch where the program says so', () => {
    const { when } = given(created('first-click'), plan([percent(10n)]), signup(3 * day, [ann, day], [bob, 2 * day]));
    expect(when(sale(s1, 5 * day, 1_000n))).toEqual(['s1 ann 0/100/0']);
  });

  it.each([
    [30 * day, 1],
    [30 * day + 1_000, 0],
  ])('of a click %d ms before the signup makes %d entries', (age, count) => {
    const { when } = given(...ten, signup(40 * day, [ann, 40 * day - age]));
    expect(when(sale(s1, 41 * day, 1_000n))).toHaveLength(count);
  });

  it('attributes a sale whose signup arrives later, but none before the signup', () => {
    const { when } = given(...ten, sale(s1, 2 * day, 1_000n), sale(s2, hour, 1_000n));
    expect(when(signup(day, [ann, 0]))).toEqual(['s1 ann 0/100/0']);
  });

  it('moves a sale to the partner of a touch that arrives late', () => {
    const { when } = given(...ten, signup(2 * day, [ann, day]), sale(s1, 3 * day, 1_000n));
    const late: Fact = {
      ...at(3 * day),
      type: 'TouchAdded',
      data: { program, customer: carol, touch: touch(bob, 1.5 * day, 9) },
    };
    expect(when(late)).toEqual(['s1 ann 0/-100/0', 's1 bob 0/100/0']);
  });

  it('never attributes a buyer nobody knows', () => {
    expect(given(...bound).when(sale(s1, day, 1_000n, { customer: null }))).toEqual([]);
  });

  it('takes no new customers once the program has ended; those it has go on', () => {
    const ended: Fact = { ...at(2 * day), type: 'ProgramEnded', data: { program } };
    expect(given(...bound, ended).when(sale(s1, 3 * day, 1_000n))).toEqual(['s1 ann 0/100/0']);
    expect(given(...ten, ended, signup(3 * day, [ann, 3 * day])).when(sale(s1, 4 * day, 1_000n))).toEqual([]);
  });
});

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

  it('counts and pays nothing for a sale of 0', () => {
    expect(given(...bound).all(sale(s1, day, 0n))).toEqual([]);
  });

  it('lets a sale in another currency wait for its rate, and counts it', () => {
    expect(given(...bound).all(sale(s1, day, 700n, { currency: 'EUR' }))).toMatchObject([
      { kind: 'entry', change: { conversions: 1n, gross: 700n, pending: 0n }, commission: { awaitingRate: true } },
    ]);
  });

  it('prices a sale that came before any plan once the first is published', () => {
    expect(given(created(), signup(0, [ann, 0]), sale(s1, day, 1_000n)).when(plan([percent(10n)]))).toEqual([
      's1 ann 0/100/0',
    ]);
  });
});

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
});

describe('holds and decisions', () => {
  const held = [created(), plan([percent(10n)], { holdDays: 1 }), signup(0, [ann, 0])];
  const released = [...held, sale(s1, hour, 10_000n), hourPassed(25 * hour)];

  it('hold a sale until the hour after its hold has passed', () => {
    const { when } = given(...held);
    expect(when(sale(s1, hour + 1, 10_000n))).toEqual(['s1 ann 1000/0/0']);
    expect(when(hourPassed(25 * hour))).toEqual([]);
    expect(when(hourPassed(26 * hour))).toEqual(['s1 ann -1000/1000/0']);
  });

  it('start no hold that is over when the sale is recorded', () => {
    expect(given(...held).when({ ...sale(s1, hour, 10_000n), recordedAt: 3 * day })).toEqual(['s1 ann 0/1000/0']);
  });

  it('take what is pending before what is approved', () => {
    expect(given(...released, approved(600n)).when(refund(s1, 28 * hour, 5_000n))).toEqual(['s1 ann 0/-400/-100']);
  });

  it('make a later increase a new pending amount: approved 1000, target 1200', () => {
    expect(given(...released, approved(1_000n)).when(amended(s1, 28 * hour, 12_000n))).toEqual(['s1 ann 0/200/0']);
  });

  it('post nothing for a rejected commission until it is reopened', () => {
    const { when } = given(...released);
    expect(when(decision('CommissionRejected'))).toEqual(['s1 ann 0/-1000/0']);
    expect(when(refund(s1, 28 * hour, 1_000n))).toEqual([]);
    expect(when(decision('CommissionReopened'))).toEqual(['s1 ann 0/900/0']);
  });

  it('refuse to approve what is held, has changed, or is unknown', () => {
    const decide = (amount: bigint, ...facts: Fact[]) =>
      decideApproval(commissionIn(given(...facts).books.sales.get(s1), ann), amount);
    expect(decide(1_000n)).toBe('unknown-commission');
    expect(decide(1_000n, ...held, sale(s1, hour, 10_000n))).toBe('commission-on-hold');
    expect(decide(1_000n, ...released, refund(s1, 26 * hour, 10n))).toBe('amount-changed');
    expect(decide(1_000n, ...released)).toBeNull();
  });
});

describe('the order of arrival', () => {
  const moment = fc.integer({ min: 0, max: 8 }).map((n) => n * hour);
  const amount = fc.bigInt({ min: 1n, max: 9_999n });
  const conversion = fc.constantFrom(s1, s2, 's3' as ConversionId);
  const facts = fc
    .tuple(
      fc.option(
        fc.tuple(moment, fc.constantFrom(ann, bob)).map(([m, partner]) => signup(m, [partner, m])),
        { nil: undefined },
      ),
      fc
        .uniqueArray(fc.tuple(conversion, moment, amount), { selector: ([id]) => id })
        .map((all) => all.map((one) => sale(...one))),
      fc
        .uniqueArray(fc.tuple(fc.option(conversion), moment, amount), { selector: ([, m]) => m, maxLength: 5 })
        .map((all) => all.map((one) => refund(...one))),
    )
    .map(([one, ...more]) => [...(one ? [one] : []), ...more.flat()]);

  const sums = (arrived: readonly Fact[]) => {
    const books = emptyBooks();
    const posted = new Map<string, Posted>();
    for (const fact of [
      created(),
      plan([percent(10n)]),
      plan([percent(5n)], { from: 4 * hour, version: 2 }),
      ...arrived,
    ]) {
      for (const outcome of fold(books, fact)) {
        if (outcome.kind !== 'entry') continue;
        const key = `${outcome.sale.conversion}/${outcome.commission.partner}`;
        posted.set(key, plus(posted.get(key) ?? nothing, outcome.change));
      }
    }
    return Object.fromEntries([...posted].sort().map(([key, sum]) => [key, Object.values(sum).map(String)]));
  };

  it('never changes what the entries of a commission add up to', () => {
    const permuted = facts.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
    );
    fc.assert(
      fc.property(permuted, ([one, other]) => expect(sums(other)).toEqual(sums(one))),
      { numRuns: 2_000 },
    );
  });
});
