/** Row 17: when everything of a program that runs by a kind of period is settled for one of these periods. */
import type { LocalDate, Period, Plan } from '@tributary/contracts';
import { endOf, nextPeriod, periodOf, startOf } from './calendar.js';
import type { PublishedPlan } from './facts.js';
import { day } from './order.js';

/** How long nothing of a period may have been recorded before it is settled, and how long that may put it off. */
const quiet = 3 * day;
const longestDelay = 30 * day;

/** When the sales of a local day were recorded, the first and the last of them. */
export interface TradeDay {
  readonly day: LocalDate;
  readonly first: number;
  readonly last: number;
}

export interface Settling {
  readonly zone: string;
  /** By their beginning. */
  readonly versions: readonly PublishedPlan[];
  /** By their days. */
  readonly trade: readonly TradeDay[];
  /** Days with a sale that awaits its exchange rate. */
  readonly waiting: readonly LocalDate[];
  isSettled(kind: Period, period: LocalDate): boolean;
}

export interface DuePeriod {
  readonly kind: Period;
  readonly period: LocalDate;
}

/** All that are due once an hour has passed, the earlier first. Periods without a sale are settled too, from the first sale on. */
export function duePeriods(settling: Settling, hour: number): DuePeriod[] {
  const kinds = new Set(settling.versions.flatMap(({ plan }) => periodsIn(plan)));
  return [...kinds].flatMap((kind) => dueOf(settling, kind, hour));
}

/** The kinds of periods by which a plan pays. A budget is filled in recorded order, so nothing of it is settled. */
function periodsIn({ rules, partnerCap, bonuses = [] }: Plan): Period[] {
  const named = [
    partnerCap?.period,
    ...bonuses.map(({ period }) => period),
    ...rules.flatMap(({ cap, pays }) => [
      cap?.period,
      pays.kind === 'tiered' ? pays.period : pays.kind === 'net-revenue' ? ('month' as const) : undefined,
    ]),
  ];
  return named.flatMap((period) => period ?? []);
}

function dueOf(settling: Settling, kind: Period, hour: number): DuePeriod[] {
  const { zone, trade, waiting } = settling;
  const [first] = trade;
  if (!first) return [];
  const traded = byPeriod(kind, trade);
  const held = new Set(waiting.map((date) => periodOf(kind, date)));
  const due: DuePeriod[] = [];
  let recorded: Recorded | undefined;
  for (let period = periodOf(kind, first.day); ; period = nextPeriod(kind, period)) {
    const end = endOf(zone, kind, period);
    if (end > hour) return due;
    recorded = traded.get(period) ?? recorded;
    if (settling.isSettled(kind, period) || held.has(period)) continue;
    const over = end + longestHold(settling.versions, startOf(zone, period), end) * day;
    if (hour >= over && hour >= quietFrom(over, recorded)) due.push({ kind, period });
  }
}

type Recorded = Pick<TradeDay, 'first' | 'last'>;

function byPeriod(kind: Period, trade: readonly TradeDay[]): Map<LocalDate, Recorded> {
  const periods = new Map<LocalDate, Recorded>();
  for (const { day: date, first, last } of trade) {
    const period = periodOf(kind, date);
    const known = periods.get(period) ?? { first, last };
    periods.set(period, { first: Math.min(known.first, first), last: Math.max(known.last, last) });
  }
  return periods;
}

/**
 * Of a period without sales those before it tell, so that it is not settled while an import is on its way to it. History that is
 * told long after its end has the whole delay too.
 */
function quietFrom(over: number, recorded: Recorded | undefined): number {
  return recorded ? Math.min(recorded.last + quiet, Math.max(over, recorded.first) + longestDelay) : over;
}

/** The longest hold of the versions that may price a sale of a period: those in force in it, and what existing customers keep. */
function longestHold(versions: readonly PublishedPlan[], start: number, end: number): number {
  let longest = 0;
  for (const { from, plan } of versions.filter((version) => (version.from ?? start) < end).toReversed()) {
    longest = Math.max(longest, plan.holdDays ?? 0);
    if ((from ?? start) <= start && plan.existingCustomers !== 'keep') break;
  }
  return longest;
}
