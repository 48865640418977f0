/** Row 37: a customer that paid in and wagered enough, once, at the moment the last condition was met. */
import {
  type CustomerId,
  paidForId,
  type PartnerId,
  type ProgramId,
  type QualifiedCpa,
  type RuleKey,
} from '@tributary/contracts';
import { touchesOf } from './attribution.js';
import { type Customer, customerOf, partnerOf, type Program } from './books.js';
import { localDate } from './calendar.js';
import { choose } from './choice.js';
import { type Conversion, conversionOf, frozenFor, soldAt, withChanges } from './conversion.js';
import { rateOf, sinceOf, tierAt } from './freezing.js';
import { readerOf } from './attributes.js';
import { day } from './order.js';
import { ownersOf, partnersOf } from './owners.js';
import { add, compare, type Ratio, subtract, times, whole, zero } from './ratio.js';
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

interface Meeting {
  readonly at: number;
  readonly isKept: boolean;
}

/** A rule that an owner of the customer won, with the moment at which what it asks for was met. */
interface Met extends Meeting {
  readonly partner: PartnerId;
  readonly rule: RuleKey;
}

/** It stands at the moment at which the first of its owners' rules is met; what is met later is paid with it. */
export function qualify(work: Work, programId: ProgramId, customerId: CustomerId): void {
  const program = programIn(work, programId);
  const customer = customerOf(work.books, customerId, programId);
  if (!program?.versions.some(({ plan }) => plan.rules.some(({ on }) => on === 'qualification'))) return;
  if (!customer.signup) return;
  const known = conversionOf(work.books, programId, paidForId(programId, 'qualification', customerId));
  const met = candidatesOf(customer).flatMap((partner) => metBy(work, program, customer, known, partner));
  if (met.length === 0 && !known.sold) return;
  const kept = met.filter(({ isKept }) => isKept);
  const moments = (kept.length > 0 ? kept : met).map(({ at }) => at);
  const at = moments.length > 0 ? Math.min(...moments) : (known.sold?.at ?? 0);
  const keys = kept.map(({ partner, rule }) => qualifiedKey(partner, rule));
  keep(work, program, customer, known, at, keys);
}

export const qualifiedKey = (partner: PartnerId, rule: RuleKey): string => `${partner} ${rule}`;

/** Everyone who may ever have been its owner. */
const candidatesOf = (customer: Customer): readonly PartnerId[] => [
  ...new Set([...touchesOf(customer), ...customer.deals].map(({ partner }) => partner)),
];

function metBy(work: Work, program: Program, customer: Customer, known: Conversion, partner: PartnerId): Met[] {
  const conversion = asSignup(work, program, customer, known);
  const { at = 0 } = conversion.sold ?? {};
  const frozen = frozenFor(known, partner);
  const version = frozen
    ? program.versions.find((one) => one.version === frozen.version)
    : versionFor(program, at, sinceOf(work, program, customer, conversion));
  if (!version) return [];
  const tier = frozen ? frozen.tier : tierAt(partnerOf(work.books, partner), program.program, at);
  const { winners, onTop } = choose(version.plan, 'qualification', {
    ...{ partner, tier, date: localDate(program.zone, at), lines: 1 },
    ...{ rank: () => Number.NaN, isWithinMonths: () => false },
    reader: readerOf(work, { conversion, customer, partner, tier }),
  });
  return [...winners, ...onTop].flatMap(({ rule: { key: rule, pays } }): Met[] => {
    if (pays.kind !== 'cpa') return [];
    const hold = (version.plan.holdDays ?? 0) * day;
    const meeting = meetingOf(stepsOf(work, program, customer, at, pays.withinDays), pays, hold);
    const isOwner = meeting !== null && ownersAt(work, program, customer, conversion, meeting.at).includes(partner);
    return isOwner ? [{ partner, rule, ...meeting }] : [];
  });
}

/** What conditions read of it: its customer's signup, and the link by which that came. */
export function asSignup(work: Work, program: Program, customer: Customer, known: Conversion): Conversion {
  const { id, signup } = customer;
  const { at = 0, recorded = 0, externalId = id, source = '', meta = {} } = signup ?? {};
  const country = signup?.country ?? undefined;
  const sold = soldAt(at, recorded, { currency: program.currency, externalId, source, meta, country });
  const conversion = withChanges(known, { kind: 'qualification', customer: id, sold });
  return withChanges(conversion, { shares: ownersOf(work.books, program, customer, conversion) });
}

function ownersAt(
  { books }: Work,
  program: Program,
  customer: Customer,
  conversion: Conversion,
  at: number,
): readonly PartnerId[] {
  const sold = conversion.sold && { ...conversion.sold, at };
  return partnersOf({ shares: ownersOf(books, program, customer, withChanges(conversion, { sold })) });
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
  return steps.sort((a, b) => a.at - b.at || compare(b.deposit, a.deposit));
}

/** When all was reached. Where the deposits fall below before its hold has ended, that is when all is reached again. */
function meetingOf(steps: readonly Step[], { deposit, wagering = 0 }: QualifiedCpa, hold: number): Meeting | null {
  let [paidIn, wagered] = [zero, zero];
  let at: number | null = null;
  let isKept = false;
  for (const step of steps) {
    if (at !== null && isKept && step.at >= at + hold) break;
    paidIn = add(paidIn, step.deposit);
    wagered = add(wagered, step.wager);
    const isPaidIn = deposit === undefined || compare(paidIn, whole(BigInt(deposit))) >= 0;
    if (isKept) {
      isKept = isPaidIn;
    } else if (isPaidIn && compare(wagered, whole(BigInt(wagering))) >= 0) {
      at = step.at;
      isKept = true;
    }
  }
  return at === null ? null : { at, isKept };
}

function keep(
  work: Work,
  program: Program,
  customer: Customer,
  known: Conversion,
  at: number,
  met: readonly string[],
): void {
  const hasMoved = known.sold !== null && known.sold.at !== at;
  if (hasMoved) for (const { standing } of known.standings) leave(work.books, standing);
  const { currency } = program;
  const externalId = customer.signup?.externalId ?? customer.id;
  const next = withChanges(known, {
    ...(hasMoved ? { standings: [], frozen: [] } : {}),
    kind: 'qualification',
    paidFor: { kind: 'qualification', customer: customer.id },
    customer: customer.id,
    sold: soldAt(at, work.now, { currency, externalId, source: 'qualification' }),
    met,
  });
  work.books.set(known.key, next);
  work.counted.add(known.key);
}
