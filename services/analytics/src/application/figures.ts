import { exactly } from '@tributary/money';
import type { ClickSums, TradeSums } from '../projections/analytics.reader.js';

interface Amount {
  readonly amount: number;
  readonly currency: string;
}

export interface Figures {
  readonly clicks: number;
  readonly uniqueClicks: number;
  readonly signups: number;
  readonly sales: number;
  readonly conversionRate: number | null;
  readonly gross: Amount[];
  readonly refunded: Amount[];
  readonly commission: Amount[];
}

/** The figures of one key; amounts are a list, because currencies are never added together. */
export function figuresOf(clicks: ClickSums | undefined, trade: readonly TradeSums[]): Figures {
  const sum = (of: (row: TradeSums) => string): number => trade.reduce((total, row) => total + Number(of(row)), 0);
  const money = (of: (row: TradeSums) => string): Amount[] =>
    trade.flatMap((row) =>
      row.currency && BigInt(of(row)) !== 0n ? [{ amount: exactly(of(row)), currency: row.currency }] : [],
    );
  const counted = Number(clicks?.clicks ?? 0);
  const sales = sum((row) => row.sales);
  return {
    clicks: counted,
    uniqueClicks: Number(clicks?.uniques ?? 0),
    signups: sum((row) => row.signups),
    sales,
    conversionRate: counted === 0 ? null : sales / counted,
    gross: money((row) => row.gross),
    refunded: money((row) => row.refunded),
    commission: money((row) => row.commission),
  };
}

export function byKey<Row extends { readonly key: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.key);
    if (group) group.push(row);
    else groups.set(row.key, [row]);
  }
  return groups;
}

const day = 86_400_000;
const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

/** Every day from the first to the last, both included. */
export function daysOf(from: string, to: string): string[] {
  const count = (Date.parse(to) - Date.parse(from)) / day + 1;
  return Array.from({ length: Math.max(0, count) }, (_, n) => dayOf(Date.parse(from) + n * day));
}

/** The period of the same length that ends on the day before. */
export function previousOf({ from, to }: { readonly from: string; readonly to: string }): { from: string; to: string } {
  const length = Date.parse(to) - Date.parse(from) + day;
  return { from: dayOf(Date.parse(from) - length), to: dayOf(Date.parse(to) - length) };
}
