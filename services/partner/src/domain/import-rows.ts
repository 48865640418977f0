/** Rows of partners.csv: partner_code, name, email, country. */
import { isCountry } from '@tributary/contracts';
import { codePattern } from './partner.js';

export type ImportRow = { readonly line: number } & Readonly<Record<string, string | number | undefined>>;

export interface RowError {
  readonly line: number;
  readonly code: string;
  readonly reason: string;
}

export interface PartnerRow {
  readonly line: number;
  readonly code: string;
  readonly name: string;
  readonly email: string;
  readonly country: string | null;
}

const email = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/;
const longest = { partner_code: 60, name: 200, email: 254, country: 60 } as const;

export const isRowError = (row: object): row is RowError => 'reason' in row;

export function readPartner(row: ImportRow): PartnerRow | RowError {
  const { line } = row;
  const cell = (column: keyof typeof longest): string => String(row[column] ?? '').trim();
  const columns = Object.keys(longest) as (keyof typeof longest)[];
  const tooLong = columns.find((column) => cell(column).length > longest[column]);
  if (tooLong)
    return { line, code: 'text-too-long', reason: `${tooLong} is longer than ${longest[tooLong]} characters.` };
  const missing = (['partner_code', 'name', 'email'] as const).find((column) => cell(column) === '');
  if (missing) return { line, code: 'missing-value', reason: `${missing} is missing.` };
  if (!codePattern.test(cell('partner_code'))) {
    return {
      line,
      code: 'malformed-code',
      reason: `partner_code is "${cell('partner_code')}"; use letters, digits, dots, hyphens and underscores.`,
    };
  }
  if (!email.test(cell('email')))
    return { line, code: 'malformed-email', reason: `email is "${cell('email')}", which is no address.` };
  const country = cell('country').toUpperCase() || null;
  if (country !== null && !isCountry(country))
    return {
      line,
      code: 'unknown-country',
      reason: `country is "${cell('country')}"; it must be two letters of ISO 3166-1 such as GB.`,
    };
  return {
    line,
    code: cell('partner_code'),
    name: cell('name'),
    email: cell('email'),
    country,
  };
}
