/** Random plans: small numbers, so that limits and boundaries are met. */
import type {
  Cap,
  Condition,
  Override,
  Pays,
  Period,
  Plan,
  PlanAttribution,
  PlanRule,
  Tiered,
} from '@tributary/contracts';
import fc from 'fast-check';
import { sometimes } from './sometimes.js';

const rate = fc.constantFrom('0.05', '0.1', '0.125', '0.333', '0.2', '1');
const small = fc.constantFrom(1, 50, 150, 333);
const large = fc.constantFrom(500, 1000, 2500, 5000);
const period = fc.constantFrom<Period>('week', 'month', 'quarter', 'year');
const base = fc.constantFrom('net', 'gross', 'before-discount', 'with-shipping', 'with-tax');
const audience = fc.constantFrom({ partner: 'ann' }, { partner: 'bob' }, { tier: 'gold' }, { tier: 'silver' });
const cap: fc.Arbitrary<Cap> = optional({ amount: large }, { period });

const test = fc.constantFrom<Condition>(
  { field: 'line.category', is: 'a' },
  { field: 'line.category', isNot: 'a' },
  { field: 'line.quantity', over: 1 },
  { field: 'sale.country', in: ['gb', 'DE'] },
  { field: 'sale.amount', atLeast: 2000 },
  { field: 'sale.currency', is: 'gbp' },
  { field: 'customer.country', exists: true },
  { field: 'partner.tier', is: 'gold' },
  { field: 'meta.channel', startsWith: 'w' },
);
const condition: fc.Arbitrary<Condition> = fc.oneof(
  { weight: 3, arbitrary: test },
  { weight: 1, arbitrary: fc.record({ all: fc.array(test, { minLength: 2, maxLength: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ any: fc.array(test, { minLength: 2, maxLength: 2 }) }) },
);

/** Some fields always, each of the others once in so many draws. */
function optional<Needed extends object, More extends object>(
  needed: { [Key in keyof Needed]: fc.Arbitrary<Needed[Key]> },
  more: { [Key in keyof More]: fc.Arbitrary<More[Key]> },
  once = 5,
): fc.Arbitrary<Needed & Partial<More>> {
  const keys = Object.keys(more) as (keyof More)[];
  const fields = Object.fromEntries(keys.map((key) => [key, sometimes(more[key], once)])) as Record<
    string,
    fc.Arbitrary<unknown>
  >;
  return fc
    .record({ ...needed, ...fields } as Record<string, fc.Arbitrary<unknown>>)
    .map(
      (all) =>
        Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Needed & Partial<More>,
    );
}

const rates = fc.tuple(rate, rate, rate);
const amounts = fc.tuple(small, small, small);

const tiered: fc.Arbitrary<Tiered> = fc
  .record({
    by: fc.constantFrom('revenue', 'count', 'active-customers'),
    period: fc.option(period, { nil: undefined }),
    isWhole: fc.boolean(),
    rates,
    amounts: sometimes(amounts, 3),
    limits: fc.constantFrom([0, 1000, 3000], [0, 2500, 2501]),
    counts: fc.constantFrom([0, 1, 3], [0, 2, 3]),
  })
  .map((drawn): Tiered => {
    const limits = drawn.by === 'revenue' ? drawn.limits : drawn.counts;
    const isWhole = drawn.isWhole && drawn.period !== undefined;
    const { amounts: sums } = drawn;
    const hasAmounts = sums !== undefined && (isWhole || drawn.by !== 'revenue');
    const bands = limits.map((from, n) =>
      hasAmounts ? { from, amount: sums[n] ?? 0 } : { from, rate: drawn.rates[n] ?? '0' },
    );
    return {
      kind: 'tiered',
      by: drawn.by as 'revenue' | 'count' | 'active-customers',
      ...(drawn.period ? { period: drawn.period } : {}),
      ...(isWhole ? { method: 'whole' as const } : {}),
      bands,
    };
  });

const kind = <Kind extends string>(name: Kind) => fc.constant(name);
const isTrue = fc.constant(true as const);
const percentage = fc.record({ kind: kind('percentage'), rate });
const flat = optional({ kind: kind('flat'), amount: small }, { proportional: isTrue });
const hybrid = optional({ kind: kind('hybrid'), amount: small, rate }, { proportional: isTrue });
const perUnit = fc.record({ kind: kind('per-unit'), amount: fc.constantFrom('0.5', '33', '100.25') });
const byMonth = fc.tuple(rate, rate).map(([first, later]) => ({
  kind: 'by-month' as const,
  months: [
    { from: 1, rate: first },
    { from: 2, rate: later },
  ],
}));
const forSales: fc.Arbitrary<Pays> = fc.oneof(percentage, percentage, flat, hybrid, perUnit, byMonth, tiered, tiered);

const limits = { minimum: small, maximum: large, cap };
const purchase = fc.constantFrom<NonNullable<PlanRule['purchase']>>('first', 'later', { from: 2, to: 3 });
const lasts = fc.constantFrom<NonNullable<PlanRule['lasts']>>({ payments: 2 }, { months: 1 });
const date = fc.constantFrom('2026-10-10', '2026-11-01');

type Unnamed = Omit<PlanRule, 'key'>;

const saleRule: fc.Arbitrary<Unnamed> = optional(
  { pays: forSales },
  {
    ...{ for: audience, when: condition, onTop: isTrue, base, purchase, lasts, ...limits },
    ...{ minimumOrder: fc.constantFrom(500, 2000), priority: fc.constantFrom(1, 200), from: date, until: date },
  },
);
const plainSaleRule: fc.Arbitrary<Unnamed> = fc.oneof(percentage, tiered).map((pays) => ({ pays }));
const dealRule: fc.Arbitrary<Unnamed> = optional(
  { on: fc.constant('deal' as const), pays: fc.oneof(percentage, flat, hybrid) },
  { for: audience, purchase, cap },
);
const clickRule: fc.Arbitrary<Unnamed> = optional(
  {
    on: fc.constant('click' as const),
    pays: fc.record({ kind: kind('per-click'), amount: fc.constantFrom('0.5', '12') }),
  },
  { for: audience, cap, onTop: isTrue, when: fc.constant<Condition>({ field: 'click.country', is: 'GB' }) },
);
const onceRule: fc.Arbitrary<Unnamed> = optional(
  {
    on: fc.constantFrom('signup' as const, 'lead' as const),
    pays: flat.map(({ amount }) => ({ kind: 'flat' as const, amount })),
  },
  { for: audience, onTop: isTrue, cap },
);
const cpaRule: fc.Arbitrary<Unnamed> = optional(
  {
    on: fc.constant('qualification' as const),
    pays: optional(
      { kind: kind('cpa'), amount: large, deposit: fc.constantFrom(1000, 2000) },
      { wagering: fc.constantFrom(500, 3000), withinDays: fc.constantFrom(10, 30) },
    ),
  },
  { for: audience, cap, onTop: isTrue, when: fc.constant<Condition>({ field: 'customer.country', is: 'GB' }) },
);
const revenueRule: fc.Arbitrary<Unnamed> = optional(
  {
    on: fc.constant('revenue' as const),
    pays: optional({ kind: kind('net-revenue'), rate }, { carryOver: isTrue }, 2),
  },
  { for: audience, onTop: isTrue, minimum: small, maximum: large },
);

const rule: fc.Arbitrary<Unnamed> = fc.oneof(
  { weight: 6, arbitrary: saleRule },
  { weight: 4, arbitrary: plainSaleRule },
  { weight: 1, arbitrary: dealRule },
  { weight: 1, arbitrary: clickRule },
  { weight: 1, arbitrary: onceRule },
  { weight: 1, arbitrary: cpaRule },
  { weight: 1, arbitrary: revenueRule },
);

const override: fc.Arbitrary<Omit<Override, 'key'>> = optional(
  { level: fc.constantFrom(1, 2), rate },
  { of: fc.constantFrom('target' as const, 'base' as const), for: audience },
);
const bonus = optional(
  { amount: large, goal: fc.constantFrom(2, 3000, 6000) },
  {
    ...{
      by: fc.constantFrom('revenue' as const, 'count' as const, 'active-customers' as const),
      base,
      period,
      for: audience,
    },
    when: fc.constant<Condition>({ field: 'sale.country', is: 'GB' }),
  },
);

export const attribution: fc.Arbitrary<PlanAttribution> = optional(
  {},
  {
    model: fc.constantFrom('last-click', 'first-click', 'linear', 'position'),
    coupon: fc.constant('first' as const),
    windowDays: fc.constantFrom(10, 30),
  },
  3,
).chain((settings) =>
  sometimes(fc.constant('order' as const), 8).map((ownership) => (ownership ? { ...settings, ownership } : settings)),
);

const named = <Of extends object>(of: fc.Arbitrary<Of>, prefix: string, max: number) =>
  fc.array(of, { maxLength: max }).map((all) => all.map((one, n) => ({ key: `${prefix}${n + 1}`, ...one })));

/** `isTimeless`: nothing in it depends on the order of recording. */
export function planUnder(judged: PlanAttribution, isTimeless: boolean): fc.Arbitrary<Plan> {
  const rules = fc
    .tuple(fc.array(rule, { maxLength: 4 }), fc.option(plainSaleRule, { freq: 5 }))
    .map(([all, last]): PlanRule[] =>
      [
        ...all,
        ...(last || all.length === 0 ? [last ?? { pays: { kind: 'percentage' as const, rate: '0.1' } }] : []),
      ].map((one, n) => ({ key: `r${n + 1}`, ...one })),
    );
  const timely = {
    ...{ holdDays: fc.constantFrom(2, 10), approveUpTo: fc.constantFrom(100, 400), budget: cap },
  };
  const plan = optional(
    { rules },
    {
      ...{ deals: fc.constant('invoices' as const), partnerCap: cap },
      overrides: named(override, 'o', 2),
      bonuses: named(bonus, 'b', 2),
      existingCustomers: fc.constant('keep' as const),
      ...(isTimeless ? {} : timely),
    },
    3,
  );
  return plan.map((drawn) => ({ ...drawn, attribution: judged }));
}
