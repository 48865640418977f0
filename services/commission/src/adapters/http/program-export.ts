/** What a program's commissions are as files: a row for each partner, or for each commission. */
import { exactly } from '@tributary/money';
import { iso } from '@tributary/service-kit';
import { stringify } from 'csv-stringify/sync';
import type { CommissionRow } from '../../projections/commission-list.reader.js';

export const partnerColumns = [
  'partner_code',
  'conversions',
  'gross_minor',
  'refunded_minor',
  'commission_minor',
  'currency',
];
export const lineColumns = [
  'partner_code',
  'source',
  'external_id',
  'sold_at',
  'gross_minor',
  'refunded_minor',
  'sale_currency',
  'state',
  'commission_minor',
  'currency',
];

export function lineOf(row: CommissionRow): (string | number)[] {
  return [
    row.partnerCode,
    row.source,
    row.externalId,
    iso(Number(row.soldAt)),
    row.gross,
    row.refunded,
    row.saleCurrency,
    row.state,
    exactly(BigInt(row.held) + BigInt(row.pending) + BigInt(row.approved)),
    row.currency,
  ];
}

/** `escape_formulas` keeps a spreadsheet from running what a sender wrote. */
export function csv(columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return stringify([...rows.map((row) => [...row])], { header: true, columns: [...columns], escape_formulas: true });
}
