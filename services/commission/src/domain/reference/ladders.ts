/** Rows 15 to 17: where a sale stands in its ladder. */
import type { Base, Tiered } from '@tributary/contracts';
import { periodOf } from './calendar.js';
import type { Win } from './choice.js';
import { compare, type Fraction, minus, over, plus, round, sum, times, whole, zero } from './fraction.js';
import type { SettledLadder, SettledSale, Slice } from './memory.js';
import { customerOf } from './purchases.js';
import { baseOf, type Claim, dateOf, remainingOf, type World } from './world.js';

export interface Ladder {
  readonly partner: string;
  readonly base: Base;
  /** `lifetime` or such as `month:2026-10-01`. */
  readonly period: string;
}

export type WinsOf = (claim: Claim) => readonly Win[];

export interface Member {
  readonly claim: Claim;
  /** What it adds to the volume, in the account's currency. */
  readonly counted: bigint;
  /** In the sale's. */
  readonly base: bigint;
  readonly stands: boolean;
}

const nameOf = ({ partner, base, period }: Ladder): string => `${partner}|${base}|${period}`;

export function periodName(world: World, at: number, period: Tiered['period']): string {
  return period ? `${period}:${periodOf(dateOf(world, at), period)}` : 'lifetime';
}

export const ladderOf = (world: World, claim: Claim, { pays, base }: Win['rule']): Ladder => ({
  partner: claim.partner,
  base: base ?? 'net',
  period: periodName(world, claim.conversion.at, pays.kind === 'tiered' ? pays.period : undefined),
});

/** All sales of the partner in the period, in canonical order, whichever rule pays for them. */
export function membersOf(world: World, { partner, base, period }: Ladder): Member[] {
  const [kind] = period.split(':');
  return world.claims
    .filter(
      (claim) =>
        claim.partner === partner &&
        claim.conversion.type === 'sale' &&
        (period === 'lifetime' || periodName(world, claim.conversion.at, kind as Tiered['period']) === period),
    )
    .map((claim) => memberOf(world, claim, base));
}

function memberOf(world: World, claim: Claim, kind: Base): Member {
  const base = isPaid(claim) ? baseOf(world, claim, kind) : 0n;
  const remaining = isPaid(claim) ? remainingOf(world, claim.conversion) : undefined;
  const isRejected = world.memory.rejected.has(`${claim.conversion.paidFor}/${claim.partner}/base`);
  const counted = claim.rate ? round(times(whole(base), claim.rate)) : 0n;
  const stands = (remaining?.gross ?? 0n) > 0n && (remaining?.base[kind] ?? 0n) > 0n && !isRejected;
  return { claim, counted, base, stands };
}

const isPaid = ({ conversion: { order }, version }: Claim): boolean =>
  order?.sent.deal === undefined || version.plan.deals === 'invoices';

export interface Standing {
  readonly before: { readonly count: number; readonly customers: number };
  readonly all: { readonly count: number; readonly customers: number };
  readonly slices: readonly Slice[];
}

export function standingOf(world: World, claim: Claim, win: Win): Standing {
  const ladder = ladderOf(world, claim, win.rule);
  const settled = world.memory.ladders.get(nameOf(ladder));
  const own = settled?.sales.get(claim.conversion.paidFor);
  if (own) {
    const slices = lowest(slicesIn(own, win), wonBase(world, claim, win));
    return { before: own.before, all: own.all, slices };
  }
  const open = membersOf(world, ladder).filter(
    (member) => member.stands && !settled?.sales.has(member.claim.conversion.paidFor),
  );
  const at = world.claims.indexOf(claim);
  const before = open.filter((member) => world.claims.indexOf(member.claim) < at);
  const from = (settled?.volume ?? 0n) + volumeOf(before);
  const total = (settled?.volume ?? 0n) + volumeOf(open);
  const lines = slicesOf(world, ladder.base, memberOf(world, claim, ladder.base), from, total);
  const slices = win.lines.flatMap((line) => lines[line ?? 0] ?? []);
  return { before: countOf(settled, before), all: countOf(settled, open), slices };
}

const volumeOf = (members: readonly Member[]): bigint => members.reduce((all, { counted }) => all + counted, 0n);

function countOf(settled: SettledLadder | undefined, members: readonly Member[]) {
  const counting = members.filter(({ claim }) => claim.counts);
  const customers = new Set([
    ...(settled?.customers ?? []),
    ...counting.map(({ claim }) => customerOf(claim.conversion)),
  ]);
  return { count: (settled?.count ?? 0) + counting.length, customers: customers.size };
}

const ratio = (n: bigint, d: bigint): Fraction => (d === 0n ? zero : over(n, d));

/** The base of the lines that a rule won, of this partner's share. */
export function wonBase(world: World, claim: Claim, { rule, lines }: Win): Fraction {
  return sum(lines.map((line) => lineBase(world, claim, rule.base ?? 'net', line ?? 0)));
}

function lineBase(world: World, claim: Claim, base: Base, line: number): Fraction {
  const remaining = remainingOf(world, claim.conversion);
  const share = ratio(baseOf(world, claim, base), remaining?.base[base] ?? 0n);
  return times(whole(remaining?.lines[line]?.base[base] ?? 0n), share);
}

/** Line by line in the order of lines, whichever rule won them. */
function slicesOf(world: World, base: Base, member: Member, start: bigint, total: bigint): Slice[] {
  const volume = ratio(member.counted, member.base);
  let from = whole(start);
  return (remainingOf(world, member.claim.conversion)?.lines ?? []).map((_, n) => {
    const slice = { base: lineBase(world, member.claim, base, n), from, volume, total: whole(total) };
    from = plus(from, times(slice.base, volume));
    return slice;
  });
}

const slicesIn = (own: SettledSale, { rule, lines }: Win): Slice[] => [
  ...lines.flatMap((line) => own.lines[line ?? 0] ?? []),
  ...(own.gained.get(rule.key) ?? []),
];

function emptyLadder(world: World, ladder: Ladder): SettledLadder {
  const known = world.memory.ladders.get(nameOf(ladder));
  if (known) return known;
  const empty = { volume: 0n, count: 0, customers: new Set<string>(), sales: new Map<string, SettledSale>() };
  world.memory.ladders.set(nameOf(ladder), empty);
  return empty;
}

/** Gives sales their places for good, in the order given; `asOne` where they settle together as a period. */
export function settleSales(world: World, ladder: Ladder, members: readonly Member[], asOne: boolean): void {
  const settled = emptyLadder(world, ladder);
  const end = { volume: settled.volume + volumeOf(members), ...countOf(settled, members) };
  for (const member of members) {
    const from = settled.volume;
    const before = countOf(settled, []);
    settled.volume += member.counted;
    if (member.claim.counts) {
      settled.count += 1;
      settled.customers.add(customerOf(member.claim.conversion));
    }
    const all = asOne ? end : { volume: settled.volume, ...countOf(settled, []) };
    settled.sales.set(member.claim.conversion.paidFor, {
      counted: member.counted,
      before,
      all,
      lines: slicesOf(world, ladder.base, member, from, all.volume),
      gained: new Map(),
    });
  }
}

/** Row 17, after settlement: late sales come last, increases beyond what was settled like them. */
export function followSettled(world: World, winsOf: WinsOf, ladder: Ladder): void {
  for (const member of membersOf(world, ladder)) {
    const settled = world.memory.ladders.get(nameOf(ladder));
    const own = settled?.sales.get(member.claim.conversion.paidFor);
    if (settled && own) follow(world, winsOf, ladder, settled, own, member);
    else if (member.stands && world.memory.settled.has(ladder.period)) {
      settleSales(world, ladder, [member], false);
    }
  }
}

function follow(
  world: World,
  winsOf: WinsOf,
  ladder: Ladder,
  settled: SettledLadder,
  own: SettledSale,
  member: Member,
): void {
  const { claim, counted, base } = member;
  const grown = counted > own.counted ? counted - own.counted : 0n;
  for (const win of winsOf(claim).filter((one) => isOn(world, ladder, claim, one))) {
    const more = minus(wonBase(world, claim, win), sum(slicesIn(own, win).map((slice) => slice.base)));
    if (compare(more, zero) <= 0) continue;
    const [from, total] = [whole(settled.volume), whole(settled.volume + grown)];
    const gained = { base: more, from, volume: ratio(counted, base), total };
    own.gained.set(win.rule.key, [...(own.gained.get(win.rule.key) ?? []), gained]);
  }
  settled.volume += grown;
  own.counted += grown;
}

const isOn = (world: World, ladder: Ladder, claim: Claim, { rule }: Win): boolean =>
  rule.pays.kind === 'tiered' && nameOf(ladderOf(world, claim, rule)) === nameOf(ladder);

/** What stays of slices when only so much base remains; where they begin stays in any case. */
function lowest(slices: readonly Slice[], base: Fraction): Slice[] {
  let left = base;
  return slices.flatMap((slice, n) => {
    const part = compare(slice.base, left) < 0 ? slice.base : left;
    left = minus(left, part);
    return part.n === 0n && n > 0 ? [] : [{ ...slice, base: part }];
  });
}
