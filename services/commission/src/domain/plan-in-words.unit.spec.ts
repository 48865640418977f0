import type { Plan, PlanRule } from '@tributary/contracts';
import { planInWords } from './plan-in-words.js';

const names = { currency: 'GBP', partner: (code: string) => `Name of ${code} (${code})` };
const said = (plan: Plan) => Object.fromEntries(planInWords(plan, names).map(({ path, text }) => [path, text]));
const pays = { kind: 'percentage', rate: '0.12' } as const;
const ruleSaid = (more: Partial<PlanRule>) => said({ rules: [{ key: 'r', pays, ...more }] })['rules[0]'];
const base: Plan = { rules: [{ key: 'r', pays }] };

describe('a rule in words', () => {
  it.each<[Partial<PlanRule>, string]>([
    [{}, 'Every partner earns 12% of the net amount of each sale.'],
    [{ for: { tier: 'gold' } }, 'Every partner of the tier gold earns 12% of the net amount of each sale.'],
    [{ for: { partner: 'ann' } }, 'Name of ann (ann) earns 12% of the net amount of each sale.'],
    [{ on: 'deal' }, 'Every partner earns 12% of the net amount of each won deal.'],
    [{ base: 'before-discount' }, 'Every partner earns 12% of the net amount before discount of each sale.'],
    [{ onTop: true }, 'Every partner earns 12% of the net amount of each sale, on top of the rule that wins.'],
    [{ purchase: 'first' }, 'Every partner earns 12% of the net amount of each sale that is a customer’s first.'],
    [{ purchase: 'later' }, 'Every partner earns 12% of the net amount of each sale after a customer’s first.'],
    [
      { purchase: { from: 2, to: 3 } },
      'Every partner earns 12% of the net amount of each sale from a customer’s number 2 to number 3.',
    ],
    [
      { from: '2026-10-01', until: '2026-11-01' },
      'Every partner earns 12% of the net amount of each sale; from 1 Oct 2026 and before 1 Nov 2026.',
    ],
    [
      { lasts: { months: 12 } },
      'Every partner earns 12% of the net amount of each sale; for 12 months from a customer’s first payment.',
    ],
    [
      { lasts: { payments: 1 }, priority: 5 },
      'Every partner earns 12% of the net amount of each sale; for 1 payment of each customer; priority 5.',
    ],
    [
      { minimum: 100, maximum: 5_000, minimumOrder: 2_000, cap: { amount: 100_000, period: 'month' } },
      'Every partner earns 12% of the net amount of each sale; at least £1.00; at most £50.00 for each sale; nothing while the net amount of the whole order is below £20.00; at most £1,000.00 in a month for each partner.',
    ],
    [
      {
        when: {
          all: [
            { field: 'line.category', in: ['shoes', 'hats'] },
            {
              any: [
                { field: 'sale.country', isNot: 'US' },
                { field: 'meta.trial', exists: false },
              ],
            },
          ],
        },
      },
      'Every partner earns 12% of the net amount of each sale; where the line’s category is “shoes” or “hats” and (the sale’s country is not “US” or the detail “trial” is not known).',
    ],
  ])('%j', (more, expected) => {
    expect(ruleSaid(more)).toBe(expected);
  });

  it('is in the currency of the program, with its own decimals', () => {
    const plan: Plan = { rules: [{ key: 'r', pays: { kind: 'flat', amount: 4_200 } }] };
    const inYen = planInWords(plan, { ...names, currency: 'JPY' });
    expect(inYen[0]?.text).toBe('Every partner earns JP¥4,200 for each sale.');
  });
});

describe('the rest of a plan in words', () => {
  it('says how long commissions are held, even where they are not', () => {
    expect(said(base)).toEqual({ 'rules[0]': expect.any(String), holdDays: 'Nothing is held.' });
    expect(said({ ...base, holdDays: 1 })).toMatchObject({ holdDays: 'A commission is held for 1 day.' });
  });

  it('has a sentence for each part that is there', () => {
    const plan: Plan = {
      ...base,
      attribution: { ownership: 'order', model: 'position', windowDays: 45, coupon: 'first' },
      approveUpTo: 5_000,
      clawbackDays: 90,
      existingCustomers: 'keep',
      deals: 'invoices',
      partnerCap: { amount: 500_000, period: 'month' },
      budget: { amount: 10_000_000 },
      overrides: [
        { key: 'o1', level: 1, rate: '0.1' },
        { key: 'o2', level: 2, rate: '0.02', of: 'base', for: { tier: 'gold' } },
      ],
      bonuses: [
        { key: 'b1', amount: 5_000, goal: 100_000, period: 'month' },
        {
          key: 'b2',
          amount: 5_000,
          by: 'count',
          goal: 10,
          for: { partner: 'ann' },
          when: { field: 'sale.country', is: 'GB' },
        },
        { key: 'b3', amount: 100, by: 'active-customers', goal: 1, period: 'year' },
      ],
    };
    expect(said(plan)).toEqual({
      'rules[0]': 'Every partner earns 12% of the net amount of each sale.',
      'bonuses[0]': 'Every partner earns a bonus of £50.00 once sales reach £1,000.00 by net amount in a month.',
      'bonuses[1]':
        'Name of ann (ann) earns a bonus of £50.00 once 10 sales are reached in a lifetime; counting sales where the sale’s country is “GB”.',
      'bonuses[2]': 'Every partner earns a bonus of £1.00 once 1 customer has bought in a year.',
      'overrides[0]': 'Every partner earns 10% of what a partner 1 level below earns.',
      'overrides[1]': 'Every partner of the tier gold earns 2% of the net amount that a partner 2 levels below sold.',
      partnerCap: 'Each partner earns at most £5,000.00 in a month, over all rules.',
      budget: 'All partners together earn at most £100,000.00 in a lifetime.',
      holdDays: 'Nothing is held.',
      approveUpTo: 'When its hold ends, a commission of at most £50.00 is approved by itself.',
      clawbackDays: 'A refund up to 90 days after payment becomes a debt.',
      attribution:
        'Attribution: each order by its own touches; the first and the last touch have 40% each, those between share 20%; touches count for 45 days; a coupon comes before clicks.',
      existingCustomers: 'Customers from before this version stay with the version before it.',
      deals: 'A deal pays on the sales that name it, not on what it was won at.',
    });
  });
});
