import type { Money, Page } from '@tributary/api-client';
import { amountOf } from '../../shared/money.js';

export type Cell = string | number | null;
export type CsvColumns<Row> = readonly (readonly [header: string, cell: (row: Row) => Cell])[];

/** What begins like a formula is kept from running as one; a number may begin with its minus. */
function field(cell: Cell): string {
  const text = cell === null ? '' : String(cell);
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(?:\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvOf<Row>(columns: CsvColumns<Row>, rows: readonly Row[]): string {
  const lines = [columns.map(([header]) => header), ...rows.map((row) => columns.map(([, cell]) => cell(row)))];
  return lines.map((line) => `${line.map(field).join(',')}\r\n`).join('');
}

/** "12.50" of 1250 in pounds: exact, and a number to every spreadsheet. */
export function decimal({ amount, currency }: Money): string {
  return `${amount < 0 ? '-' : ''}${amountOf(Math.abs(amount), currency)}`;
}

const most = 20_000;

/** All pages of a list that is read by page. */
export async function everyRow<Row>(
  read: (part: { readonly cursor: string | undefined; readonly limit: number }) => Promise<Page<Row>>,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const page = await read({ cursor, limit: 200 });
    rows.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined && rows.length < most);
  if (cursor !== undefined) throw new Error(`More than ${most} rows: filter the list, then export it in parts.`);
  return rows;
}
