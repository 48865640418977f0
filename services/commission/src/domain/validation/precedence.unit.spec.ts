import type { Plan, PlanRule } from '@tributary/contracts';
import { field, rules, said } from '../../testing/judged.js';

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
      'a country of which others took the parts',
      rules({ when: field('GB') }, { when: field('FR') }, { when: { field: 'sale.country', in: ['GB', 'FR'] } }, {}),
      ['warning rules[2] never-applies'],
    ],
    [
      'none of countries of which others took some',
      rules({ when: field('GB'), priority: 1 }, { when: { field: 'sale.country', in: ['GB', 'FR'] } }, {}),
      [],
    ],
    [
      'an end before the version begins',
      rules({}, { until: '2025-12-31', priority: 1 }),
      ['warning rules[1].until never-applies'],
    ],
    ['an ended duration', rules({ lasts: { months: 12 } }, {}), ['warning rules[0].lasts reopens-choice']],
    [
      'an ended duration of what only later purchases follow',
      rules({ lasts: { payments: 2 } }, { purchase: { from: 3 } }),
      ['warning rules[0].lasts reopens-choice'],
    ],
    [
      'payments of which none is left',
      rules({ purchase: { from: 3 }, lasts: { payments: 2 } }, {}),
      ['warning rules[0].lasts never-applies'],
    ],
    [
      'more payments than purchases',
      rules({ purchase: 'first', lasts: { payments: 2 } }, {}),
      ['warning rules[0].lasts never-binds'],
    ],
    [
      'as many payments as purchases',
      rules({ purchase: { from: 1, to: 2 }, lasts: { payments: 2 } }, {}),
      ['warning rules[0].lasts never-binds'],
    ],
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
    [
      'the condition of another tier',
      { for: { tier: 'gold' }, when: { any: [{ field: 'partner.tier', is: 'silver' }] } },
      'rules[0].when',
    ],
    ['an amount below 0', { when: { field: 'sale.amount', under: 0 } }, 'rules[0].when'],
    ['an amount above all', { when: { all: [{ field: 'line.amount', over: 10 ** 12 }] } }, 'rules[0].when.all[0]'],
    ['an amount that is a word', { when: { field: 'sale.amount', is: 'abc' } }, 'rules[0].when'],
    ['a type that there is not', { when: { field: 'partner.type', is: 'afiliate' } }, 'rules[0].when'],
    ['the country of a click that there is not', { when: { field: 'click.country', is: 'GB' } }, 'rules[0].when.field'],
  ])('is warned of: %s', (_, first, path) => {
    expect(said(rules(first, {})).filter((one) => one.includes('never-applies'))).toEqual([
      `warning ${path} never-applies`,
    ]);
  });
});
