/** Row 37: a customer that paid in and wagered enough, once, at the moment the last condition was met. */
import { type CustomerId, paidForId, type ProgramId, type QualifiedCpa } from '@tributary/contracts';
import { noAmounts } from './bonuses.js';
import { type Customer, customerOf, partnerOf, type Program } from './books.js';
import { localDate } from './calendar.js';
import { choose } from './choice.js';
import { type Conversion, conversionOf } from './conversion.js';
import { rateOf, tierAt } from './freezing.js';
import { readerOf } from './attributes.js';
import { day } from './order.js';
import { ownersOf } from './owners.js';
import { add, compare, one, type Ratio, subtract, times, whole, zero } from './ratio.js';
import { leave } from './standing.js';
import { versionFor } from './versions.js';
import { conversionIn, programIn, type Work } from './work.js';

export interface Activities {
  readonly keys: readonly string[];
}

export const activitiesKey = (customer: string): string => `activities/${customer}`;

interface Step {
  readonly at: number;
  readonly deposit: Ratio;
  readonly wager: Ratio;
}

export function qualify(work: Work, programId: ProgramId, customerId: CustomerId): void {
  const program = programIn(work, programId);
  const customer = customerOf(work.books, customerId, programId);
  if (!program || !customer.signup) return;
  const { at } = customer.signup;
  const version = versionFor(program, at, at);
  if (!version?.plan.rules.some(({ on }) => on === 'qualification')) return;
  const id = paidForId(programId, 'qualification', customerId);
  const known = conversionOf(work.books, programId, id);
  const rule = ruleOf(work, program, customer, version.plan, known);
  if (!rule) return;
  const steps = stepsOf(work, program, customer, at, rule.withinDays);
  const moment = momentOf(steps, rule);
  if (moment === null && !known.sold) return;
  const qualifiedAt = moment ?? known.sold?.at ?? at;
  const holds = qualifiedAt + (version.plan.holdDays ?? 0) * day;
  const kept = moment !== null && isKept(work, program, customer, rule, holds);
  keep(work, program, customer, known, qualifiedAt, kept);
}

function ruleOf(
  work: Work,
  program: Program,
  customer: Customer,
  plan: Program['versions'][number]['plan'],
  known: Conversion,
): QualifiedCpa | undefined {
  const at = customer.signup?.at ?? 0;
  const at0 = { ...noAmounts, currency: program.currency, externalId: '', source: '', at, recorded: work.now };
  const conversion: Conversion = { ...known, kind: 'qualification', customer: customer.id, sold: known.sold ?? at0 };
  const shares = ownersOf(work.books, program, customer, conversion);
  const [owner] = shares;
  if (!owner) return undefined;
  const tier = tierAt(partnerOf(work.books, owner.partner), program.program, at);
  const reader = readerOf(work, { conversion: { ...conversion, shares }, customer, partner: owner.partner, tier });
  const situation = {
    partner: owner.partner,
    tier,
    date: localDate(program.zone, at),
    rank: () => 1,
    isWithinMonths: () => true,
  };
  const [won] = choose(plan, 'qualification', { ...situation, lines: 1, reader }).winners;
  return won?.rule.pays.kind === 'cpa' ? won.rule.pays : undefined;
}

function* activitiesOf(work: Work, customer: Customer): Generator<Conversion> {
  for (const key of work.books.get<Activities>(activitiesKey(customer.id))?.keys ?? []) {
    const activity = conversionIn(work, key);
    if (activity?.sold) yield activity;
  }
}

/** Deposits less their refunds, and wagers, in the order of time. */
function stepsOf(
  work: Work,
  program: Program,
  customer: Customer,
  signedUpAt: number,
  withinDays: number | undefined,
): Step[] {
  const last = withinDays === undefined ? Number.POSITIVE_INFINITY : signedUpAt + withinDays * day;
  const steps: Step[] = [];
  for (const activity of activitiesOf(work, customer)) {
    const { sold, activity: kind } = activity;
    const rate = rateOf(program, activity);
    if (!sold || !rate || sold.at < signedUpAt || sold.at > last) continue;
    const amount = times(whole((activity.amended ?? sold).amount), rate);
    if (kind === 'wager') steps.push({ at: sold.at, deposit: zero, wager: amount });
    if (kind !== 'deposit') continue;
    steps.push({ at: sold.at, deposit: amount, wager: zero });
    for (const refund of activity.refunds)
      steps.push({
        at: refund.at,
        deposit: subtract(zero, times(whole(refund.amount - refund.surplus), rate)),
        wager: zero,
      });
  }
  return steps.sort((a, b) => a.at - b.at);
}

function momentOf(steps: readonly Step[], { deposit = 0, wagering = 0 }: QualifiedCpa): number | null {
  let [paidIn, wagered] = [zero, zero];
  for (const [n, step] of steps.entries()) {
    paidIn = add(paidIn, step.deposit);
    wagered = add(wagered, step.wager);
    if (steps[n + 1]?.at === step.at) continue;
    if (compare(paidIn, whole(BigInt(deposit))) >= 0 && compare(wagered, whole(BigInt(wagering))) >= 0) return step.at;
  }
  return null;
}

/** Refunds before the end of the hold may bring the deposits below what was asked. */
function isKept(work: Work, program: Program, customer: Customer, rule: QualifiedCpa, holdsUntil: number): boolean {
  const { deposit, withinDays } = rule;
  if (deposit === undefined) return true;
  const steps = stepsOf(work, program, customer, customer.signup?.at ?? 0, withinDays);
  const counted = steps.filter(({ at, deposit: amount }) => amount.numerator > 0n || at < holdsUntil);
  const left = counted.reduce((total, step) => add(total, step.deposit), zero);
  return compare(left, whole(BigInt(deposit))) >= 0;
}

function keep(work: Work, program: Program, customer: Customer, known: Conversion, at: number, kept: boolean): void {
  const hasMoved = known.sold !== null && known.sold.at !== at;
  if (hasMoved) for (const standing of Object.values(known.standings)) leave(work.books, standing);
  const { currency } = program;
  work.books.set(known.key, {
    ...known,
    ...(hasMoved ? { standings: {}, frozen: {} } : {}),
    kind: 'qualification',
    paidFor: { kind: 'qualification', customer: customer.id },
    customer: customer.id,
    sold: {
      ...noAmounts,
      currency,
      externalId: customer.signup?.externalId ?? customer.id,
      source: 'qualification',
      at,
      recorded: work.now,
    },
    units: kept ? one : zero,
  } satisfies Conversion);
  work.counted.add(known.key);
}
