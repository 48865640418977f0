/** Rows 4 to 8: what remains of an order, its bases and its lines. */
import type { Base } from '@tributary/contracts';
import { roundRatio, splitByWeights } from '@tributary/money';
import { decimal, type Fraction, minus as less, over, sum, times, whole, zero } from './fraction.js';
import type { History } from './history.js';
import { type Order, partsOf } from './orders.js';
import { bytewise, canonically, kinds, type Placed } from './order.js';

export const bases: readonly Base[] = ['net', 'gross', 'before-discount', 'with-shipping', 'with-tax'];

export interface RemainingLine {
  readonly gross: bigint;
  readonly units: Fraction;
  readonly base: Readonly<Record<Base, bigint>>;
  /** Without refunds. */
  readonly baseBefore: Readonly<Record<Base, bigint>>;
}

export interface Remaining {
  readonly gross: bigint;
  readonly base: Readonly<Record<Base, bigint>>;
  readonly lines: readonly RemainingLine[];
}

interface Taking extends Placed {
  readonly of: string | null;
  readonly customer: string | null;
  readonly currency: string | null;
  readonly amount: bigint;
  readonly tax: bigint | null;
  readonly shipping: bigint | null;
  readonly lines: readonly { readonly line: number; readonly amount: bigint; readonly quantity: string | null }[];
  readonly quantity: string | null;
}

/** A piece of a refund that one order bears. */
interface Taken {
  readonly taking: Taking;
  readonly amount: bigint;
  tax: bigint;
  shipping: bigint;
}

export interface Allocation {
  readonly remaining: ReadonlyMap<string, Remaining>;
  readonly review: Map<string, bigint>;
}

export function allocate(history: History, orders: readonly Order[]): Allocation {
  const left = new Map(orders.map((order) => [order.code, order.amount]));
  const taken = new Map<string, Taken[]>(orders.map(({ code }) => [code, []]));
  const review = new Map<string, bigint>();
  const sales = orders.filter(({ type }) => type === 'sale');
  for (const taking of takings(history).sort(canonically)) {
    const bearers = sales
      .filter((order) => bears(order, taking))
      .sort((a, b) => b.at - a.at || bytewise(b.code, a.code) || bytewise(b.source, a.source));
    if (taking.of !== null && !sales.some(({ code }) => code === taking.of)) continue;
    let rest = taking.amount;
    const shares: Taken[] = [];
    for (const { code } of bearers) {
      const amount = min(left.get(code) ?? 0n, rest);
      left.set(code, (left.get(code) ?? 0n) - amount);
      rest -= amount;
      const share = { taking, amount, tax: 0n, shipping: 0n };
      shares.push(share);
      taken.get(code)?.push(share);
    }
    if (rest > 0n) review.set(taking.code, (review.get(taking.code) ?? 0n) + rest);
    const weights = [...shares.map(({ amount }) => amount), rest];
    for (const part of ['tax', 'shipping'] as const) {
      const parts = splitByWeights(taking[part] ?? 0n, weights);
      for (const [n, share] of shares.entries()) share[part] = parts[n] ?? 0n;
    }
  }
  return {
    remaining: new Map(orders.map((order) => [order.code, remainingOf(order, taken.get(order.code) ?? [])])),
    review,
  };
}

function takings(history: History): Taking[] {
  const refunds = history.refunds().map((fact) => ({
    at: fact.at,
    kind: kinds.refund,
    code: fact.refund,
    source: 'default',
    of: fact.of,
    customer: fact.customer ?? null,
    currency: fact.currency ?? (fact.of === null ? history.currency : null),
    amount: BigInt(fact.amount),
    tax: fact.tax === undefined ? null : BigInt(fact.tax),
    shipping: fact.shipping === undefined ? null : BigInt(fact.shipping),
    lines: (fact.lines ?? []).map((line, n) => ({
      line: line.line ?? n + 1,
      amount: BigInt(line.amount),
      quantity: line.quantity ?? null,
    })),
    quantity: fact.quantity ?? null,
  }));
  const lost = chargebacks(history).flatMap(({ code, of, states }) => {
    const last = states.at(-1);
    if (last?.is !== 'lost') return [];
    const nothing = { customer: null, currency: null, tax: null, shipping: null, lines: [], quantity: null };
    return [{ at: last.at, kind: kinds.chargeback, code, source: 'default', of, amount: last.amount, ...nothing }];
  });
  return [...refunds, ...lost];
}

const steps = ['opened', 'lost', 'won'];

function chargebacks(history: History) {
  const facts = history.all('chargeback', ({ chargeback, is }) => JSON.stringify([chargeback, is]));
  return [...new Set(facts.map(({ chargeback }) => chargeback))].map((code) => {
    const mine = facts.filter(({ chargeback }) => chargeback === code);
    const states = mine
      .map(({ at, is, amount }) => ({ at, is, amount: BigInt(amount) }))
      .sort((a, b) => a.at - b.at || steps.indexOf(a.is) - steps.indexOf(b.is));
    return { code, of: mine[0]?.of ?? '', states };
  });
}

export const isCharged = (history: History, order: string): boolean =>
  chargebacks(history).some(({ of, states }) => of === order && states.at(-1)?.is === 'opened');

function bears(order: Order, { of, customer, currency, at }: Taking): boolean {
  if (currency !== null && currency !== order.currency) return false;
  if (of !== null) return of === order.code;
  return customer !== null && order.customer === customer && order.at <= at;
}

function remainingOf(order: Order, taken: readonly Taken[]): Remaining {
  const before = partsOf(order);
  const gross = order.amount - taken.reduce((all, { amount }) => all + amount, 0n);
  const lines = before.map(({ gross: of, units }) => ({ left: of, units }));
  for (const one of taken) takeFromLines(lines, one);
  const wholly = (base: Base): bigint => baseOf(base, order);
  const base = each((kind) => remainingBase(order, kind, wholly(kind), gross, taken));
  const byLine = each((kind) => {
    const weights = before.map((line, n) =>
      line.gross === 0n ? zero : over(baseOf(kind, line.asOrder) * (lines[n]?.left ?? 0n), line.gross),
    );
    return taken.length === 0
      ? before.map((line) => baseOf(kind, line.asOrder))
      : splitByWeights(base[kind], sameDenominator(weights));
  });
  return {
    gross,
    base,
    lines: lines.map(({ left, units }, n) => ({
      gross: left,
      units: left === 0n ? zero : units,
      base: each((kind) => byLine[kind][n] ?? 0n),
      baseBefore: each((kind) => baseOf(kind, before[n]?.asOrder ?? order)),
    })),
  };
}

type Parts = Pick<Order, 'amount' | 'tax' | 'shipping' | 'discount'>;

function baseOf(base: Base, { amount, tax, shipping, discount }: Parts): bigint {
  const net = amount - tax - shipping;
  switch (base) {
    case 'net':
      return net;
    case 'gross':
      return amount;
    case 'before-discount':
      return net + discount;
    case 'with-shipping':
      return net + shipping;
    case 'with-tax':
      return net + tax;
  }
}

/** Row 5: those with parts first, whatever their date; the others take their proportion of what is left. */
function remainingBase(order: Parts, kind: Base, all: bigint, gross: bigint, taken: readonly Taken[]): bigint {
  const withParts = taken.filter(({ taking }) => taking.tax !== null || taking.shipping !== null);
  const amount = order.amount - withParts.reduce((so, share) => so + share.amount, 0n);
  const most = kind === 'before-discount' ? amount + order.discount : amount;
  const parts = withParts.reduce((so, share) => so + baseOf(kind, { ...share, discount: 0n }), 0n);
  const base = max(0n, min(all - parts, most));
  return amount === 0n ? 0n : roundRatio(base * gross, amount);
}

/** Reading c: what a refund names, then by largest remainder from what remains. */
function takeFromLines(lines: { left: bigint; units: Fraction }[], { taking, amount }: Taken): void {
  const before = lines.map(({ left }) => left);
  let rest = amount;
  for (const named of taking.lines) {
    const line = lines[named.line - 1];
    const part = min(min(named.amount, line?.left ?? 0n), rest);
    if (line) line.left -= part;
    rest -= part;
  }
  const spread = splitByWeights(
    rest,
    lines.map(({ left }) => left),
  );
  for (const [n, line] of lines.entries()) line.left -= spread[n] ?? 0n;
  takeUnits(lines, before, taking);
}

/** Reading d. */
function takeUnits(
  lines: { left: bigint; units: Fraction }[],
  before: readonly bigint[],
  { lines: named, quantity }: Taking,
): void {
  let given = quantity === null ? null : decimal(quantity);
  for (const [n, line] of lines.entries()) {
    const mine = named.filter((one) => one.line === n + 1 && one.quantity !== null);
    const was = before[n] ?? 0n;
    if (mine.length > 0) {
      line.units = atLeastZero(less(line.units, sum(mine.map((one) => decimal(one.quantity ?? '0')))));
    } else if (given) {
      const part = less(line.units, atLeastZero(less(line.units, given)));
      line.units = less(line.units, part);
      given = less(given, part);
    } else if (was > 0n) {
      line.units = times(line.units, over(line.left, was));
    }
  }
}

const atLeastZero = (value: Fraction): Fraction => (value.n < 0n ? zero : value);

function sameDenominator(all: readonly Fraction[]): bigint[] {
  const denominator = all.reduce((product, { d }) => product * d, 1n);
  return all.map((value) => times(value, whole(denominator)).n);
}

const each = <Value>(of: (base: Base) => Value): Record<Base, Value> => ({
  net: of('net'),
  gross: of('gross'),
  'before-discount': of('before-discount'),
  'with-shipping': of('with-shipping'),
  'with-tax': of('with-tax'),
});

const min = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);
