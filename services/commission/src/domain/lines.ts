/** Rows 4 and 10: the lines of an order with their shares of what was said of the whole. */
import type { Base } from '@tributary/contracts';
import { splitByWeights } from '@tributary/money';
import type { AmendedLine, Amended, SaleLine, Sold } from './conversion.js';
import { decimal, one, type Ratio } from './ratio.js';

export interface Line {
  readonly line: number;
  readonly gross: bigint;
  readonly net: bigint;
  readonly tax: bigint;
  readonly shipping: bigint;
  readonly discount: bigint;
  readonly quantity: Ratio;
}

export function baseOf({ gross, net, tax, shipping, discount }: Omit<Line, 'line' | 'quantity'>, base: Base): bigint {
  switch (base) {
    case 'net':
      return net;
    case 'gross':
      return gross;
    case 'before-discount':
      return net + discount;
    case 'with-shipping':
      return net + shipping;
    case 'with-tax':
      return net + tax;
  }
}

const sumOf = (amounts: readonly bigint[]): bigint => amounts.reduce((a, b) => a + b, 0n);

export function linesOf(sold: Sold, amended: Amended | null): readonly Line[] {
  const terms = amended ?? sold;
  const { amount, tax, shipping, discount } = terms;
  const sent = sold.lines;
  if (!sent || sent.length === 0)
    return [{ line: 1, gross: amount, net: amount - tax - shipping, tax, shipping, discount, quantity: one }];
  const wasGross = sumOf(sent.map((line) => line.amount)) === sold.amount;
  const said = amended ? amendedLines(sent, amended, wasGross) : sent;
  const isGross = amended?.lines ? sumOf(said.map((line) => line.amount)) === amount : wasGross;
  const weights = said.map((line) => line.amount);
  const shippings = splitByWeights(shipping, weights);
  const afterShipping = weights.map((weight, n) => positive(isGross ? weight - (shippings[n] ?? 0n) : weight));
  const taxes = spread(
    tax,
    said.map((line) => line.tax),
    afterShipping,
  );
  const discounts = spread(
    discount,
    said.map((line) => line.discount),
    afterShipping,
  );
  return said.map((line, n) => {
    const [lineTax, lineShipping, lineDiscount] = [taxes[n] ?? 0n, shippings[n] ?? 0n, discounts[n] ?? 0n];
    const beside = lineTax + lineShipping;
    return {
      line: line.line,
      gross: isGross ? line.amount : line.amount + beside,
      net: isGross ? line.amount - beside : line.amount,
      tax: lineTax,
      shipping: lineShipping,
      discount: lineDiscount,
      quantity: line.quantity === undefined ? one : decimal(line.quantity),
    };
  });
}

const positive = (amount: bigint): bigint => (amount > 0n ? amount : 0n);

function amendedLines(sent: readonly SaleLine[], amended: Amended, isGross: boolean): readonly AmendedLine[] {
  if (amended.lines)
    return sent.map((line) =>
      withoutUnset(
        line,
        amended.lines?.find((one) => one.line === line.line),
      ),
    );
  const whole = isGross ? amended.amount : amended.amount - amended.tax - amended.shipping;
  const amounts = splitByWeights(
    whole,
    sent.map((line) => line.amount),
  );
  return sent.map(({ line, quantity }, n) => ({
    line,
    amount: amounts[n] ?? 0n,
    ...(quantity === undefined ? {} : { quantity }),
  }));
}

function withoutUnset(line: SaleLine, amended: AmendedLine | undefined): AmendedLine {
  const { quantity } = line;
  return { line: line.line, amount: 0n, ...(quantity === undefined ? {} : { quantity }), ...amended };
}

/** What the whole has beyond the lines' own goes over the lines that have none of their own. */
function spread(whole: bigint, own: readonly (bigint | undefined)[], weights: readonly bigint[]): readonly bigint[] {
  const rest = positive(whole - sumOf(own.map((part) => part ?? 0n)));
  if (rest === 0n) return own.map((part) => part ?? 0n);
  const open = own.some((part) => part === undefined);
  const parts = splitByWeights(
    rest,
    weights.map((weight, n) => (open && own[n] !== undefined ? 0n : weight)),
  );
  return own.map((part, n) => (part ?? 0n) + (parts[n] ?? 0n));
}
