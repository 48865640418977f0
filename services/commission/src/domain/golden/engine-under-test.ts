/** Plays golden cases on the engine: codes are ids, facts are folded one by one. */
import {
  commissionId,
  type ConversionId,
  type PaidForData,
  paidForId,
  type Plan,
  type ProgramId,
} from '@tributary/contracts';
import { WholeBooks, type Books } from '../books.js';
import { fold } from '../engine.js';
import { exactly, type Fact, type FactType } from '../facts.js';
import type { CommissionKey, Engine, EngineState, GoldenCase, GoldenFact, GoldenTouch, Target } from './case.js';
import { hour } from '../order.js';
import type { Entry, Outcome } from '../outcomes.js';
import { nothing, plus, type Posted } from '../posted.js';

const program = 'p' as ProgramId;
const organisation = 'acme';

interface Play {
  readonly setting: Pick<GoldenCase, 'program' | 'plan'>;
  readonly currency: string;
  readonly currencies: Map<string, string>;
  recorded: number;
  started: number;
  passed: number;
  versions: number;
}

type Data = Readonly<Record<string, unknown>>;
type Step = readonly [FactType, Data];

export const engine: Engine = { fold: (setting, facts) => play(setting, facts, new WholeBooks()) };

export function play(setting: Play['setting'], facts: readonly GoldenFact[], books: Books): EngineState {
  const sums = new Map<CommissionKey, Posted & Pick<Target, 'rejected' | 'awaitingRate' | 'rules'>>();
  const review = new Map<string, bigint>();
  for (const fact of factsOf(setting, facts)) {
    for (const outcome of fold(books, fact)) take(outcome, sums, review);
  }
  const commissions = new Map<CommissionKey, Target>(
    [...sums].map(([key, { held, pending, approved, rejected, awaitingRate, rules }]) => [
      key,
      { held, pending, approved, rejected, awaitingRate, rules },
    ]),
  );
  return { commissions, review };
}

function take(
  outcome: Outcome,
  sums: Map<CommissionKey, Posted & Pick<Target, 'rejected' | 'awaitingRate' | 'rules'>>,
  review: Map<string, bigint>,
): void {
  if (outcome.kind === 'surplus') review.set(outcome.refund.refund, outcome.refund.surplus);
  if (outcome.kind !== 'entry') return;
  const { commission, change } = outcome;
  const key = keyOf(outcome);
  const { rejected, awaitingRate, terms } = commission;
  sums.set(key, { ...plus(sums.get(key) ?? nothing, change), rejected, awaitingRate, rules: terms.rules });
}

function keyOf({ conversion, commission: { partner, component } }: Entry): CommissionKey {
  return `${paidForText(conversion.paidFor, conversion.id)}/${partner}/${component}`;
}

function paidForText(paidFor: PaidForData | null, id: string): string {
  switch (paidFor?.kind) {
    case 'signup':
    case 'qualification':
      return `${paidFor.kind}:${paidFor.customer}`;
    case 'clicks':
      return `clicks:${paidFor.rule}:${paidFor.day}`;
    case 'bonus':
      return `bonus:${paidFor.bonus}:${paidFor.period}`;
    case 'revenue':
      return `revenue:${paidFor.period}`;
    case 'manual':
      return `manual:${paidFor.entry}`;
    default:
      return id;
  }
}

function conversionOf(text: string): ConversionId {
  const [kind = '', ...rest] = text.split(':');
  return rest.length === 0 || kind === 'lead' ? (text as ConversionId) : paidForId(program, kind, ...rest);
}

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

function touchOf(touch: GoldenTouch, n: number, at: number): Data {
  const { partner, id = `t${n + 1}`, kind = 'click', link = partner } = touch;
  return { id, kind, link, partner, at: touch.at ? Date.parse(touch.at) : at };
}

const numbered = (lines: readonly { readonly line?: number }[] | undefined): Data =>
  lines ? { lines: lines.map((line, n) => ({ line: n + 1, ...line })) } : {};

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

function* customerSteps(play: Play, fact: GoldenFact, at: number): Generator<Step> {
  if ('signup' in fact) {
    const { signup: customer, by = [], country = null, meta } = fact;
    const touches =
      typeof by === 'string' ? [touchOf({ partner: by }, 0, at)] : by.map((touch, n) => touchOf(touch, n, at));
    yield [
      'SignupRecorded',
      { program, customer, externalId: customer, source: 'default', country, touches, ...(meta ? { meta } : {}) },
    ];
  } else if ('touch' in fact) yield ['TouchAdded', { program, customer: fact.of, touch: touchOf(fact.touch, 0, at) }];
  else if ('lead' in fact) {
    const { lead, customer, country, meta } = fact;
    const more = { ...(country ? { country } : {}), ...(meta ? { meta } : {}) };
    yield ['LeadQualified', { program, lead: `lead:${lead}`, externalId: lead, source: 'default', customer, ...more }];
  } else if ('dealApproved' in fact)
    yield [
      'DealApproved',
      {
        program,
        deal: fact.dealApproved,
        externalId: fact.dealApproved,
        source: 'default',
        partner: fact.partner,
        customer: fact.customer,
      },
    ];
  else yield* saleSteps(play, fact, at);
}

function partsOf(
  play: Play,
  code: string | null,
  parts: { currency?: string; amount: number; tax?: number; shipping?: number; discount?: number },
): Data {
  const currency = parts.currency ?? (code === null ? undefined : play.currencies.get(code)) ?? play.currency;
  const { amount, tax = 0, shipping = 0, discount = 0 } = parts;
  return { currency, amount, tax, shipping, discount };
}

function* saleSteps(play: Play, fact: GoldenFact, at: number): Generator<Step> {
  if ('sale' in fact) {
    const {
      sale,
      customer = null,
      lines,
      invoice,
      subscription,
      serviceFrom,
      coupon,
      country,
      deal,
      touches,
      meta,
      source = 'default',
    } = fact;
    const optional = { invoice, subscription, coupon, country, deal, meta };
    const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined));
    const sold = partsOf(play, null, fact);
    yield [
      'SaleRecorded',
      {
        ...{ program, conversion: sale, externalId: sale, source, customer, customerExternalId: customer },
        ...sold,
        ...numbered(lines),
        ...given,
        ...(serviceFrom ? { serviceFrom: Date.parse(serviceFrom) } : {}),
        ...(touches ? { touches: touches.map((touch, n) => touchOf(touch, n, at)) } : {}),
      },
    ];
  } else if ('amend' in fact)
    yield [
      'ConversionAmended',
      { program, conversion: fact.amend, customer: null, ...partsOf(play, fact.amend, fact), ...numbered(fact.lines) },
    ];
  else if ('refund' in fact) {
    const { refund, of, customer = null, amount, tax, shipping, lines, quantity, currency } = fact;
    const parts = { tax: tax ?? null, shipping: shipping ?? null };
    const hasParts = tax !== undefined || shipping !== undefined;
    yield [
      'RefundRecorded',
      {
        ...{ program, refund, externalId: refund, source: 'default', customer, conversion: of, amount },
        currency: currency ?? (of ? play.currencies.get(of) : undefined) ?? play.currency,
        ...(hasParts ? { tax: parts.tax ?? 0, shipping: parts.shipping ?? 0 } : parts),
        ...numbered(lines),
        ...(quantity ? { quantity } : {}),
      },
    ];
  } else if ('chargeback' in fact) {
    const { chargeback, of, amount, is } = fact;
    const types = { opened: 'ChargebackOpened', lost: 'ChargebackLost', won: 'ChargebackWon' } as const;
    const currency = play.currencies.get(of) ?? play.currency;
    yield [
      types[is],
      {
        program,
        chargeback,
        externalId: chargeback,
        source: 'default',
        conversion: of,
        customer: null,
        currency,
        amount,
      },
    ];
  } else yield* otherSteps(play, fact);
}

function* otherSteps(play: Play, fact: GoldenFact): Generator<Step> {
  if ('activity' in fact) {
    const { activity, kind, customer, amount, currency = play.currency } = fact;
    yield [
      'ActivityRecorded',
      { program, conversion: activity, kind, externalId: activity, source: 'default', customer, currency, amount },
    ];
  } else if ('dealWon' in fact) {
    const { dealWon: deal, customer, meta } = fact;
    const sold = partsOf(play, null, fact);
    yield [
      'DealWon',
      {
        program,
        deal,
        conversion: deal,
        externalId: deal,
        source: 'default',
        customer,
        ...sold,
        ...(meta ? { meta } : {}),
      },
    ];
  } else if ('dealAmended' in fact) {
    const { dealAmended: deal } = fact;
    yield [
      'DealAmended',
      {
        program,
        deal,
        conversion: deal,
        externalId: deal,
        source: 'default',
        customer: null,
        ...partsOf(play, deal, fact),
      },
    ];
  } else yield* decisionSteps(fact);
}

function decisionOf(key: CommissionKey): { commission: string; conversion: ConversionId; partner: string } {
  const [paidFor = '', partner = '', component = ''] = key.split('/');
  const conversion = conversionOf(paidFor);
  return { commission: commissionId({ conversion, partner, component }), conversion, partner };
}

function* decisionSteps(fact: GoldenFact): Generator<Step> {
  const amount = 'amount' in fact ? fact.amount : 0;
  if ('approve' in fact) yield ['CommissionApproved', { ...decisionOf(fact.approve), amount, asOf: '0' }];
  else if ('withdraw' in fact) yield ['ApprovalWithdrawn', { ...decisionOf(fact.withdraw), amount, asOf: '0' }];
  else if ('reject' in fact)
    yield [
      'CommissionRejected',
      { ...decisionOf(fact.reject), amount, asOf: '0', ...(fact.fraud ? { fraud: true } : {}) },
    ];
  else if ('reopen' in fact) yield ['CommissionReopened', { ...decisionOf(fact.reopen), asOf: '0' }];
  else if ('release' in fact) yield ['CommissionReleased', { ...decisionOf(fact.release), amount, asOf: '0' }];
  else if ('correct' in fact)
    yield ['CommissionCorrected', { ...decisionOf(fact.correct), amount, seen: 0, asOf: '0' }];
  else if ('settled' in fact) {
    const { commission, partner } = decisionOf(fact.settled);
    yield ['SettlementChanged', { partner, currency: '', asOf: '0', commissions: [{ commission, settled: amount }] }];
  }
}
