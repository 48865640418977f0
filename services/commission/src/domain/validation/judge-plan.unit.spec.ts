import type { Cap, Condition, Plan, PlanRule } from '@tributary/contracts';
import { judgePlan, type Known } from './judge-plan.js';

const known: Known = {
  currency: 'GBP',
  over: '2025-12-31',
  isPartner: (name) => name === 'ann' || name === 'bob',
  tiers: new Set(['gold', 'silver']),
};
const tenth = { kind: 'percentage', rate: '0.1' } as const;
const rule = (key: string, more: Partial<PlanRule> = {}): PlanRule => ({ key, pays: tenth, ...more });
const flat = (amount: number) => ({ kind: 'flat', amount }) as const;
const said = (plan: Plan, more: Partial<Known> = {}) => {
  const { errors, warnings } = judgePlan(plan, { ...known, ...more });
  return [
    ...errors.map(({ path, code }) => `error ${path} ${code}`),
    ...warnings.map(({ path, code }) => `warning ${path} ${code}`),
  ];
};
const rules = (...of: Partial<PlanRule>[]): Plan => ({ rules: of.map((one, n) => rule(`r${n}`, one)) });
const field = (is: string): Condition => ({ field: 'sale.country', is });

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

describe('gaps', () => {
  it.each<[string, Plan, string[]]>([
    ['all conditions might fail', rules({ when: field('GB') }), ['warning rules gap-conditions']],
    ['days between two rules', rules({ until: '2026-01-01' }, { from: '2026-02-01' }), ['warning rules gap-dates']],
    ['days before the first', rules({ from: '2026-01-01' }), ['warning rules gap-dates']],
    ['the first purchase alone', rules({ purchase: 'first' }), ['warning rules gap-purchases']],
    [
      'a hole in the purchases',
      rules({ purchase: { from: 1, to: 3 } }, { purchase: { from: 5 } }),
      ['warning rules gap-purchases'],
    ],
    ['a rule for one tier alone', rules({ for: { tier: 'gold' } }), ['warning rules gap-partners']],
    ['an extra is no rule that wins', rules({ when: field('GB') }, { onTop: true }), ['warning rules gap-conditions']],
  ])('%s', (_, plan, expected) => {
    expect(said(plan)).toEqual(expected);
  });

  it.each<[string, Plan]>([
    ['days that follow each other', rules({ until: '2026-01-01' }, { from: '2026-01-01' })],
    ['the first purchase and those after it', rules({ purchase: 'first' }, { purchase: 'later' })],
    ['a condition before a rule for the rest', rules({ when: field('GB') }, {})],
    ['a plan that pays for no sales', rules({ on: 'signup', pays: flat(500) })],
    ['a tier before everyone', rules({ for: { tier: 'gold' } }, {})],
  ])('are none in %s', (_, plan) => {
    expect(said(plan)).toEqual([]);
  });
});

describe('rules against each other', () => {
  it.each<[string, Plan, string[]]>([
    ['two for everyone', rules({}, {}), ['warning rules[1] never-applies']],
    ['a lower priority number before the other', rules({}, { priority: 1 }), ['warning rules[0] never-applies']],
    [
      'a promotion after what it was to precede',
      rules({}, { from: '2026-10-01', until: '2026-11-01' }),
      ['warning rules[1] never-applies'],
    ],
    [
      'a promotion before it',
      rules({ from: '2026-10-01', until: '2026-11-01' }, {}),
      ['warning rules[1] order-decides'],
    ],
    [
      'conditions of other fields',
      rules({ when: field('GB') }, { when: { field: 'sale.amount', over: 5 } }, {}),
      ['warning rules[1] order-decides'],
    ],
    [
      'a condition that another implies',
      rules({ when: { field: 'sale.country', in: ['GB', 'IE'] } }, { when: field('gb') }, {}),
      ['warning rules[1] never-applies'],
    ],
    [
      'amounts of which others hold all',
      rules(
        { when: { field: 'sale.amount', over: 100 }, priority: 1 },
        { when: { field: 'sale.amount', over: 200 } },
        { when: { field: 'sale.amount', between: [101, 150] } },
        {},
      ),
      ['warning rules[1] never-applies', 'warning rules[2] never-applies'],
    ],
    [
      'none of amounts that reach further, by one alone',
      rules(
        { when: { field: 'sale.amount', over: 100 }, priority: 1 },
        { when: { field: 'sale.amount', atLeast: 100 } },
        {},
      ),
      [],
    ],
    [
      'an end before the version begins',
      rules({}, { until: '2025-12-31', priority: 1 }),
      ['warning rules[1].until never-applies'],
    ],
    ['an ended duration', rules({ lasts: { months: 12 } }, {}), ['warning rules[0].lasts reopens-choice']],
    [
      'an ended duration of a tier',
      rules({}, { for: { tier: 'gold' }, lasts: { payments: 3 } }),
      ['warning rules[1].lasts reopens-choice'],
    ],
  ])('warn of %s', (_, plan, expected) => {
    expect(said(plan)).toEqual(expected);
  });

  it.each<[string, Plan]>([
    [
      'of other audiences',
      rules({}, { for: { tier: 'gold' } }, { for: { partner: 'ann' } }, { for: { partner: 'bob' } }),
    ],
    ['of other events', rules({}, { on: 'deal' })],
    ['that are extras', rules({}, { onTop: true }, { onTop: true })],
    ['of other countries', rules({ when: field('GB') }, { when: field('US') }, {})],
    [
      'of other sizes',
      rules({ when: { field: 'sale.amount', under: 100 } }, { when: { field: 'sale.amount', atLeast: 100 } }, {}),
    ],
    ['of other purchases', rules({ purchase: 'first' }, { purchase: 'later' })],
  ])('say nothing of those %s', (_, plan) => {
    expect(said(plan)).toEqual([]);
  });
});

describe('what never applies', () => {
  it.each<[string, Partial<PlanRule>, string]>([
    ['an interval of no days', { from: '2026-01-02', until: '2026-01-02' }, 'rules[0].until'],
    ['two countries at once', { when: { all: [field('GB'), field('US')] } }, 'rules[0].when'],
    ['a range upside down', { when: { field: 'sale.amount', between: [5, 4] } }, 'rules[0].when'],
    [
      'ranges apart',
      {
        when: {
          all: [
            { field: 'sale.amount', over: 5 },
            { field: 'sale.amount', atMost: 5 },
          ],
        },
      },
      'rules[0].when',
    ],
    ['missing and known', { when: { all: [field('GB'), { field: 'sale.country', exists: false }] } }, 'rules[0].when'],
    ['is and is not', { when: { all: [field('GB'), { field: 'sale.country', isNot: 'gb' }] } }, 'rules[0].when'],
    ['the country of a click that there is not', { when: { field: 'click.country', is: 'GB' } }, 'rules[0].when.field'],
  ])('is warned of: %s', (_, first, path) => {
    expect(said(rules(first, {})).filter((one) => one.includes('never-applies'))).toEqual([
      `warning ${path} never-applies`,
    ]);
  });
});

describe('limits', () => {
  it.each<[string, Partial<PlanRule>, string[]]>([
    ['a minimum below the flat sum', { pays: flat(500), minimum: 500 }, ['minimum never-binds']],
    ['a minimum above it', { pays: flat(500), minimum: 501 }, []],
    ['a maximum above the flat sum', { pays: flat(500), maximum: 500 }, ['maximum never-binds']],
    ['a maximum above the cap', { maximum: 1_000, cap: { amount: 1_000, period: 'month' } }, ['maximum never-binds']],
    ['a maximum below the cap', { maximum: 999, cap: { amount: 1_000, period: 'month' } }, []],
    ['a minimum above the maximum', { minimum: 2, maximum: 1 }, ['minimum never-binds']],
    ['a minimum of 0', { minimum: 0 }, ['minimum never-binds']],
    ['a minimum order of 0', { minimumOrder: 0 }, ['minimumOrder never-binds']],
    ['a maximum of 0', { maximum: 0 }, ['maximum pays-nothing']],
    ['a cap of 0', { cap: { amount: 0 } }, ['cap.amount pays-nothing']],
  ])('%s', (_, one, expected) => {
    expect(said(rules(one))).toEqual(expected.map((end) => `warning rules[0].${end}`));
  });

  it.each<[Cap, Cap, string[]]>([
    [{ amount: 500, period: 'month' }, { amount: 500, period: 'month' }, ['warning rules[0].cap never-binds']],
    [{ amount: 500, period: 'month' }, { amount: 500, period: 'year' }, ['warning rules[0].cap never-binds']],
    [{ amount: 500, period: 'week' }, { amount: 400 }, ['warning rules[0].cap never-binds']],
    [{ amount: 500, period: 'year' }, { amount: 400, period: 'month' }, []],
    [{ amount: 500, period: 'week' }, { amount: 400, period: 'month' }, []],
    [{ amount: 499, period: 'month' }, { amount: 500, period: 'month' }, []],
  ])("of a rule's cap %o under a partner's %o", (cap, partnerCap, expected) => {
    expect(said({ partnerCap, rules: [rule('a', { cap })] })).toEqual(expected);
  });

  it("of a partner's cap above the budget", () => {
    const cap = { amount: 500, period: 'month' } as const;
    expect(said({ partnerCap: cap, budget: cap, rules: [rule('a')] })).toEqual(['warning partnerCap never-binds']);
  });
});
