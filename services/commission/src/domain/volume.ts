/** Rows 14 to 17: how much of a partner's volume a conversion is, and whose amounts move with it. */
import type { Base, Bonus, LocalDate, PartnerId, Period, PlanRule } from '@tributary/contracts';
import { isTerminated, type Partner, partnerKey, partnerOf, type Program, settledKey } from './books.js';
import { localDate, periodOf } from './calendar.js';
import { type Conversion, placeOf } from './conversion.js';
import { rateOf } from './freezing.js';
import { Known } from './known.js';
import { atTheEnd, byPlace } from './order.js';
import { largestOf, partnersOf, partOf } from './owners.js';
import { rounded, times, whole } from './ratio.js';
import { remainsOf } from './remains.js';
import { type Change, leave, settleFront, stand, type Standing, type Tally } from './standing.js';
import { hasAfter, membersFrom, put, type Sums, total, touching } from './tally.js';
import { readerOf } from './attributes.js';
import { holds } from './conditions.js';
import { buyerOf, type Work } from './work.js';

export type Span = Period | 'life';
export const fieldOf = (by: 'revenue' | 'count' | 'active-customers' | undefined, base: Base | undefined): number =>
  by === 'count' ? 5 : by === 'active-customers' ? 6 : baseFields[base ?? 'net'];
const baseFields: Readonly<Record<Base, number>> = {
  net: 0,
  gross: 1,
  'before-discount': 2,
  'with-shipping': 3,
  'with-tax': 4,
};
const bases = Object.keys(baseFields) as readonly Base[];

const slots = new Known((span: Span) => new Known((partner: string) => `${span}:${partner}`).of);
export const slotOf = (span: Span, partner: string): string => slots.of(span)(partner);
export const partnersOfKey = (program: string): string => `partners-of/${program}`;
export const lifeKey = (partner: string, program: string): string => `volume/${partner}/${program}/life`;

export function volumeTally(program: Program, partner: string, span: Span, at: number): Tally {
  const tallies = volumes.of(program.program)(partner);
  return span === 'life' ? tallies.life : tallies.of(span)(periodOf(span, localDate(program.zone, at)));
}

const volumes = new Known(
  (program: string) =>
    new Known((partner: string) => ({
      life: { key: lifeKey(partner, program), settledBy: null } satisfies Tally,
      of: new Known(
        (span: Period) =>
          new Known(
            (start: LocalDate): Tally => ({
              key: `volume/${partner}/${program}/${span}/${start}`,
              settledBy: settledKey(program, span, start),
            }),
          ).of,
      ).of,
    })).of,
);

/** Sales make volume; a deal is paid for itself. */
const isCounted = ({ kind }: Conversion): boolean => kind === 'sale';

/** What it counts for one partner, in whole units of the account's currency. */
export function volumeOf(program: Program, conversion: Conversion, partner: PartnerId): Sums {
  const remains = remainsOf(conversion);
  const rate = rateOf(program, conversion);
  if (!remains || !rate) return [0n, 0n, 0n, 0n, 0n, rate ? 0n : counts(conversion, partner), 0n];
  const inAccount = bases.map((base) =>
    rounded(times(whole(partOf(conversion.shares, partner, remains.base(base))), rate)),
  );
  return [...inAccount, counts(conversion, partner), 0n];
}

/** A split one counts as 1 for the largest share. */
const counts = (conversion: Conversion, partner: PartnerId): bigint =>
  largestOf(conversion.shares) === partner && (remainsOf(conversion)?.base('net') ?? 0n) > 0n ? 1n : 0n;

const nothing: Sums = [0n, 0n, 0n, 0n, 0n, 0n, 0n];

export function countVolume(work: Work, program: Program, conversion: Conversion, isStanding: boolean): Conversion {
  const { sold, key } = conversion;
  if (!sold) return conversion;
  const standings = { ...conversion.standings };
  const isSale = isCounted(conversion);
  const spans: readonly Span[] = isSale ? ['life', ...program.counts.periods] : ['life'];
  for (const partner of partnersOf(conversion)) {
    enrolIn(work, partner, program);
    const earns = isStanding && isSale && !isTerminated(work.books, partner, sold.at);
    const sums = earns ? volumeOf(program, conversion, partner) : nothing;
    const until = rateOf(program, conversion) ? (conversion.frozen[partner]?.holdUntil ?? 0) : atTheEnd;
    for (const span of spans) {
      const tally = volumeTally(program, partner, span, sold.at);
      const counted = program.counts.customers && isSale ? withCustomer(work, tally, conversion, sums) : sums;
      if (span === 'life' && program.counts.lifetime) settleFront(work.books, tally.key, work.clock);
      const member = {
        place: placeOf(conversion),
        id: key,
        recorded: isSale ? sold.recorded : 0,
        until,
        clock: work.clock,
      };
      const { standing, change } = stand(work.books, tally, standings[slotOf(span, partner)], member, counted);
      standings[slotOf(span, partner)] = standing;
      if (isSale) markBonus(work, program, partner, span, tally.key, sold.at);
      if (change && isSale) moved(work, program, span, change);
    }
    if (isSale) countForBonuses(work, program, conversion, partner, sums, standings);
  }
  return { ...conversion, standings };
}

/** The programs where a partner has conversions, by which they are found again. */
function enrolIn(work: Work, partner: PartnerId, { program }: Program): void {
  const slice = partnerOf(work.books, partner);
  if (slice.programs.includes(program)) return;
  work.books.set(partnerKey(partner), { ...slice, programs: [...slice.programs, program] } satisfies Partner);
  const all = work.books.get<{ readonly partners: readonly PartnerId[] }>(partnersOfKey(program))?.partners ?? [];
  work.books.set(partnersOfKey(program), { partners: [...all, partner] });
}

/** The customer counts with its first sale of the period that stands. */
function withCustomer(work: Work, tally: Tally, conversion: Conversion, sums: Sums): Sums {
  const { customer, key } = conversion;
  const stands = sums[5] === 1n;
  const own = `active/${tally.key}/${customer ?? key}`;
  const place = placeOf(conversion);
  const was = [...membersFrom(work.books, own)].find((one) => one.sums[0] === 1n)?.id;
  put(work.books, own, { place, id: key, sums: [stands ? 1n : 0n], recorded: 0, until: 0 });
  const now = [...membersFrom(work.books, own)].find((one) => one.sums[0] === 1n)?.id;
  if (was !== now) for (const id of [was, now]) if (id && id !== key) work.counted.add(id);
  return sums.with(6, now === key ? 1n : 0n);
}

/** Leaves the volume of those whose it is no more. */
export function leaveVolume(work: Work, program: Program, conversion: Conversion): Conversion {
  const partners: readonly string[] = partnersOf(conversion);
  const left = Object.entries(conversion.standings).filter(([slot]) => {
    const [span, partner] = spanAndPartner(slot);
    return (isSpan(span) || span.startsWith('bonus/')) && !partners.includes(partner);
  });
  if (left.length === 0) return conversion;
  const standings = { ...conversion.standings };
  for (const [slot, standing] of left) {
    const [span, partner] = spanAndPartner(slot);
    if (program.counts.customers && isCounted(conversion)) withCustomer(work, standing, conversion, nothing);
    for (const change of leave(work.books, standing))
      if (isCounted(conversion)) {
        markBonus(work, program, partner as PartnerId, span as Span, change.key, conversion.sold?.at ?? 0);
        moved(work, program, span as Span, change);
      }
    delete standings[slot];
  }
  return { ...conversion, standings };
}

const spans: readonly string[] = ['life', 'week', 'month', 'quarter', 'year'];
const isSpan = (span: string): span is Span => spans.includes(span);

function spanAndPartner(slot: string): readonly [string, string] {
  const colon = slot.indexOf(':');
  return colon < 0 ? [slot, ''] : [slot.slice(0, colon), slot.slice(colon + 1)];
}

interface Steps {
  readonly field: number;
  readonly span: Span;
  readonly isWhole: boolean;
  readonly froms: readonly bigint[];
}

const known = new WeakMap<Program['versions'], readonly Steps[]>();

function stepsOf({ versions }: Program): readonly Steps[] {
  const found = known.get(versions) ?? versions.flatMap(({ plan }) => plan.rules.flatMap(stepsIn));
  known.set(versions, found);
  return found;
}

function stepsIn({ pays, base }: PlanRule): Steps[] {
  if (pays.kind !== 'tiered') return [];
  const { by, period, method, bands } = pays;
  const froms = bands.map(({ from }) => BigInt(from)).filter((from) => from > 0n);
  return [{ field: fieldOf(by, base), span: period ?? 'life', isWhole: method === 'whole', froms }];
}

function markBonus(work: Work, program: Program, partner: PartnerId, span: Span, key: string, at: number): void {
  if (!program.versions.some(({ plan }) => plan.bonuses?.length)) return;
  const start = span === 'life' ? null : periodOf(span, localDate(program.zone, at));
  work.bonuses.set(key, { program: program.program, partner, period: span === 'life' ? null : span, start });
}

export const bonusSlot = (bonus: string, partner: string): string => `bonus/${bonus}:${partner}`;
export const bonusTally = (program: Program, partner: string, bonus: Bonus, at: number): Tally => {
  const tally = volumeTally(program, partner, bonus.period ?? 'life', at);
  return { ...tally, key: `bonus/${bonus.key}/${tally.key}` };
};

/** Row 27: a bonus with conditions has a count of its own. */
function countForBonuses(
  work: Work,
  program: Program,
  conversion: Conversion,
  partner: PartnerId,
  sums: Sums,
  standings: Record<string, Standing>,
): void {
  const plan = program.versions.find(({ version }) => version === conversion.frozen[partner]?.version)?.plan;
  const { sold, key, customer } = conversion;
  if (!sold) return;
  for (const bonus of plan?.bonuses ?? []) {
    if (!bonus.when) continue;
    const tier = conversion.frozen[partner]?.tier ?? null;
    const read = { conversion, customer: buyerOf(work, conversion), partner, tier };
    const fits = holds(bonus.when, readerOf(work, read)(0));
    const tally = bonusTally(program, partner, bonus, sold.at);
    if (tally.settledBy === null) settleFront(work.books, tally.key, work.clock);
    const until = conversion.frozen[partner]?.holdUntil ?? 0;
    const wanted = fits ? sums : nothing;
    const counted =
      bonus.by === 'active-customers' && customer ? withCustomer(work, tally, conversion, wanted) : wanted;
    const member = { place: placeOf(conversion), id: key, recorded: sold.recorded, until, clock: work.clock };
    const slot = bonusSlot(bonus.key, partner);
    standings[slot] = stand(work.books, tally, standings[slot], member, counted).standing;
  }
}

/** A change shifts what stands after it; amounts move only where the beginning of a band lies between old and new sums. */
function moved(work: Work, program: Program, span: Span, change: Change): void {
  for (const steps of stepsOf(program)) {
    if (steps.span !== span) continue;
    const by = (change.now[steps.field] ?? 0n) - (change.was[steps.field] ?? 0n);
    if (by === 0n) continue;
    if (steps.isWhole) rerate(work, change, steps, by);
    else shift(work, change, steps.field, steps.froms, by, work.priced);
  }
}

function rerate(work: Work, change: Change, { field, froms }: Steps, by: bigint): void {
  const now = total(work.books, change.key).sums[field] ?? 0n;
  if (froms.every((from) => now >= from === now - by >= from)) return;
  for (const { id } of membersFrom(work.books, change.key)) work.priced.add(id);
}

/** Those after a place whose share touched or touches one of the limits. */
export function shift(
  work: Work,
  { key, place }: Pick<Change, 'key' | 'place'>,
  field: number,
  limits: readonly bigint[],
  by: bigint,
  into: Set<string>,
): void {
  if (!hasAfter(work.books, key, place)) return;
  const size = by < 0n ? -by : by;
  for (const limit of limits) {
    for (const member of touching(work.books, key, field, limit - size, limit + size))
      if (byPlace(member.place, place) > 0) into.add(member.id);
  }
}
