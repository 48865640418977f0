import type { Cap, PlanRule } from '@tributary/contracts';
import { flat, rule, rules, said } from '../../testing/judged.js';

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
    [{ amount: 4_800, period: 'year' }, { amount: 400, period: 'month' }, ['warning rules[0].cap never-binds']],
    [{ amount: 4_799, period: 'year' }, { amount: 400, period: 'month' }, []],
    [{ amount: 800, period: 'week' }, { amount: 400, period: 'month' }, ['warning rules[0].cap never-binds']],
    [{ amount: 100_000 }, { amount: 400, period: 'month' }, []],
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
