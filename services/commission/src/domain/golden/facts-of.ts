/** The facts of a golden case as the log would tell them to the engine. */
import type { Plan } from '@tributary/contracts';
import { exactly, type Fact } from '../facts.js';
import { hour } from '../order.js';
import type { GoldenFact } from './case.js';
import { type Data, organisation, type Play, program, type Step } from './steps.js';
import { customerSteps } from './trade-steps.js';

/** The program and its first version, then each fact as the log would tell it. */
export function* factsOf(setting: Play['setting'], facts: readonly GoldenFact[]): Generator<Fact> {
  const { currency = 'GBP', zone = 'UTC', windowDays = 30, attribution = 'last-click' } = setting.program ?? {};
  const first = facts[0] ? recordedAt(facts[0]) : 0;
  const play: Play = {
    setting,
    currency,
    currencies: new Map(),
    recorded: first,
    started: first,
    passed: Math.floor(first / hour) * hour,
    versions: 1,
  };
  for (const fact of facts) {
    const code =
      'sale' in fact ? fact.sale : 'dealWon' in fact ? fact.dealWon : 'activity' in fact ? fact.activity : null;
    if (code !== null && !play.currencies.has(code)) play.currencies.set(code, currencyOf(fact) ?? currency);
  }
  yield factOf(
    ['ProgramCreated', { program, code: 'p', name: 'p', currency, landingUrl: null, attribution, windowDays, zone }],
    0,
    first,
  );
  yield factOf(['PlanPublished', planData(setting.plan, 1, null)], 0, first);
  for (const golden of facts) {
    play.recorded = Math.max(play.recorded, recordedAt(golden));
    const at = Date.parse(golden.at);
    for (const step of stepsOf(play, golden, at)) {
      const hours = step[0] === 'HourPassed' ? (step[1]['hour'] as number) : at;
      yield factOf(step, hours, play.recorded);
    }
  }
}

const currencyOf = (fact: GoldenFact): string | undefined => ('currency' in fact ? fact.currency : undefined);

const recordedAt = ({ at, recorded }: GoldenFact): number =>
  Math.max(Date.parse(at), recorded ? Date.parse(recorded) : 0);

const factOf = ([type, data]: Step, occurredAt: number, recorded: number): Fact =>
  ({ type, organisation, occurredAt, recordedAt: recorded, data: exactly(type, data) }) as unknown as Fact;

const planData = (plan: Plan, version: number, from: number | null): Data => ({
  program,
  version,
  from,
  holdDays: plan.holdDays ?? 0,
  rules: [],
  plan,
});

function* stepsOf(play: Play, fact: GoldenFact, at: number): Generator<Step> {
  if ('joins' in fact) {
    const { joins: partner, type = 'affiliate', country = null, links = [] } = fact;
    for (const { code, campaign = null } of [{ code: partner }, ...links] as { code: string; campaign?: string }[])
      yield ['LinkCreated', { link: code, code, program, partner, target: null, campaign }];
    yield ['PartnerAdded', { partner, code: partner, type, country }];
  } else if ('suspend' in fact) yield ['PartnerSuspended', { partner: fact.suspend }];
  else if ('terminate' in fact) yield ['PartnerTerminated', { partner: fact.terminate }];
  else if ('reinstate' in fact) yield ['PartnerReinstated', { partner: fact.reinstate }];
  else if ('tier' in fact) yield ['TierChanged', { partner: fact.of, program, tier: fact.tier, from: null }];
  else if ('parent' in fact) yield ['ParentChanged', { partner: fact.of, parent: fact.parent, from: null }];
  else if ('plan' in fact) {
    play.versions++;
    yield ['PlanPublished', planData(fact.plan, play.versions, fact.from ? Date.parse(fact.from) : at)];
  } else if ('endProgram' in fact) yield ['ProgramEnded', { program }];
  else if ('rate' in fact)
    yield ['ExchangeRateRecorded', { day: fact.day, base: fact.base, quote: fact.quote, rate: fact.rate }];
  else if ('hours' in fact) {
    for (; play.passed + hour <= at; play.passed += hour) yield ['HourPassed', { hour: play.passed + hour }];
  } else if ('settle' in fact) yield ['PeriodSettled', { program, kind: fact.settle, period: fact.period }];
  else if ('clicks' in fact) {
    const { partner, link = partner, day, country = null, clicks: count } = fact;
    yield ['ClicksCounted', { program, partner, link, day, country, count }];
  } else if ('manual' in fact)
    yield [
      'ManualEntryPosted',
      {
        entry: fact.manual,
        program,
        partner: fact.partner,
        currency: fact.currency ?? play.currency,
        amount: fact.amount,
      },
    ];
  else yield* customerSteps(play, fact, at);
}
