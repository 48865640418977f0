/** The second step: what rules make of a conversion, for each partner that has a part of it. */
import type { Base, PaidEvent, PartnerId, Plan, PlanRule, StepData } from '@tributary/contracts';
import { type Customer, isTerminated, type Program } from './books.js';
import { addMonths, localDate, monthSince } from './calendar.js';
import { type Choice, choose, type Situation } from './choice.js';
import { readerOf } from './attributes.js';
import type { Due, Part } from './commission.js';
import { type Conversion, type Frozen, frozenFor, isLimited, isPayment, termsOf, withChanges } from './conversion.js';
import { pricedAt, rateOf } from './freezing.js';
import { purchasesKey } from './purchases.js';
import { asSignup, qualifiedKey } from './qualification.js';
import { ladderOf } from './ladder.js';
import { largestOf, linkOf, partnersOf, partOf } from './owners.js';
import { isAbove0, one, over, type Ratio, rounded, times, whole, add, compare, zero } from './ratio.js';
import { leftOf, type Remains, remainsOf, unitsOf } from './remains.js';
import { revenueFor } from './revenue.js';
import { earned } from './rules/registry.js';
import { asText } from './rules/words.js';
import type { Paying } from './rules/kind.js';
import { isFinal, stretches } from './standing.js';
import { standingIn } from './standings.js';
import { isPaidTo, stateOf } from './state.js';
import { touching } from './tally-members.js';
import { buyerOf, conversionIn, programIn, type Work } from './work.js';

const events: Readonly<Record<string, PaidEvent>> = {
  sale: 'sale',
  deal: 'deal',
  signup: 'signup',
  lead: 'lead',
  qualification: 'qualification',
  clicks: 'click',
  revenue: 'revenue',
};

export function price(work: Work, key: string): void {
  const conversion = conversionIn(work, key);
  const program = conversion && programIn(work, conversion.program);
  const event = events[conversion?.kind ?? ''];
  if (!conversion?.sold || !program || !event) return;
  const remains = remainsOf(conversion);
  const customer = buyerOf(work, conversion);
  const dues: Due[] = [];
  for (const partner of partnersOf(conversion)) {
    const frozen = frozenFor(conversion, partner);
    const plan = program.versions.find(({ version }) => version === frozen?.version)?.plan;
    if (!frozen || !plan || !remains) continue;
    const due = dueOf(work, { program, customer, conversion, remains, partner, frozen, plan, event });
    if (due) dues.push(due);
  }
  work.books.set(key, withChanges(conversion, { dues }));
  work.granted.add(key);
}

export interface Case {
  readonly program: Program;
  readonly customer: Customer | null;
  readonly conversion: Conversion;
  readonly remains: Remains;
  readonly partner: PartnerId;
  readonly frozen: Frozen;
  readonly plan: Plan;
  readonly event: PaidEvent;
}

function dueOf(work: Work, of: Case): Due | null {
  const { program, conversion, remains, partner, plan, event } = of;
  const { shares, sold } = conversion;
  const known = conversion.commissions.some((commission) => commission.partner === partner);
  const isNothing = isPayment(conversion) && remains.gross === 0n; // row 7: a trial counts nothing
  const isOver = isLimited(conversion) && isTerminated(work.books, partner, sold?.at ?? 0);
  const earns = isPaidTo(program, conversion, partner);
  if (isOver || (!known && (isNothing || !earns))) return null;
  const choice = countedChoice(of) ?? choose(plan, event, situationOf(work, of));
  if (choice.winners.length + choice.onTop.length === 0 && !known) return null;
  const rate = rateOf(program, conversion);
  const pay = (component: string, { rule, lines }: { rule: PlanRule; lines: readonly number[] }): Part => {
    const steps: StepData[] = [];
    const amount = rate && earns ? amountOf(work, of, rule, lines, rate, steps) : 0n;
    return { component, rule: rule.key, line: lines[0] ?? 0, due: amount, granted: 0n, steps, limits: [] };
  };
  const parts = choice.winners.map((won) => pay('base', won));
  for (const won of choice.onTop) parts.push(pay(`extra:${won.rule.key}`, won));
  return {
    partner,
    link: linkOf(shares, partner),
    awaitingRate: rate === null && earns && remains.left > 0n,
    base: partOf(shares, partner, remains.base('net')),
    gross: partOf(shares, partner, remains.gross),
    refunded: partOf(shares, partner, remains.refunded),
    counts: isPayment(conversion) && remains.gross > 0n && largestOf(shares) === partner,
    parts,
    lost: choice.lost,
  };
}

/** What is counted by the day or month was chosen for when it was counted. */
function countedChoice({ conversion: { paidFor }, plan }: Case): Choice | null {
  if (paidFor?.kind !== 'clicks') return null;
  const won = plan.rules.filter(({ key }) => key === paidFor.rule).map((rule) => ({ rule, level: 2, lines: [0] }));
  const isOnTop = won.some(({ rule }) => rule.onTop);
  return { winners: isOnTop ? [] : won, onTop: isOnTop ? won : [], lost: [] };
}

function situationOf(work: Work, { program, customer, conversion, remains, partner, frozen }: Case): Situation {
  const { at } = pricedAt(customer, conversion);
  const isOfSignup = conversion.kind === 'qualification' && customer !== null;
  const judged = isOfSignup ? asSignup(work, program, customer, conversion) : conversion;
  return {
    partner,
    tier: frozen.tier,
    date: localDate(program.zone, at),
    rank: () => (isRanked(work, program, customer, conversion) ? rankOf(work, conversion) : Number.NaN),
    isWithinMonths: (months) => {
      if (!isRanked(work, program, customer, conversion)) return false;
      const { anchor, date } = monthsOf(work, program, conversion);
      return date < addMonths(anchor, months);
    },
    lines: remains.lines.length,
    reader: readerOf(work, { conversion: judged, customer, partner, tier: frozen.tier }),
  };
}

/** A rank that is final stays, whatever comes of its sale. */
function isRanked(work: Work, program: Program, customer: Customer | null, conversion: Conversion): boolean {
  const standing = standingIn(conversion.standings, 'purchases');
  if (standing && isFinal(work.books, standing)) return true;
  return stateOf(work, program, customer, conversion).isPurchase;
}

/** Row 21: which standing payment of its customer it is. */
function rankOf(work: Work, { standings }: Conversion): number {
  const standing = standingIn(standings, 'purchases');
  return standing ? Number(stretches(work.books, standing, 0, 1n)[0]?.from ?? 0n) + 1 : 1;
}

/** Row 22: months run from the start of the service that the earliest standing payment paid for. */
function monthsOf(work: Work, program: Program, conversion: Conversion): { anchor: string; date: string } {
  const startOf = ({ sold }: Conversion): string => localDate(program.zone, sold?.serviceFrom ?? sold?.at ?? 0);
  const key = conversion.customer && purchasesKey(conversion.customer);
  const first = key ? firstIn(work, key) : undefined;
  return { anchor: startOf(first ?? conversion), date: startOf(conversion) };
}

function firstIn(work: Work, key: string): Conversion | undefined {
  for (const member of touching(work.books, key, 0, 1n, 1n))
    if (member.sums[0] === 1n) return conversionIn(work, member.id);
  return undefined;
}

/** Rounded once for conversion, partner and rule (row 2), then minimum order, minimum and maximum (row 13). */
function amountOf(
  work: Work,
  of: Case,
  rule: PlanRule,
  lines: readonly number[],
  rate: Ratio,
  steps: StepData[],
): bigint {
  const { conversion, remains, partner, program } = of;
  const base = rule.base ?? 'net';
  const payment = isPayment(conversion);
  const mine = (amount: bigint): bigint => partOf(conversion.shares, partner, amount);
  const whole0 = remains.base(base);
  if (
    payment &&
    rule.minimumOrder !== undefined &&
    compare(times(whole(whole0), rate), whole(BigInt(rule.minimumOrder))) < 0
  ) {
    steps.push({ step: 'minimum-order', limit: String(rule.minimumOrder), amount: '0' });
    return 0n;
  }
  const part = whole0 > 0n ? over(whole(mine(whole0)), whole(whole0)) : one;
  const wonBase = payment ? times(remains.baseOfLines(base, lines), part) : (countedOf(of, rule) ?? zero);
  steps.push(...baseSteps(of, base, wonBase, part));
  const { inSale, inOwn, steps: how } = earned(rule, payingOf(work, of, rule, lines, wonBase));
  for (const step of how) steps.push(step);
  const isForeign = remains.currency !== program.currency && payment;
  let amount = isForeign ? rounded(times(whole(rounded(inSale)), rate)) + rounded(inOwn) : rounded(add(inSale, inOwn));
  steps.push({ step: 'round', amount: String(isForeign ? rounded(inSale) : amount) });
  if (isForeign && conversion.rate)
    steps.push({ step: 'exchange', day: conversion.rate.day, rate: conversion.rate.text, amount: String(amount) });
  if (rule.minimum !== undefined && isAbove0(wonBase) && amount < mine(BigInt(rule.minimum))) {
    amount = mine(BigInt(rule.minimum));
    steps.push({ step: 'minimum', limit: String(rule.minimum), amount: String(amount) });
  }
  if (rule.maximum !== undefined && amount > mine(BigInt(rule.maximum))) {
    amount = mine(BigInt(rule.maximum));
    steps.push({ step: 'maximum', limit: String(rule.maximum), amount: String(amount) });
  }
  return amount;
}

/** Row 4: what is missing counts as nothing, and the receipt says so. */
function baseSteps({ conversion }: Case, base: Base, amount: Ratio, part: Ratio): StepData[] {
  if (!isPayment(conversion)) return [];
  const terms = termsOf(conversion);
  const missing = (['tax', 'shipping'] as const).filter((name) => terms?.[name] === 0n);
  const step: StepData = { step: 'base', of: base, amount: asText(amount), ...(missing.length > 0 ? { missing } : {}) };
  return compare(part, one) === 0 ? [step] : [{ step: 'share', weight: asText(part), amount: asText(amount) }, step];
}

/** Units or sums of what is counted; a qualification is one for a rule of which all is reached. */
function countedOf({ conversion, partner }: Case, rule: PlanRule): Ratio | null {
  const { kind, met = [], units } = conversion;
  if (kind === 'qualification') return met.includes(qualifiedKey(partner, rule.key)) ? one : zero;
  return kind === 'revenue' ? revenueFor(conversion, rule) : units;
}

function payingOf(work: Work, of: Case, rule: PlanRule, lines: readonly number[], base: Ratio): Paying {
  const { conversion, remains, program } = of;
  const payment = isPayment(conversion);
  const counted = countedOf(of, rule);
  return {
    base,
    isShared: conversion.shares.length > 1,
    mine: (amount) => partOf(conversion.shares, of.partner, amount),
    isLeft: payment ? leftOf(remains, lines) > 0n : counted === null || isAbove0(counted),
    units: payment ? unitsOf(remains, lines) : (counted ?? one),
    proportion: () => {
      const before = remains.wholeOfLines(rule.base ?? 'net', lines);
      return before > 0n ? over(remains.baseOfLines(rule.base ?? 'net', lines), whole(before)) : zero;
    },
    month: () => {
      const { anchor, date } = monthsOf(work, program, conversion);
      return monthSince(anchor, date);
    },
    ladder: () => ladderOf(work, of, rule, lines),
  };
}
