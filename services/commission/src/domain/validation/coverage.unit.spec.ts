import type { Plan } from '@tributary/contracts';
import { field, flat, rules, said } from '../../testing/judged.js';

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
    [
      'an amount between two rules',
      rules({ when: { field: 'sale.amount', under: 100 } }, { when: { field: 'sale.amount', over: 100 } }),
      ['warning rules gap-conditions'],
    ],
    [
      'a sale without a country',
      rules({ when: field('GB') }, { when: { field: 'sale.country', isNot: 'GB' } }),
      ['warning rules gap-conditions'],
    ],
    [
      'amounts that another rule takes at other times alone',
      rules(
        { when: { field: 'sale.amount', under: 100 } },
        { when: { field: 'sale.amount', atLeast: 100 }, purchase: 'first' },
      ),
      ['warning rules gap-conditions'],
    ],
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
    [
      'amounts of which one rule takes what the other leaves',
      rules({ when: { field: 'sale.amount', under: 100 } }, { when: { field: 'sale.amount', atLeast: 100 } }),
    ],
    [
      'whole amounts next to each other',
      rules({ when: { field: 'sale.net', atMost: 99 } }, { when: { field: 'sale.net', atLeast: 100 } }),
    ],
    [
      'a currency and all others',
      rules({ when: { field: 'sale.currency', isNot: 'GBP' } }, { when: { field: 'sale.currency', is: 'gbp' } }),
    ],
    [
      'countries and what has none',
      rules(
        { when: field('GB') },
        { when: { field: 'sale.country', isNot: 'GB' } },
        { when: { field: 'sale.country', exists: false } },
      ),
    ],
  ])('are none in %s', (_, plan) => {
    expect(said(plan)).toEqual([]);
  });
});
