/** Rows 14 to 17: how much of a partner's volume a conversion is. */
import type { Bonus, PartnerId } from '@tributary/contracts';
import { isTerminated, type Partner, partnerKey, partnerOf, type Program } from './books.js';
import { localDate, periodOf } from './calendar.js';
import { type Conversion, frozenFor, placeOf, withChanges } from './conversion.js';
import { rateOf } from './freezing.js';
import { Known } from './known.js';
import { atTheEnd } from './order.js';
import { largestOf, partnersOf, partOf } from './owners.js';
import { one, rounded, times, whole } from './ratio.js';
import { remainsOf } from './remains.js';
import { joinFronts, settleFronts } from './fronts.js';
import { type Candidate, isFinal, isSettled, leave, stand, type Standing, type Stood, type Tally } from './standing.js';
import { moved } from './shifts.js';
import { type Standings, standingIn, withStanding } from './standings.js';
import { isPaidTo, standsFor } from './state.js';
import { talliesOf } from './tallies.js';
import { membersFrom } from './tally-members.js';
import { member, type Sums } from './tally-nodes.js';
import { put } from './tally.js';
import { readerOf } from './attributes.js';
import { holds } from './conditions.js';
import { bases, type Span } from './volume-fields.js';
import { buyerOf, type Work } from './work.js';

const netAlone = ['net'] as const;
const slots = new Known((span: Span) => new Known((partner: string) => `${span}:${partner}`).of);
export const slotOf = (span: Span, partner: string): string => slots.of(span)(partner);
export const partnersOfKey = (program: string): string => `partners-of/${program}`;

export function volumeTally(program: Program, partner: string, span: Span, at: number): Tally {
  const tallies = volumes.of(program.program)(partner);
  return span === 'life' ? tallies.life : tallies.of(span)(periodOf(span, localDate(program.zone, at)));
}

const volumes = new Known(
  (program: string) => new Known((partner: string) => talliesOf(`volume/${partner}/${program}`, program)).of,
);

/** Sales make volume; a deal is paid for itself. */
const isCounted = ({ kind }: Conversion): boolean => kind === 'sale';

/** What it counts for one partner, in whole units of the account's currency. */
export function volumeOf(program: Program, conversion: Conversion, partner: PartnerId): Sums {
  const remains = remainsOf(conversion);
  const rate = rateOf(program, conversion);
  const sums = bases.map((base) => {
    if (!remains || !rate) return 0n;
    const mine = partOf(conversion.shares, partner, remains.base(base));
    return rate === one ? mine : rounded(times(whole(mine), rate));
  });
  const isLargest = largestOf(conversion.shares) === partner;
  for (const base of program.counts.otherBases ? bases : netAlone)
    sums.push(isLargest && remains && remains.base(base) > 0n ? 1n : 0n, 0n);
  return sums;
}

const none: Sums = Array.from({ length: 3 * bases.length }, () => 0n);

export function countVolume(work: Work, program: Program, conversion: Conversion): Conversion {
  const { sold } = conversion;
  if (!sold) return conversion;
  let { standings } = conversion;
  const isSale = isCounted(conversion);
  const spans = isSale ? spansOf(program) : lifeAlone;
  for (const partner of partnersOf(conversion)) {
    enrolIn(work, partner, program);
    settleFronts(work, program, partner);
    const counting = countingOf(work, program, conversion, partner);
    for (const span of spans) {
      const tally = volumeTally(program, partner, span, sold.at);
      const slot = slotOf(span, partner);
      const { standing, change } = countIn(work, program, tally, counting, standingIn(standings, slot));
      standings = withStanding(standings, slot, standing);
      if (isSale) markBonus(work, program, partner, span, tally.key, sold.at);
      if (change && isSale) moved(work, program, span, change);
    }
    if (isSale) standings = countForBonuses(work, program, counting, standings);
  }
  return withChanges(conversion, { standings });
}

const lifeAlone = ['life'] as const;
const spansOf = ({ counts: { periods } }: Program): readonly Span[] =>
  periods.length === 0 ? lifeAlone : ['life', ...periods];

/** One partner's part of a conversion, as it counts. */
interface Counting {
  readonly conversion: Conversion;
  readonly partner: PartnerId;
  readonly candidate: Candidate;
  readonly sums: Sums;
}

function countingOf(work: Work, program: Program, conversion: Conversion, partner: PartnerId): Counting {
  const { sold, key: id } = conversion;
  const mayEarn = !isTerminated(work.books, partner, sold?.at ?? 0);
  const stands = mayEarn && standsFor(program, conversion, partner, 'gross');
  const until = rateOf(program, conversion) ? (frozenFor(conversion, partner)?.holdUntil ?? 0) : atTheEnd;
  const recorded = mayEarn && isCounted(conversion) ? (sold?.recorded ?? 0) : 0;
  return {
    conversion,
    partner,
    candidate: { place: placeOf(conversion), id, recorded, until, clock: work.clock, stands },
    sums: mayEarn && isPaidTo(program, conversion, partner) ? volumeOf(program, conversion, partner) : none,
  };
}

function countIn(
  work: Work,
  program: Program,
  tally: Tally,
  { conversion, candidate, sums }: Counting,
  current: Standing | undefined,
): Stood {
  const isOfCustomers = program.counts.customers && isCounted(conversion);
  const counted = isOfCustomers ? withCustomer(work, tally, conversion, sums, candidate.stands) : sums;
  return stand(work.books, tally, current, candidate, counted);
}

/** The programs where a partner has conversions, by which they are found again. */
function enrolIn(work: Work, partner: PartnerId, { program }: Program): void {
  const slice = partnerOf(work.books, partner);
  if (slice.programs.includes(program)) return;
  work.books.set(partnerKey(partner), { ...slice, programs: [...slice.programs, program] } satisfies Partner);
  const all = work.books.get<{ readonly partners: readonly PartnerId[] }>(partnersOfKey(program))?.partners ?? [];
  work.books.set(partnersOfKey(program), { partners: [...all, partner] });
}

/** The customer counts with its first sale of the period that stands, and once that is settled with that for good. */
function withCustomer(work: Work, tally: Tally, conversion: Conversion, sums: Sums, stands: boolean): Sums {
  const { customer, key } = conversion;
  const own = `active/${tally.key}/${customer ?? key}`;
  const place = placeOf(conversion);
  const counts = (stands ? sums : none).filter((_, n) => n >= bases.length && (n - bases.length) % 2 === 0);
  const ones = counts.slice(0, (sums.length - bases.length) / 2);
  const of = (all: readonly bigint[]) => member(place, key, all, 0, 0);
  const before = [...membersFrom(work.books, own)];
  put(work.books, own, of(ones));
  const after = [...membersFrom(work.books, own)];
  const chosen = ones.map((_, n) => {
    const flag = bases.length + n;
    const was = before.filter((one) => one.sums[flag] === 1n);
    const kept = was.find((one) => isSettled(work.books, tally, one.place));
    const now = kept ?? after.find((one) => one.sums[n] === 1n);
    for (const { id } of [...was, ...(now ? [now] : [])])
      if (id !== key && !(was.length === 1 && was[0]?.id === now?.id)) work.counted.add(id);
    return now?.id === key ? 1n : 0n;
  });
  const padding = bases.slice(ones.length).map(() => 0n);
  put(work.books, own, of([...ones, ...padding, ...chosen]));
  return sums.map((value, n) => {
    const nth = n - bases.length - 1;
    return nth >= 0 && nth % 2 === 0 ? (chosen[nth / 2] ?? 0n) : value;
  });
}

/** Leaves the volume of those whose it is no more. */
export function leaveVolume(work: Work, program: Program, conversion: Conversion): Conversion {
  const partners: readonly string[] = partnersOf(conversion);
  const left = conversion.standings.filter(({ slot }) => {
    if (partners.some((partner) => slot.endsWith(partner) && slot.at(-1 - partner.length) === ':')) return false;
    const [span] = spanAndPartner(slot);
    return isSpan(span) || span.startsWith('bonus/');
  });
  if (left.length === 0) return conversion;
  const gone = new Set<string>();
  for (const { slot, standing } of left) {
    const [span, partner] = spanAndPartner(slot);
    settleFronts(work, program, partner);
    if (program.counts.customers && isCounted(conversion)) withCustomer(work, standing, conversion, none, false);
    const changes = leave(work.books, standing);
    if (isSpan(span) && isCounted(conversion)) {
      markBonus(work, program, partner as PartnerId, span, standing.key, conversion.sold?.at ?? 0);
      for (const change of changes) moved(work, program, span, change);
    }
    if (!isFinal(work.books, standing)) gone.add(slot);
  }
  return withChanges(conversion, { standings: conversion.standings.filter(({ slot }) => !gone.has(slot)) });
}

const isSpan = (span: string): span is Span => ['life', 'week', 'month', 'quarter', 'year'].includes(span);

function spanAndPartner(slot: string): readonly [string, string] {
  const colon = slot.indexOf(':');
  return colon < 0 ? [slot, ''] : [slot.slice(0, colon), slot.slice(colon + 1)];
}

function markBonus(work: Work, program: Program, partner: PartnerId, span: Span, key: string, at: number): void {
  if (!hasBonuses(program)) return;
  const start = span === 'life' ? null : periodOf(span, localDate(program.zone, at));
  work.bonuses.set(key, { program: program.program, partner, period: span === 'life' ? null : span, start });
}

export const bonusSlot = (bonus: string, span: Span, partner: string): string => `bonus/${bonus}/${span}:${partner}`;
export const bonusTally = (program: Program, partner: string, { key, period }: Bonus, at: number): Tally => {
  const tally = volumeTally(program, partner, period ?? 'life', at);
  return { ...tally, key: `bonus/${key}/${tally.key}` };
};

/**
 * Row 27: what counts for a bonus is what its own version has it for. Of one for life all sales stand in line, because none
 * is final before another that is earlier.
 */
function countForBonuses(work: Work, program: Program, counting: Counting, counted: Standings): Standings {
  if (!hasBonuses(program)) return counted;
  const { conversion, partner, candidate, sums } = counting;
  const { sold } = conversion;
  const frozen = frozenFor(conversion, partner);
  const version = program.versions.find((one) => one.version === frozen?.version);
  const tier = frozen?.tier ?? null;
  let standings = counted;
  for (const bonus of lifetimeAnd(program, version?.plan.bonuses ?? [])) {
    const tally = bonusTally(program, partner, bonus, sold?.at ?? 0);
    joinFronts(work, program, partner, tally);
    const own = version?.plan.bonuses?.find(({ key, period }) => key === bonus.key && period === bonus.period);
    const read = { conversion, customer: buyerOf(work, conversion), partner, tier };
    const fits = own !== undefined && (!own.when || holds(own.when, readerOf(work, read)(0)));
    const stands = candidate.stands && (fits || !bonus.period);
    const of = { ...counting, candidate: { ...candidate, stands }, sums: fits ? sums : none };
    const slot = bonusSlot(bonus.key, bonus.period ?? 'life', partner);
    const { standing } = countIn(work, program, tally, of, standingIn(standings, slot));
    standings = withStanding(standings, slot, standing);
  }
  return standings;
}

const hasBonuses = ({ versions }: Program): boolean => versions.some(({ plan }) => (plan.bonuses?.length ?? 0) > 0);

function lifetimeAnd({ versions }: Program, own: readonly Bonus[]): readonly Bonus[] {
  const others = versions.flatMap(({ plan }) => (plan.bonuses ?? []).filter(({ period }) => !period));
  const all = [...own, ...others];
  return all.filter((one, n) => all.findIndex(({ key, period }) => key === one.key && period === one.period) === n);
}
