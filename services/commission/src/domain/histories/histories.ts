/** Random histories: what is recorded, in what order, and what was decided meanwhile. */
import type { Plan } from '@tributary/contracts';
import fc from 'fast-check';
import type { GoldenCase, GoldenFact } from '../golden/case.js';
import { type Draft, played } from './decisions.js';
import * as facts from './facts.js';
import { attribution, planUnder } from './plans.js';

export interface History {
  readonly setting: Pick<GoldenCase, 'program' | 'plan'>;
  readonly facts: readonly GoldenFact[];
}

export interface UnsettledHistory extends History {
  /** Recorded first: partners, and what is dated (row 20: never back over priced sales). */
  readonly before: readonly GoldenFact[];
}

const program = fc.constantFrom({ zone: 'UTC' }, { zone: 'Europe/Berlin' });

/** What tells a fact from others; of two with one key only the first is recorded. */
function naturalKey(fact: GoldenFact): string {
  const { at, amount: _, ...rest } = fact as GoldenFact & { amount?: number };
  const [key = '', code] = Object.entries(rest)[0] ?? [];
  for (const kind of ['sale', 'refund', 'activity', 'lead', 'dealApproved', 'dealWon', 'signup'] as const) {
    if (kind in fact) return `${kind}:${(fact as unknown as Record<string, string>)[kind]}`;
  }
  if ('chargeback' in fact) return `chargeback:${fact.chargeback}:${fact.is}`;
  if ('touch' in fact) return `touch:${fact.touch.id}`;
  if ('clicks' in fact) return `clicks:${fact.partner}:${fact.day}:${fact.country}`;
  if ('amend' in fact) return `amend:${fact.amend}:${at}`;
  if ('dealAmended' in fact) return `dealAmended:${at}`;
  return `${key}:${String(code)}:${at}`;
}

function distinct(all: readonly GoldenFact[]): GoldenFact[] {
  const known = new Map(all.toReversed().map((fact) => [naturalKey(fact), fact]));
  return all.filter((fact) => known.get(naturalKey(fact)) === fact);
}

const others = fc.oneof(
  { weight: 5, arbitrary: facts.refund },
  { weight: 3, arbitrary: facts.amendment },
  { weight: 2, arbitrary: facts.chargeback },
  { weight: 2, arbitrary: facts.touch },
  { weight: 2, arbitrary: facts.activity },
  { weight: 1, arbitrary: facts.activityRefund },
  { weight: 1, arbitrary: facts.lead },
  { weight: 2, arbitrary: facts.deal },
  { weight: 2, arbitrary: facts.clicks },
);

const happenings = fc
  .tuple(
    facts.signups,
    fc.array(facts.sale, { minLength: 1, maxLength: 10, size: 'max' }),
    fc.array(others, { maxLength: 8, size: 'max' }),
  )
  .map(([signups, sales, more]) => distinct([...signups, ...sales.map(numbered), ...more]));

/** As many sales as were drawn: one after the other is `s1`, `s2`, ... */
const numbered = (fact: GoldenFact, n: number): GoldenFact => ('sale' in fact ? { ...fact, sale: `s${n + 1}` } : fact);

const joins: readonly GoldenFact[] = [
  { at: '2026-09-01', joins: 'ann', type: 'affiliate', country: 'GB' },
  { at: '2026-09-01', joins: 'bob', type: 'agency' },
  { at: '2026-09-01', joins: 'cleo' },
];

/** Parents stand further on in the alphabet, so that nobody is above itself. */
const dated = fc.oneof(
  fc.record({
    at: facts.moment,
    tier: fc.constantFrom('gold', 'silver', null),
    of: fc.constantFrom(...facts.partners),
  }),
  fc.record({ at: facts.moment, parent: fc.constantFrom('bob', 'cleo', null), of: fc.constant('ann') }),
  fc.record({ at: facts.moment, parent: fc.constantFrom('cleo', null), of: fc.constant('bob') }),
);
const status: fc.Arbitrary<GoldenFact> = fc.oneof(
  fc.record({ at: facts.moment, suspend: fc.constantFrom(...facts.partners) }),
  fc.record({ at: facts.moment, suspend: fc.constant('ann') }),
  fc.record({ at: facts.moment, reinstate: fc.constant('ann') }),
  fc.record({ at: facts.moment, terminate: fc.constantFrom(...facts.partners) }),
  fc.record({ at: facts.moment, endProgram: fc.constant(true as const) }),
);

const foreignDays = (all: readonly GoldenFact[]): { day: string; base: string }[] => {
  const days = all.flatMap((fact) =>
    'currency' in fact && fact.currency !== undefined && fact.currency !== 'GBP'
      ? [`${fact.at.slice(0, 10)} ${fact.currency}`]
      : [],
  );
  return [...new Set(days)].map((one) => ({ day: one.slice(0, 10), base: one.slice(11) }));
};

/** Nothing in it is settled, decided, budgeted or ended by an hour: any order must come to the same. */
export const unsettled: fc.Arbitrary<UnsettledHistory> = attribution.chain((judged) =>
  fc.tuple(program, planUnder(judged, true), happenings).chain(([zone, plan, all]) =>
    fc
      .record({
        versions: fc.array(fc.record({ at: facts.moment, plan: planUnder(judged, true) }), { maxLength: 2 }),
        settings: fc.array(dated, { maxLength: 4 }),
        statuses: fc.array(status, { maxLength: 1 }),
        rates: fc.tuple(...foreignDays(all).map(({ day, base }) => fc.option(facts.rate(day, base, day), { freq: 4 }))),
      })
      .map(({ versions, settings, statuses, rates }) => ({
        setting: { program: zone, plan },
        before: [
          ...joins,
          ...distinct([...(versions as GoldenFact[]), ...(settings as GoldenFact[]), ...statuses]),
          ...rates.flatMap((one) => one ?? []),
        ],
        facts: all,
      })),
  ),
);

const pick = fc.nat({ max: 99 });
const decision: fc.Arbitrary<Draft> = fc.record({
  decide: fc.constantFrom(
    ...([
      'approve',
      'approve',
      'settled',
      'withdraw',
      'reject',
      'fraud',
      'reopen',
      'release',
      'correct',
      'manual',
    ] as const),
  ),
  pick,
  amount: fc.constantFrom(-200, 1, 150, 1000),
});
const passing: fc.Arbitrary<Draft> = fc.oneof(
  fc.record({ pass: fc.integer({ min: 1, max: 400 }) }),
  fc.record({ settle: fc.constantFrom('week' as const, 'month' as const, 'quarter' as const), pick }),
);
const change = (plan: fc.Arbitrary<Plan>): fc.Arbitrary<Draft> =>
  fc.oneof(
    fc.record({ fact: plan.map((one) => ({ plan: one })), back: fc.constantFrom(0, 0, 0, 3) }),
    fc.record({ fact: dated.map(({ at: _, ...fact }) => fact), back: fc.constantFrom(0, 0, 0, 3) }),
    fc.record({ fact: status.map(({ at: _, ...fact }) => fact), back: fc.constant(0) }),
  );

/** Everything, in the order of its arrival: some of it late, with time passing, decisions and settlements between. */
export const recorded: fc.Arbitrary<History> = attribution.chain((judged) => {
  const draft = fc.oneof(
    { weight: 5, arbitrary: decision },
    { weight: 3, arbitrary: passing },
    { weight: 1, arbitrary: change(planUnder(judged, false)) },
  );
  return fc.tuple(program, planUnder(judged, false), happenings).chain(([zone, plan, all]) =>
    fc
      .record({
        delays: fc.array(fc.constantFrom(0, 0, 0, 0, 1, 5, 40), { minLength: all.length, maxLength: all.length }),
        drafts: fc.array(fc.tuple(fc.nat({ max: all.length }), draft), { maxLength: 14, size: 'max' }),
        rates: fc.tuple(...foreignDays(all).map(({ day, base }) => fc.option(facts.rate(day, base, day), { freq: 6 }))),
      })
      .map(({ delays, drafts, rates }): History => {
        const setting = { program: zone, plan };
        const arriving = byArrival(all, delays);
        const mixed = arriving.flatMap((fact, n): Draft[] => [
          ...drafts.filter(([place]) => place === n).map(([, one]) => one),
          { fact },
        ]);
        const last = drafts.filter(([place]) => place >= arriving.length).map(([, one]) => one);
        const first = [...joins, ...rates.flatMap((one) => one ?? [])].map((fact): Draft => ({ fact }));
        return { setting, facts: played(setting, [...first, ...mixed, ...last]) };
      }),
  );
});

const day = 24 * 3_600_000;

function byArrival(all: readonly GoldenFact[], delays: readonly number[]): GoldenFact[] {
  return all
    .map((fact, n) => ({ fact, arrives: Date.parse(fact.at) + (delays[n] ?? 0) * day }))
    .sort((a, b) => a.arrives - b.arrives)
    .map(({ fact, arrives }) => ({ ...fact, recorded: new Date(arrives).toISOString() }));
}

/** Once more, anywhere behind itself: sent again, and therefore without effect. */
export const repeated = (all: readonly GoldenFact[]): fc.Arbitrary<GoldenFact[]> =>
  fc
    .array(fc.tuple(fc.nat({ max: Math.max(0, all.length - 1) }), fc.nat({ max: 20 })), { maxLength: 6 })
    .map((again) => {
      const insertions = again.flatMap(([n, behind]) => {
        const fact = all[n];
        return fact && isSentAgain(fact) ? [{ after: Math.min(all.length - 1, n + behind), fact }] : [];
      });
      return all.flatMap((fact, n) => [fact, ...insertions.filter(({ after }) => after === n).map((one) => one.fact)]);
    });

const senders = ['sale', 'refund', 'activity', 'lead', 'dealApproved', 'dealWon', 'signup', 'chargeback', 'clicks'];

const isSentAgain = (fact: GoldenFact): boolean => senders.some((key) => key in fact) || 'touch' in fact;
