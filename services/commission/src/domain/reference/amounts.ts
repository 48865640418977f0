/** Rows 2, 10, 12, 13 and 16: what a rule pays for the lines that it won, before caps. */
import type { Band, ByMonth, Pays, PlanRule, Tiered } from '@tributary/contracts';
import { monthSince } from './calendar.js';
import type { Win } from './choice.js';
import {
  compare,
  decimal,
  dividedBy,
  type Fraction,
  larger,
  minus,
  plus,
  round,
  smaller,
  sum,
  times,
  whole,
  zero,
} from './fraction.js';
import { standingOf, type WinsOf, wonBase } from './ladders.js';
import type { Slice } from './memory.js';
import { splitAmong } from './ownership.js';
import { customerOf, paidDate, type Purchases } from './purchases.js';
import { type Claim, remainingOf, type World } from './world.js';

export interface Context {
  readonly world: World;
  readonly purchases: Purchases;
  readonly winsOf: WinsOf;
}

/** A share of the base in the sale's currency, and a sum in the account's. */
interface Exact {
  readonly share: Fraction;
  readonly flat: Fraction;
}

export function dueFor(context: Context, claim: Claim, win: Win): bigint {
  const { world } = context;
  if (!claim.rate) return 0n;
  const { rule } = win;
  const of = remainingOf(world, claim.conversion);
  const base = times(whole(of?.base[rule.base ?? 'net'] ?? 0n), claim.rate);
  if (of && rule.minimumOrder !== undefined && compare(base, whole(rule.minimumOrder)) < 0) return 0n;
  const { share, flat } = exactly(context, claim, win, rule.pays);
  const isForeign = claim.conversion.order !== null && claim.conversion.order.currency !== world.history.currency;
  const due = isForeign ? round(times(whole(round(share)), claim.rate)) + round(flat) : round(plus(share, flat));
  return limited(claim, rule, due, !of || wonBase(world, claim, win).n > 0n);
}

function limited(claim: Claim, { minimum, maximum }: PlanRule, due: bigint, hasBase: boolean): bigint {
  const least = minimum === undefined || !hasBase ? due : shared(claim, BigInt(minimum));
  const raised = due < least ? least : due;
  const most = maximum === undefined ? raised : shared(claim, BigInt(maximum));
  return raised > most ? most : raised;
}

const shared = ({ shares, partner }: Claim, amount: bigint): bigint => splitAmong(shares, amount).get(partner) ?? 0n;

function exactly(context: Context, claim: Claim, win: Win, pays: Pays): Exact {
  const { world } = context;
  const base = wonBase(world, claim, win);
  switch (pays.kind) {
    case 'percentage':
      return { share: times(base, decimal(pays.rate)), flat: zero };
    case 'by-month':
      return { share: times(base, monthlyRate(context, claim, pays)), flat: zero };
    case 'flat':
      return { share: zero, flat: flatSum(world, claim, win, pays.amount, pays.proportional) };
    case 'hybrid': {
      const flat = flatSum(world, claim, win, pays.amount, pays.proportional);
      return { share: times(base, decimal(pays.rate)), flat };
    }
    case 'per-unit': {
      const lines = remainingOf(world, claim.conversion)?.lines ?? [];
      const units = sum(win.lines.map((line) => lines[line ?? 0]?.units ?? zero));
      return { share: zero, flat: whole(shared(claim, round(times(units, decimal(pays.amount))))) };
    }
    case 'tiered':
      return tiered(context, claim, win, pays);
    case 'per-click':
      return { share: zero, flat: times(whole(claim.conversion.clicks?.count ?? 0), decimal(pays.amount)) };
    case 'cpa':
      return { share: zero, flat: whole(shared(claim, BigInt(pays.amount))) };
    case 'net-revenue':
      return { share: zero, flat: zero };
  }
}

/** Reading e: it stays while anything remains of the lines won, or follows their base. */
function flatSum(world: World, claim: Claim, win: Win, amount: number, isProportional?: true): Fraction {
  const mine = whole(shared(claim, BigInt(amount)));
  const remaining = remainingOf(world, claim.conversion);
  if (!remaining) return mine;
  const lines = win.lines.flatMap((line) => remaining.lines[line ?? 0] ?? []);
  if (lines.every(({ gross }) => gross === 0n)) return zero;
  if (!isProportional) return mine;
  const kind = win.rule.base ?? 'net';
  const before = sum(lines.map(({ baseBefore }) => whole(baseBefore[kind])));
  const now = sum(lines.map(({ base }) => whole(base[kind])));
  return before.n === 0n ? zero : times(mine, dividedBy(now, before));
}

function monthlyRate({ world, purchases }: Context, { conversion }: Claim, { months }: ByMonth): Fraction {
  const date = paidDate(world, conversion);
  const month = monthSince(purchases.anchors.get(customerOf(conversion)) ?? date, date);
  const found = months.findLast(({ from }) => from <= month);
  return found ? decimal(found.rate) : zero;
}

function tiered(context: Context, claim: Claim, win: Win, pays: Tiered): Exact {
  const { world } = context;
  const { before, all, slices } = standingOf(world, claim, win);
  const isWhole = pays.method === 'whole';
  if ((pays.by ?? 'revenue') === 'revenue') {
    if (!isWhole) return { share: sum(slices.flatMap((slice) => marginally(pays, slice))), flat: zero };
    const band = bandAt(pays.bands, slices[0]?.total ?? zero);
    if (band && 'amount' in band) return { share: zero, flat: flatSum(world, claim, win, band.amount) };
    return { share: sum(slices.map(({ base, total }) => times(base, rateOf(bandAt(pays.bands, total))))), flat: zero };
  }
  const stood = isWhole ? all : before;
  const band = bandAt(pays.bands, whole(pays.by === 'count' ? stood.count : stood.customers));
  if (band && 'amount' in band) return { share: zero, flat: flatSum(world, claim, win, band.amount) };
  return { share: times(wonBase(world, claim, win), rateOf(band)), flat: zero };
}

const bandAt = (bands: readonly Band[], volume: Fraction): Band | undefined =>
  bands.findLast(({ from }) => compare(whole(from), volume) <= 0);

const rateOf = (band: Band | undefined): Fraction => (band && 'rate' in band ? decimal(band.rate) : zero);

/** Each part of a slice at the rate of the band that it lies in; one without volume lies where it begins. */
function marginally({ bands }: Tiered, { base, from, volume }: Slice): Fraction[] {
  if (volume.n === 0n) return [times(base, rateOf(bandAt(bands, from)))];
  const to = plus(from, times(base, volume));
  return bands.map((band, n) => {
    const next = bands[n + 1];
    const low = larger(from, whole(band.from));
    const high = next ? smaller(to, whole(next.from)) : to;
    const length = minus(high, low);
    return length.n > 0n ? times(dividedBy(length, volume), rateOf(band)) : zero;
  });
}
