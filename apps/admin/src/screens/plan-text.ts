import type { Plan } from '@tributary/api-client';

/** As people read and edit it. */
export const planText = (plan: Plan): string => JSON.stringify(plan, null, 2);

/** Where a program has none: what most begin with. */
export const usualPlan: Plan = {
  holdDays: 30,
  rules: [{ key: 'every-sale', pays: { kind: 'percentage', rate: '0.1' } }],
};
