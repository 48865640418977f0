/** Sales and won deals with their amounts after amendments, and how those stand on their lines (row 10, reading b). */
import { splitByWeights } from '@tributary/money';
import { decimal, type Fraction, one } from './fraction.js';
import type { History, Logged, Touch } from './history.js';
import { touchOf } from './history.js';
import { kinds, type Placed } from './order.js';

type SentLine = NonNullable<Logged<'sale'>['lines']>[number];

export interface Order extends Placed {
  readonly type: 'sale' | 'deal';
  readonly customer: string | null;
  readonly currency: string;
  readonly recorded: number;
  readonly place: number;
  /** As sold; what conditions read. */
  readonly sold: Amounts;
  readonly sent: Partial<Omit<Logged<'sale'>, 'at'>>;
  readonly touches: readonly Touch[];
  /** As amended. */
  readonly amount: bigint;
  readonly tax: bigint;
  readonly shipping: bigint;
  readonly discount: bigint;
  readonly amendedLines: readonly SentLine[] | null;
  readonly isAmended: boolean;
}

interface Amounts {
  readonly amount: bigint;
  readonly tax: bigint;
  readonly shipping: bigint;
  readonly discount: bigint;
}

const amounts = (fact: { amount: number; tax?: number; shipping?: number; discount?: number }): Amounts => ({
  amount: BigInt(fact.amount),
  tax: BigInt(fact.tax ?? 0),
  shipping: BigInt(fact.shipping ?? 0),
  discount: BigInt(fact.discount ?? 0),
});

export function ordersOf(history: History): Order[] {
  const sales = history.sales().map((fact): Order => {
    const amended = lastAmendment(history.all('amend').filter(({ amend }) => amend === fact.sale));
    return {
      ...placed(fact, fact.sale, fact.source),
      type: 'sale',
      customer: fact.customer ?? null,
      currency: fact.currency ?? history.currency,
      sold: amounts(fact),
      sent: fact,
      touches: (fact.touches ?? []).map((touch, n) => touchOf(touch, fact.at, n)),
      ...amounts(amended ?? fact),
      amendedLines: amended?.lines ?? null,
      isAmended: amended !== undefined,
    };
  });
  const deals = history.dealsWon().map((fact): Order => {
    const amended = lastAmendment(history.all('dealAmended').filter(({ dealAmended }) => dealAmended === fact.dealWon));
    return {
      ...placed(fact, fact.dealWon),
      type: 'deal',
      customer: fact.customer,
      currency: fact.currency ?? history.currency,
      sold: amounts(fact),
      sent: fact.meta ? { meta: fact.meta } : {},
      touches: [],
      ...amounts(amended ?? fact),
      amendedLines: null,
      isAmended: amended !== undefined,
    };
  });
  return [...sales, ...deals];
}

const placed = (
  { at, recorded, place }: Omit<Placed, 'kind' | 'code' | 'source'> & { recorded: number; place: number },
  code: string,
  source = 'default',
) => ({
  at,
  kind: kinds.sale,
  code,
  source,
  recorded,
  place,
});

/** Reading A: the one that occurred last; of one instant, the larger amount. */
function lastAmendment<Fact extends { at: number; amount: number }>(all: readonly Fact[]): Fact | undefined {
  return all.toSorted((a, b) => a.at - b.at || a.amount - b.amount).at(-1);
}

export interface LineParts {
  readonly gross: bigint;
  readonly units: Fraction;
  readonly asOrder: Amounts;
}

/** The lines as sent; an order without lines is one of its amount. */
export const sentLines = ({ sent, sold }: Order): readonly SentLine[] =>
  sent.lines && sent.lines.length > 0 ? sent.lines : [{ amount: Number(sold.amount) }];

export function partsOf(order: Order): LineParts[] {
  const sent = sentLines(order);
  const { lines, isGross } = amended(order, sent);
  const shipping = splitByWeights(
    order.shipping,
    lines.map(({ amount }) => BigInt(amount)),
  );
  const weights = lines.map(({ amount }, n) => BigInt(amount) - (isGross ? (shipping[n] ?? 0n) : 0n));
  const tax = spread(
    order.tax,
    lines.map((line) => line.tax),
    weights,
  );
  const discount = spread(
    order.discount,
    lines.map((line) => line.discount),
    weights,
  );
  return lines.map(({ amount, quantity }, n) => {
    const added = (tax[n] ?? 0n) + (shipping[n] ?? 0n);
    const gross = BigInt(amount) + (isGross ? 0n : added);
    return {
      gross,
      units: quantity === undefined ? one : decimal(quantity),
      asOrder: { amount: gross, tax: tax[n] ?? 0n, shipping: shipping[n] ?? 0n, discount: discount[n] ?? 0n },
    };
  });
}

const total = (lines: readonly { readonly amount: number }[]): bigint =>
  lines.reduce((all, { amount }) => all + BigInt(amount), 0n);

/** The amounts of the lines that hold now, and whether they are gross. */
function amended(order: Order, sent: readonly SentLine[]): { lines: readonly SentLine[]; isGross: boolean } {
  if (!order.isAmended) return { lines: sent, isGross: total(sent) === order.amount };
  if (order.amendedLines) {
    const lines = sent.map((line, n) => {
      const found = order.amendedLines?.find((other, place) => (other.line ?? place + 1) === n + 1);
      const { quantity } = line;
      return { ...(quantity === undefined ? {} : { quantity }), ...(found ?? { amount: 0 }) };
    });
    return { lines, isGross: total(lines) === order.amount };
  }
  const isGross = total(sent) === order.sold.amount;
  const now = isGross ? order.amount : order.amount - order.tax - order.shipping;
  const parts = splitByWeights(
    now,
    sent.map(({ amount }) => BigInt(amount)),
  );
  const lines = sent.map(({ quantity }, n) => ({
    amount: Number(parts[n] ?? 0n),
    ...(quantity === undefined ? {} : { quantity }),
  }));
  return { lines, isGross };
}

/** What lines sent of their own stays; what the order has beyond it goes to the others. */
function spread(all: bigint, own: readonly (number | undefined)[], weights: readonly bigint[]): bigint[] {
  const rest = all - own.reduce<bigint>((so, part) => so + BigInt(part ?? 0), 0n);
  const open = own.flatMap((part, n) => (part === undefined ? [n] : []));
  const parts = splitByWeights(
    rest,
    open.map((n) => weights[n] ?? 0n),
  );
  return own.map((part, n) => (part === undefined ? (parts[open.indexOf(n)] ?? 0n) : BigInt(part)));
}
