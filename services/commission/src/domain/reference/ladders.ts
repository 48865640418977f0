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

export function standingOf(world: World, winsOf: WinsOf, claim: Claim, win: Win): Standing {
  const ladder = ladderOf(world, claim, win.rule);
  const settled = world.memory.ladders.get(nameOf(ladder));
  const own = settled?.sales.get(claim.conversion.paidFor);
  if (own) return { before: own.before, all: own.all, slices: own.slices.get(win.rule.key) ?? [] };
  const open = membersOf(world, ladder).filter(
    (member) => member.stands && !settled?.sales.has(member.claim.conversion.paidFor),
  );
  const at = world.claims.indexOf(claim);
  const before = open.filter((member) => world.claims.indexOf(member.claim) < at);
  const from = (settled?.volume ?? 0n) + volumeOf(before);
  const total = (settled?.volume ?? 0n) + volumeOf(open);
  const slices = slicesOf(world, winsOf, memberOf(world, claim, ladder.base), from, total).get(win.rule.key) ?? [];
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

/** Line by line in the order of lines, by the rule that won each. */
function slicesOf(
  world: World,
  winsOf: WinsOf,
  { claim, counted, base }: Member,
  start: bigint,
  total: bigint,
): Map<string, Slice[]> {
  const volume = ratio(counted, base);
  const slices = new Map<string, Slice[]>();
  const wins = winsOf(claim).filter(({ rule }) => rule.pays.kind === 'tiered');
  for (const win of wins) {
    let from = whole(start);
    const lines = remainingOf(world, claim.conversion)?.lines ?? [];
    for (const n of lines.keys()) {
      const part = lineBase(world, claim, win.rule.base ?? 'net', n);
      if (win.lines.includes(n)) {
        slices.set(win.rule.key, [
          ...(slices.get(win.rule.key) ?? []),
          { base: part, from, volume, total: whole(total) },
        ]);
      }
      from = plus(from, times(part, volume));
    }
  }
  return slices;
}

function emptyLadder(world: World, ladder: Ladder): SettledLadder {
  const known = world.memory.ladders.get(nameOf(ladder));
  if (known) return known;
  const empty = { volume: 0n, count: 0, customers: new Set<string>(), sales: new Map<string, SettledSale>() };
  world.memory.ladders.set(nameOf(ladder), empty);
  return empty;
}

/** Gives sales their places for good, in the order given; `asOne` where they settle together as a period. */
export function settleSales(
  world: World,
  winsOf: WinsOf,
  ladder: Ladder,
  members: readonly Member[],
  asOne: boolean,
): void {
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
      slices: slicesOf(world, winsOf, member, from, all.volume),
    });
  }
}

/** Row 17, after settlement: late sales come last, increases like them, decreases from the highest band down. */
export function followSettled(world: World, winsOf: WinsOf, ladder: Ladder): void {
  const settled = world.memory.ladders.get(nameOf(ladder));
  const members = membersOf(world, ladder);
  const byRecording = members.toSorted((a, b) => a.claim.conversion.place - b.claim.conversion.place);
  if (settled) {
    for (const [code, own] of settled.sales) {
      const member = byRecording.find(({ claim }) => claim.conversion.paidFor === code);
      follow(world, winsOf, ladder, settled, own, member);
    }
  }
  if (!world.memory.settled.has(ladder.period)) return;
  for (const member of byRecording) {
    const isKnown = world.memory.ladders.get(nameOf(ladder))?.sales.has(member.claim.conversion.paidFor);
    if (member.stands && !isKnown) settleSales(world, winsOf, ladder, [member], false);
  }
}

function follow(
  world: World,
  winsOf: WinsOf,
  ladder: Ladder,
  settled: SettledLadder,
  own: SettledSale,
  member: Member | undefined,
): void {
  const counted = member?.counted ?? 0n;
  const grown = counted > own.counted ? counted - own.counted : 0n;
  const wins = member ? winsOf(member.claim).filter((win) => isOn(world, ladder, member.claim, win)) : [];
  let from = whole(settled.volume);
  for (const key of new Set([...own.slices.keys(), ...wins.map(({ rule }) => rule.key)])) {
    const win = wins.find(({ rule }) => rule.key === key);
    const now = member && win ? wonBase(world, member.claim, win) : zero;
    const slices = own.slices.get(key) ?? [];
    const more = minus(now, sum(slices.map(({ base }) => base)));
    if (compare(more, zero) <= 0) {
      own.slices.set(key, lowest(slices, now));
      continue;
    }
    const volume = ratio(counted, member?.base ?? 0n);
    own.slices.set(key, [...slices, { base: more, from, volume, total: whole(settled.volume + grown) }]);
    from = plus(from, times(more, volume));
  }
  settled.volume += grown;
  own.counted = counted;
}

const isOn = (world: World, ladder: Ladder, claim: Claim, { rule }: Win): boolean =>
  rule.pays.kind === 'tiered' && nameOf(ladderOf(world, claim, rule)) === nameOf(ladder);

/** What stays of slices when only so much base remains. */
function lowest(slices: readonly Slice[], base: Fraction): Slice[] {
  let left = base;
  return slices.flatMap((slice) => {
    const part = compare(slice.base, left) < 0 ? slice.base : left;
    left = minus(left, part);
    return part.n === 0n ? [] : [{ ...slice, base: part }];
  });
}
