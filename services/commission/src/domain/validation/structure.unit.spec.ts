import { largestTransaction } from '@tributary/money';
import { readPlan } from '../../application/plan-schema.js';
import { longestPlan } from './size.js';

const pays = { kind: 'percentage', rate: '0.1' };
const said = (input: unknown) => {
  const read = readPlan(input);
  return 'errors' in read ? read.errors.map(({ path, code }) => `${path} ${code}`) : [];
};
const one = (more: object) => said({ rules: [{ key: 'a', pays, ...more }] });
const paying = (of: object) => one({ pays: of });

describe('what is no plan', () => {
  it.each([[null], [undefined], [[]], ['plan'], [7]])('%o is refused', (input) => {
    expect(said(input)).toEqual([' wrong-shape']);
  });

  it.each<[string, string[], string[]]>([
    ['nothing in it', said({}), ['rules missing']],
    ['a rule that is none', said({ rules: [7] }), ['rules[0] wrong-shape']],
    ['a field that there is not', one({ percent: 10 }), ['rules[0].percent unknown-field']],
    ['a kind that there is not', paying({ kind: 'generous' }), ['rules[0].pays.kind not-one-of']],
    ['no kind', paying({}), ['rules[0].pays.kind not-one-of']],
    ['a rate in percent', paying({ kind: 'percentage', rate: '12' }), ['rules[0].pays.rate malformed']],
    ['a rate as a number', paying({ kind: 'percentage', rate: 0.1 }), ['rules[0].pays.rate wrong-shape']],
    ['a rate below 0', paying({ kind: 'percentage', rate: '-0.1' }), ['rules[0].pays.rate malformed']],
    ['a rate of 10^30', paying({ kind: 'percentage', rate: `1${'0'.repeat(30)}` }), ['rules[0].pays.rate malformed']],
    ['a rate with an exponent', paying({ kind: 'percentage', rate: '1e30' }), ['rules[0].pays.rate malformed']],
    [
      'an amount beyond what is booked at once',
      paying({ kind: 'flat', amount: 10 ** 12 + 1 }),
      ['rules[0].pays.amount out-of-range'],
    ],
    [
      'an endless amount',
      paying({ kind: 'flat', amount: Number.POSITIVE_INFINITY }),
      ['rules[0].pays.amount wrong-shape'],
    ],
    ['half a penny', paying({ kind: 'flat', amount: 0.5 }), ['rules[0].pays.amount wrong-shape']],
    ['less than nothing', paying({ kind: 'flat', amount: -1 }), ['rules[0].pays.amount out-of-range']],
    ['a false flag', one({ onTop: false }), ['rules[0].onTop only-true']],
    ['the first day of all', one({ from: '0001-01-01' }), ['rules[0].from malformed']],
    ['the last day of all', one({ until: '+275760-09-13' }), ['rules[0].until malformed']],
    ['an empty list of values', one({ when: { field: 'sale.country', in: [] } }), ['rules[0].when.in empty']],
    ['an empty group', one({ when: { all: [] } }), ['rules[0].when.all empty']],
    [
      'two comparisons in one',
      one({ when: { field: 'sale.country', is: 'GB', isNot: 'US' } }),
      ['rules[0].when too-many'],
    ],
    ['no comparison', one({ when: { field: 'sale.country' } }), ['rules[0].when too-few']],
    [
      'a field of nothing',
      one({ when: { any: [{ field: 'sale.mood', is: 1 }] } }),
      ['rules[0].when.any[0].field malformed'],
    ],
    ['a purchase that is none', one({ purchase: 'second' }), ['rules[0].purchase not-one-of']],
    ['a purchase from 0', one({ purchase: { from: 0 } }), ['rules[0].purchase.from out-of-range']],
    ['partner and tier at once', one({ for: { partner: 'a', tier: 'b' } }), ['rules[0].for too-many']],
  ])('%s is refused where it stands', (_, found, expected) => {
    expect(found).toEqual(expected);
  });

  it.each<[unknown, string]>([
    [{ holdDays: -1 }, 'This is too little: at least 0.'],
    [{ holdDays: 5_000 }, 'This is too much: at most 3,650.'],
    [{ name: '' }, 'This is empty.'],
    [{ name: 'x'.repeat(1_000) }, 'This is too long: at most 200 characters.'],
    [{ rules: [{ key: 'a', pays: { kind: 'tiered', bands: [] } }] }, 'This has no members.'],
    [{ rules: Array.from({ length: 201 }, (_, n) => ({ key: `r${n}`, pays })) }, 'These are too many: at most 200.'],
  ])('is said in plain words: %#', (more, message) => {
    const read = readPlan({ rules: [{ key: 'a', pays }], ...(more as object) });
    expect('errors' in read && read.errors.map((error) => error.message)).toEqual([message]);
  });

  it('has every fault named at once', () => {
    expect(said({ holdDays: -1, rules: [{ key: 'A B', pays: {} }, { pays }] })).toEqual([
      'holdDays out-of-range',
      'rules[0].key malformed',
      'rules[0].pays.kind not-one-of',
      'rules[1].key missing',
    ]);
  });
});

describe('bounds', () => {
  it('refuse a ladder of a million bands before they look at it', () => {
    const bands = Array.from({ length: 1_000_000 }, (_, from) => ({ from, rate: '0.1' }));
    const input = { rules: [{ key: 'a', pays: { kind: 'tiered', bands } }] };
    expect(said(input)).toEqual([' too-long']);
  });

  it('refuse a hundred and one bands, and take a hundred', () => {
    const bands = (count: number) => Array.from({ length: count }, (_, from) => ({ from, rate: '0.1' }));
    expect(paying({ kind: 'tiered', bands: bands(100) })).toEqual([]);
    expect(paying({ kind: 'tiered', bands: bands(101) })).toEqual(['rules[0].pays.bands too-many']);
  });

  const most = Number(largestTransaction);
  const [head, bonus] = [{ key: 'a' }, { key: 'b', amount: 1, goal: 1 }];
  const ladder = (band: object) => ({ rules: [{ ...head, pays: { kind: 'tiered', bands: [band] } }] });
  const ruled = (more: object) => ({ rules: [{ ...head, pays, ...more }] });
  it.each<[string, (amount: number) => object]>([
    ['approveUpTo', (approveUpTo) => ({ ...ruled({}), approveUpTo })],
    ['partnerCap.amount', (amount) => ({ ...ruled({}), partnerCap: { amount } })],
    ['budget.amount', (amount) => ({ ...ruled({}), budget: { amount } })],
    ['bonuses[0].amount', (amount) => ({ rules: [], bonuses: [{ ...bonus, amount }] })],
    ['bonuses[0].goal', (goal) => ({ rules: [], bonuses: [{ ...bonus, goal }] })],
    ['rules[0].minimum', (minimum) => ruled({ minimum })],
    ['rules[0].maximum', (maximum) => ruled({ maximum })],
    ['rules[0].minimumOrder', (minimumOrder) => ruled({ minimumOrder })],
    ['rules[0].cap.amount', (amount) => ruled({ cap: { amount } })],
    ['rules[0].pays.amount', (amount) => ruled({ pays: { kind: 'flat', amount } })],
    ['rules[0].pays.amount', (amount) => ruled({ pays: { kind: 'hybrid', amount, rate: '0.1' } })],
    ['rules[0].pays.amount', (amount) => ruled({ pays: { kind: 'cpa', amount } })],
    ['rules[0].pays.deposit', (deposit) => ruled({ pays: { kind: 'cpa', amount: 1, deposit } })],
    ['rules[0].pays.wagering', (wagering) => ruled({ pays: { kind: 'cpa', amount: 1, wagering } })],
    ['rules[0].pays.bands[0].from', (from) => ladder({ from, rate: '0.1' })],
    ['rules[0].pays.bands[0].amount', (amount) => ladder({ from: 0, amount })],
  ])('take what is booked at once as %s, and refuse more', (path, plan) => {
    expect(said(plan(most))).toEqual([]);
    expect(readPlan(plan(most + 1))).toEqual({
      errors: [{ path, code: 'out-of-range', message: 'This is too much: at most 1,000,000,000,000.' }],
    });
  });

  it('refuse what is too long as a whole', () => {
    expect(said({ name: 'x'.repeat(longestPlan), rules: [{ key: 'a', pays }] })).toEqual([' too-long']);
    expect(said({ name: 'x'.repeat(5_000_000) })).toEqual([' too-long']);
  });

  it('refuse what nests without an end', () => {
    let when: object = { field: 'sale.country', is: 'GB' };
    for (let n = 0; n < 20_000; n++) when = { all: [when] };
    expect(one({ when })).toEqual([' too-deep']);
  });

  it('name at most a hundred faults', () => {
    const rules = Array.from({ length: 200 }, () => ({ pays: {} }));
    expect(said({ rules })).toHaveLength(100);
  });
});
