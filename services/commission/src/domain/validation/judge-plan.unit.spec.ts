import type { Condition, Plan } from '@tributary/contracts';
import { field, flat, rule, rules, said } from '../../testing/judged.js';

describe('a plan', () => {
  it('of one share for everyone has nothing to be said about it', () => {
    expect(said(rules({}))).toEqual([]);
  });

  it.each<[string, Plan, string[]]>([
    [
      'has no two parts of one key',
      { rules: [rule('a')], bonuses: [{ key: 'a', amount: 1, goal: 1 }] },
      ['error bonuses[0].key duplicate-key'],
    ],
    ['pays in the currency of its program', { currency: 'EUR', rules: [rule('a')] }, ['error currency other-currency']],
    [
      'names partners that there are',
      rules({}, { for: { partner: 'zoe' } }),
      ['error rules[1].for.partner unknown-partner'],
    ],
    ['knows its days', rules({ from: '2026-02-30' }), ['error rules[0].from no-such-day']],
    [
      'counts purchases upwards',
      rules({}, { purchase: { from: 3, to: 2 } }),
      ['error rules[1].purchase.to not-ascending'],
    ],
    [
      'counts purchases of sales alone',
      rules({}, { on: 'lead', pays: flat(1), lasts: { months: 1 } }),
      ['error rules[1].lasts only-for-sales'],
    ],
    ['pays each event by a kind that fits', rules({}, { on: 'click' }), ['error rules[1].pays.kind kind-does-not-fit']],
    [
      'looks at no lines for a bonus',
      {
        rules: [rule('a')],
        bonuses: [{ key: 'b', amount: 1, goal: 1, when: { any: [{ field: 'line.category', is: 'x' }] } }],
      },
      ['error bonuses[0].when.any[0].field no-lines'],
    ],
  ])('%s', (_, plan, expected) => {
    expect(said(plan)).toEqual(expected);
  });

  it('may be bonuses alone', () => {
    expect(said({ rules: [], bonuses: [{ key: 'b', amount: 1, goal: 1 }] })).toEqual([]);
  });

  it('nests its groups at most 5 deep', () => {
    const nested = (depth: number): Condition => (depth === 0 ? field('GB') : { all: [nested(depth - 1)] });
    expect(said(rules({}, { when: nested(5) }))).toEqual([]);
    expect(said(rules({}, { when: nested(6) }))).toEqual(['error rules[1].when too-deep']);
  });

  it('compares at most a thousand times', () => {
    const when = { any: Array.from({ length: 50 }, () => field('GB')) };
    const many = Array.from({ length: 21 }, () => ({ when }));
    expect(said(rules({}, ...many))).toEqual(['error  too-many-conditions']);
  });

  it.each<[string, Plan, string[]]>([
    ['nothing at all', rules(), ['warning rules pays-nothing']],
    ['a tier that nobody is in', rules({}, { for: { tier: 'iron' } }), ['warning rules[1].for.tier unknown-tier']],
    [
      'levels that take an admin',
      { rules: [rule('a')], overrides: [{ key: 'o', level: 3, rate: '0.1' }] },
      ['warning overrides[0].level many-levels'],
    ],
    [
      'an override that another one hides',
      {
        rules: [rule('a')],
        overrides: [
          { key: 'o', level: 1, rate: '0.1' },
          { key: 'p', level: 1, rate: '0.2' },
        ],
      },
      ['warning overrides[1] never-applies'],
    ],
    [
      'a bonus for nothing',
      { rules: [rule('a')], bonuses: [{ key: 'b', amount: 0, goal: 0 }] },
      ['warning bonuses[0].goal always-reached', 'warning bonuses[0].amount pays-nothing'],
    ],
  ])('warns of %s', (_, plan, expected) => {
    expect(said(plan)).toEqual(expected);
  });

  it('warns that a first version keeps nothing', () => {
    const plan: Plan = { existingCustomers: 'keep', rules: [rule('a')] };
    expect(said(plan)).toEqual([]);
    expect(said(plan, { over: null })).toEqual(['warning existingCustomers nothing-before']);
  });
});
