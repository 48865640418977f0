/** Row 28: net revenue that may be negative, per partner, program and month. */
import { type LocalDate, paidForId, type PartnerId, type PlanRule, type ProgramId } from '@tributary/contracts';
import { isTerminated, partnerOf, type Program, settledKey } from './books.js';
import { endOf, localDate, nextPeriod, periodOf } from './calendar.js';
import { choose } from './choice.js';
import { type Conversion, conversionOf, soldAt, withChanges } from './conversion.js';
import { rateOf, tierAt } from './freezing.js';
import { readerOf } from './attributes.js';
import { partnersOf, partOf } from './owners.js';
import { add, compare, type Ratio, subtract, sum as total, times, whole, zero } from './ratio.js';
import { remainsOf } from './remains.js';
import { versionAt } from './versions.js';
import type { Work } from './work.js';

interface Month {
  readonly sum: Ratio;
  /** What the month before handed on, by component. */
  readonly carried?: Readonly<Record<string, Ratio>>;
}

interface Brought {
  readonly amounts: readonly { readonly partner: PartnerId; readonly amount: Ratio }[];
}

interface Partners {
  readonly partners: readonly PartnerId[];
}

const monthKey = (program: string, partner: string, month: LocalDate): string =>
  `revenue/${program}/${partner}/${month}`;
const partnersKey = (program: string, month: LocalDate): string => `revenue-of/${program}/${month}`;

function openMonth(work: Work, program: ProgramId, month: LocalDate): LocalDate {
  let open = month;
  while (work.books.get(settledKey(program, 'month', open)) !== undefined) open = nextPeriod('month', open);
  return open;
}

function bring(work: Work, program: ProgramId, partner: PartnerId, month: LocalDate, amount: Ratio): void {
  const { sum: before, ...more } = monthIn(work, program, partner, month);
  keepMonth(work, program, partner, month, { ...more, sum: add(before, amount) });
}

const monthIn = ({ books }: Work, program: string, partner: string, month: LocalDate): Month =>
  books.get<Month>(monthKey(program, partner, month)) ?? { sum: zero };

function keepMonth(work: Work, program: ProgramId, partner: PartnerId, month: LocalDate, slice: Month): void {
  work.books.set(monthKey(program, partner, month), slice);
  const all = work.books.get<Partners>(partnersKey(program, month))?.partners ?? [];
  if (!all.includes(partner))
    work.books.set(partnersKey(program, month), { partners: [...all, partner] } satisfies Partners);
}

/** What changes of a month that is settled goes into the next that is open. */
export function countRevenue(work: Work, program: Program, activity: Conversion): void {
  const { sold } = activity;
  const remains = remainsOf(activity);
  if (!sold || !remains) return;
  const key = `brought/${activity.id}`;
  const before = work.books.get<Brought>(key)?.amounts ?? [];
  const rate = rateOf(program, activity);
  const earning = partnersOf(activity).filter(
    (partner) => partnerOf(work.books, partner).code !== null && !isTerminated(work.books, partner, sold.at),
  );
  const amounts = earning.map((partner) => {
    const mine = partOf(activity.shares, partner, remains.left < 0n ? -remains.left : remains.left);
    return { partner, amount: rate ? times(whole(remains.left < 0n ? -mine : mine), rate) : zero };
  });
  const month = openMonth(work, program.program, periodOf('month', localDate(program.zone, sold.at)));
  for (const partner of new Set([...before, ...amounts].map((one) => one.partner))) {
    const of = (list: Brought['amounts']): Ratio =>
      total(list.filter((one) => one.partner === partner).map((one) => one.amount));
    const change = subtract(of(amounts), of(before));
    if (compare(change, zero) !== 0) bring(work, program.program, partner, month, change);
  }
  work.books.set(key, { amounts } satisfies Brought);
}

/** At settlement, by the version and tier of the month's last moment. */
export function settleRevenue(work: Work, program: Program, month: LocalDate): void {
  const at = endOf(program.zone, 'month', month) - 1;
  const plan = versionAt(program, at);
  if (!plan) return;
  for (const partner of work.books.get<Partners>(partnersKey(program.program, month))?.partners ?? []) {
    const slice = partnerOf(work.books, partner);
    const tier = tierAt(slice, program.program, at);
    const conversion = monthOf(work, program, partner, month, at, plan.version, tier);
    const reader = readerOf(work, { conversion, customer: null, partner, tier });
    const situation = { partner, tier, date: localDate(program.zone, at), rank: () => 1, isWithinMonths: () => true };
    const choice = choose(plan.plan, 'revenue', { ...situation, lines: 1, reader });
    const rules = [...choice.winners, ...choice.onTop].map(({ rule }) => rule);
    if (rules.length === 0) continue;
    carryOn(work, program.program, partner, month, conversion, rules);
    work.books.set(conversion.key, conversion);
    work.counted.add(conversion.key);
  }
}

/** Each rule carries its own sum. */
function carryOn(
  work: Work,
  program: ProgramId,
  partner: PartnerId,
  month: LocalDate,
  conversion: Conversion,
  rules: readonly PlanRule[],
): void {
  const carried = rules.flatMap((rule) => {
    const sum = revenueFor(conversion, rule);
    const isCarried = rule.pays.kind === 'net-revenue' && rule.pays.carryOver && compare(sum, zero) < 0;
    return isCarried ? [[componentOf(rule), sum] as const] : [];
  });
  if (carried.length === 0) return;
  const next = openMonth(work, program, nextPeriod('month', month));
  const slice = monthIn(work, program, partner, next);
  keepMonth(work, program, partner, next, { ...slice, carried: { ...slice.carried, ...Object.fromEntries(carried) } });
}

const componentOf = ({ key, onTop }: PlanRule): string => (onTop ? `extra:${key}` : 'base');

export const revenueFor = ({ units, carried }: Conversion, rule: PlanRule): Ratio =>
  add(units ?? zero, carried?.[componentOf(rule)] ?? zero);

function monthOf(
  work: Work,
  program: Program,
  partner: PartnerId,
  month: LocalDate,
  at: number,
  version: number,
  tier: string | null,
): Conversion {
  const id = paidForId(program.program, 'revenue', month);
  const { sum, carried = {} } = monthIn(work, program.program, partner, month);
  return withChanges(conversionOf(work.books, program.program, id, partner), {
    kind: 'revenue',
    paidFor: { kind: 'revenue', period: month },
    sold: soldAt(at, work.now, { currency: program.currency, externalId: month, source: 'revenue' }),
    shares: [{ partner, link: null, weight: 1n }],
    frozen: [{ partner, version, known: version, tier, parents: [], holdUntil: null }],
    units: sum,
    carried,
  });
}
