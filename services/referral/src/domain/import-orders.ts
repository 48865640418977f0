/** Rows that share an invoice are one order, and each is a line of it (row 10 of the specification of commissions). */
import type { MetaData } from '@tributary/contracts';
import { isRowError, type RowError, type SaleRow, type TradeRow } from './import-rows.js';
import { type NewLine, present } from './order-lines.js';
import type { NewSale } from './sale.js';

/** What is recorded, and the lines of the file that say it. */
export interface Told {
  readonly lines: readonly number[];
  readonly row: TradeRow | RowError;
}

/** In the order of their first lines. */
export function joinOrders(rows: readonly (TradeRow | RowError)[]): Told[] {
  const told = new Map<string, (TradeRow | RowError)[]>();
  for (const row of rows) {
    const key = invoiceOf(row) ?? `line ${row.line}`;
    told.set(key, [...(told.get(key) ?? []), row]);
  }
  return [...told.values()].flatMap((group) => toldBy(group));
}

const invoiceOf = (row: TradeRow | RowError): string | undefined => {
  const invoice = isRowError(row) ? row.invoice : row.kind === 'sale' ? row.sale.invoice : undefined;
  return invoice === undefined ? undefined : `invoice ${invoice}`;
};

/** One bad row of an order keeps the others out, because the order would be another without it. */
function toldBy(group: readonly (TradeRow | RowError)[]): Told[] {
  const alone = group.map((row) => ({ lines: [row.line], row }));
  if (group.length === 1) return alone;
  const sales = group.filter((row): row is SaleRow => !isRowError(row) && row.kind === 'sale');
  const bad = group.find(isRowError);
  const field = bad ? undefined : disagreement(sales);
  if (!bad && !field) return [{ lines: sales.map(({ line }) => line), row: orderOf(sales) }];
  const invoice = sales[0]?.sale.invoice;
  return alone.map(({ lines, row }) => {
    if (isRowError(row)) return { lines, row };
    const reason = field
      ? `The rows of invoice ${invoice} differ in ${field}.`
      : `Line ${bad?.line} of the same invoice ${invoice} cannot be imported.`;
    return { lines, row: { line: row.line, code: field ? 'rows-disagree' : 'incomplete-order', reason } };
  });
}

function disagreement(sales: readonly SaleRow[]): string | undefined {
  const fields: Readonly<Record<string, (row: SaleRow) => unknown>> = {
    occurred_at: ({ occurredAt }) => occurredAt,
    customer_id: ({ sale }) => sale.customerId,
    currency: ({ sale }) => sale.amount.currency,
    subscription_id: ({ sale }) => sale.subscription,
    coupon: ({ sale }) => sale.coupon,
    country: ({ sale }) => sale.country,
  };
  return Object.keys(fields).find((name) => new Set(sales.map((row) => fields[name]?.(row))).size > 1);
}

/** Known by the id that its rows share, else by the invoice. */
function orderOf(sales: readonly SaleRow[]): SaleRow {
  const [first, ...others] = sales as readonly [SaleRow, ...SaleRow[]];
  const { invoice = first.sale.externalId, amount } = first.sale;
  const isShared = others.every(({ sale }) => sale.externalId === first.sale.externalId);
  const sale: NewSale = {
    ...first.sale,
    externalId: isShared ? first.sale.externalId : invoice,
    amount: { currency: amount.currency, amount: sum(sales.map(({ sale: one }) => one.amount.amount)) ?? 0 },
    tax: sum(sales.map(({ sale: one }) => one.tax)),
    shipping: sum(sales.map(({ sale: one }) => one.shipping)),
    discount: sum(sales.map(({ sale: one }) => one.discount)),
    lines: sales.map(lineOf),
    meta: shared(sales.map(({ sale: one }) => one.meta ?? {})),
  };
  return { ...first, sale: present(sale) as NewSale };
}

/** Undefined where no row has one. Beyond what one order may be worth it is refused like any amount that large. */
function sum(amounts: readonly (number | undefined)[]): number | undefined {
  const sent = amounts.filter((amount) => amount !== undefined);
  return sent.length === 0 ? undefined : sent.reduce((total, amount) => total + amount, 0);
}

function lineOf({ sale: { amount, tax, discount, meta, lines } }: SaleRow): NewLine {
  return lines?.[0] ?? present({ amount: amount.amount, tax, discount, meta });
}

/** The order has what all of its lines have. */
function shared([first = {}, ...others]: readonly MetaData[]): MetaData {
  return Object.fromEntries(
    Object.entries(first).filter(([key, value]) => others.every((meta) => meta[key] === value)),
  );
}
