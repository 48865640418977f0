/** Rows 5, 10 and 12: what refunds leave of an order, as a whole and line by line. */
import type { Base } from '@tributary/contracts';
import { roundRatio, splitByWeights } from '@tributary/money';
import { type Conversion, type SaleTerms, type Taken, termsOf } from './conversion.js';
import { baseOf, type Line, linesOf } from './lines.js';
import { add, decimal, least, type Ratio, ratio, smaller, subtract, times, whole, zero } from './ratio.js';

export interface Remains {
  readonly currency: string;
  /** What was charged, after amendments. */
  readonly gross: bigint;
  readonly refunded: bigint;
  readonly left: bigint;
  readonly lines: readonly LineRemains[];
  base(of: Base): bigint;
  /** Exact, of some of the lines by their place. */
  baseOfLines(of: Base, lines: readonly number[]): Ratio;
  /** Without refunds. */
  wholeOfLines(of: Base, lines: readonly number[]): bigint;
}

export interface LineRemains {
  readonly line: Line;
  readonly left: bigint;
  readonly units: Ratio;
}

const fields: Readonly<Record<Base, (taken: bigint, tax: bigint, shipping: bigint) => bigint>> = {
  net: (taken, tax, shipping) => taken - tax - shipping,
  gross: (taken) => taken,
  'before-discount': (taken, tax, shipping) => taken - tax - shipping,
  'with-shipping': (taken, tax) => taken - tax,
  'with-tax': (taken, _, shipping) => taken - shipping,
};

type Charged = Pick<Conversion, 'sold' | 'amended' | 'taken'>;

let known: { readonly of: Charged; readonly remains: Remains | null } | undefined;

/** One conversion is asked for several times in a row. */
export function remainsOf(conversion: Charged): Remains | null {
  const { sold, amended, taken } = conversion;
  if (known?.of.sold !== sold || known.of.amended !== amended || known.of.taken !== taken)
    known = { of: { sold, amended, taken }, remains: reckoned(conversion) };
  return known.remains;
}

function reckoned(conversion: Charged): Remains | null {
  const { sold, amended, taken } = conversion;
  const terms = termsOf(conversion);
  if (!sold || !terms) return null;
  const lines = linesOf(sold, amended);
  const refunded = taken.reduce((total, { amount }) => total + amount, 0n);
  const left = terms.amount - refunded;
  const remaining = lineRemains(lines, taken);
  const known = new Map<Base, bigint>();
  const base = (of: Base): bigint => {
    const found = known.get(of) ?? remainingBase(terms, taken, left, of);
    known.set(of, found);
    return found;
  };
  const ofLines = new Map<Base, readonly bigint[]>();
  return {
    currency: terms.currency,
    gross: terms.amount,
    refunded,
    left,
    lines: remaining,
    base,
    baseOfLines: (of, won) => {
      if (won.length === remaining.length) return whole(base(of));
      const all = ofLines.get(of) ?? basesOfLines(remaining, base(of), of, taken.length > 0);
      ofLines.set(of, all);
      return whole(won.reduce((total, n) => total + (all[n] ?? 0n), 0n));
    },
    wholeOfLines: (of, won) => won.reduce((total, n) => total + (lines[n] ? baseOf(lines[n], of) : 0n), 0n),
  };
}

/** Largest remainder, by what each line has of the base and of what remains. */
function basesOfLines(lines: readonly LineRemains[], base: bigint, of: Base, isRefunded: boolean): readonly bigint[] {
  if (!isRefunded) return lines.map(({ line }) => baseOf(line, of));
  const weights = lines.map((line) => weightOf(line, of));
  const denominator = weights.reduce((product, weight) => product * weight.denominator, 1n);
  return splitByWeights(
    base,
    weights.map((weight) => (weight.numerator * denominator) / weight.denominator),
  );
}

const weightOf = ({ line, left }: LineRemains, of: Base): Ratio =>
  line.gross > 0n ? ratio(baseOf(line, of) * left, line.gross) : zero;

/** Refunds with parts first, whatever their date; those without take their proportion of what is left of the base. */
function remainingBase(terms: SaleTerms, taken: readonly Taken[], left: bigint, of: Base): bigint {
  const { amount, tax, shipping, discount } = terms;
  const before = baseOf({ gross: amount, net: amount - tax - shipping, tax, shipping, discount }, of);
  let amountAfterParts = amount;
  let baseAfterParts = before;
  for (const { amount: part, parts } of taken) {
    if (!parts) continue;
    amountAfterParts -= part;
    baseAfterParts -= fields[of](part, parts.tax, parts.shipping);
  }
  const most = of === 'before-discount' ? amountAfterParts + discount : amountAfterParts;
  const clamped = baseAfterParts < 0n ? 0n : baseAfterParts > most ? most : baseAfterParts;
  return amountAfterParts <= 0n ? 0n : roundRatio(clamped * left, amountAfterParts);
}

interface OpenLine {
  readonly line: Line;
  left: bigint;
  units: Ratio;
}

function lineRemains(lines: readonly Line[], taken: readonly Taken[]): readonly LineRemains[] {
  const open = lines.map((line): OpenLine => ({ line, left: line.gross, units: line.quantity }));
  for (const refund of taken) takeFrom(open, refund);
  return open.map(({ line, left, units }) => ({ line, left, units: left > 0n ? units : zero }));
}

/** What a line is named for, at most what remains of it; the rest is spread over what remains. */
function takeFrom(open: readonly OpenLine[], refund: Taken): void {
  const before = open.map(({ left }) => left);
  let rest = refund.amount;
  for (const { line: number, amount } of refund.lines ?? []) {
    const line = open.find((one) => one.line.line === number);
    if (!line) continue;
    const given = smaller(smaller(amount, line.left), rest);
    line.left -= given;
    rest -= given;
  }
  const shares = splitByWeights(
    rest,
    open.map(({ left }) => left),
  );
  for (const [n, line] of open.entries()) line.left -= shares[n] ?? 0n;
  takeUnits(open, before, refund);
}

/** Those that are named, in the order of lines where they are of the whole order; else in proportion. */
function takeUnits(open: readonly OpenLine[], before: readonly bigint[], { lines, quantity }: Taken): void {
  let units = quantity === undefined ? null : decimal(quantity);
  for (const [n, line] of open.entries()) {
    const named = lines?.find((one) => one.line === line.line.line)?.quantity;
    const whole0 = before[n] ?? 0n;
    if (named !== undefined) line.units = subtract(line.units, least(line.units, decimal(named)));
    else if (units) {
      const given = least(line.units, units);
      line.units = subtract(line.units, given);
      units = subtract(units, given);
    } else if (whole0 > 0n) line.units = times(line.units, ratio(line.left, whole0));
  }
}

export const unitsOf = (remains: Remains, won: readonly number[]): Ratio =>
  won.reduce((total, n) => add(total, remains.lines[n]?.units ?? zero), zero);

export const leftOf = (remains: Remains, won: readonly number[]): bigint =>
  won.reduce((total, n) => total + (remains.lines[n]?.left ?? 0n), 0n);
