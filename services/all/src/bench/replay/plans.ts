import type { Plan } from '@tributary/contracts';

const days = 24 * 3_600_000;

/** The kinds of plan that a history is priced by, one a program. */
export const plans: readonly { readonly code: string; readonly plan: Plan }[] = [
  {
    code: 'percentage',
    plan: { holdDays: 30, rules: [{ key: 'ten', pays: { kind: 'percentage', rate: '0.1' } }] },
  },
  {
    code: 'ladder',
    plan: {
      holdDays: 14,
      rules: [
        {
          key: 'ladder',
          pays: {
            kind: 'tiered',
            period: 'month',
            bands: [
              { from: 0, rate: '0.1' },
              { from: 100_000, rate: '0.12' },
              { from: 500_000, rate: '0.15' },
            ],
          },
        },
      ],
    },
  },
  {
    code: 'caps',
    plan: {
      holdDays: 0,
      approveUpTo: 200,
      partnerCap: { amount: 200_000, period: 'month' },
      rules: [
        {
          key: 'large',
          when: { field: 'sale.amount', atLeast: 8_000 },
          pays: { kind: 'percentage', rate: '0.08' },
          cap: { amount: 120_000, period: 'month' },
        },
        { key: 'rest', pays: { kind: 'percentage', rate: '0.05' } },
      ],
    },
  },
];

export const holdOf = ({ holdDays = 0 }: Plan): number => holdDays * days;
