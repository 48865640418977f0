/** What is checked of an exchange rate before it becomes a fact. Row 30: one unit of `base` is `rate` of `quote`. */
import { beginningOfTime, type EventData, isDay, type LocalDate } from '@tributary/contracts';
import { isCurrency } from '@tributary/money';

export interface RateFault {
  readonly field: 'day' | 'base' | 'quote' | 'rate';
  readonly code: 'malformed-date' | 'moment-in-future' | 'unknown-currency' | 'malformed-rate' | 'same-currency';
  readonly message: string;
}

export type Sent = Readonly<Record<RateFault['field'], unknown>>;
export type ExchangeRate = EventData['ExchangeRateRecorded'];

const ratePattern = /^\d{1,12}(\.\d{1,12})?$/;
const oneDay = 86_400_000;

/** The rate as it is recorded, or all that is wrong with it. */
export function readRate(sent: Sent, now: number): ExchangeRate | readonly RateFault[] {
  const { day, base, quote, rate } = sent;
  const faults = [
    ...faultOfDay(day, now),
    ...faultOfCurrency('base', base),
    ...faultOfCurrency('quote', quote),
    ...faultOfRate(rate),
  ];
  if (faults.length === 0 && upper(base) === upper(quote))
    faults.push({
      field: 'quote',
      code: 'same-currency',
      message: `${upper(quote)} is both sides; a rate is from one to another.`,
    });
  if (faults.length > 0) return faults;
  return { day: String(day), base: upper(base), quote: upper(quote), rate: canonical(String(rate)) };
}

export const isRate = (read: ExchangeRate | readonly RateFault[]): read is ExchangeRate => !Array.isArray(read);

const upper = (text: unknown): string => String(text).toUpperCase();

/** A local day somewhere on earth begins before it does in UTC, so tomorrow's is taken. */
function faultOfDay(day: unknown, now: number): RateFault[] {
  if (typeof day !== 'string' || !isDay(day))
    return [
      { field: 'day', code: 'malformed-date', message: `day is ${quoted(day)}; give a date such as 2026-10-31.` },
    ];
  if (Date.parse(day) < beginningOfTime)
    return [{ field: 'day', code: 'malformed-date', message: `day is ${day}, which is before the year 2000.` }];
  if (Date.parse(day) <= now + oneDay) return [];
  return [{ field: 'day', code: 'moment-in-future', message: `day is ${day}, which has not come yet.` }];
}

function faultOfCurrency(field: 'base' | 'quote', currency: unknown): RateFault[] {
  if (typeof currency === 'string' && isCurrency(upper(currency))) return [];
  return [
    { field, code: 'unknown-currency', message: `${field} is ${quoted(currency)}; ISO 4217 lists no such currency.` },
  ];
}

function faultOfRate(rate: unknown): RateFault[] {
  if (typeof rate === 'string' && ratePattern.test(rate) && /[1-9]/.test(rate)) return [];
  const message = `rate is ${quoted(rate)}; give a decimal above 0 as text, at most 12 digits before and after the point.`;
  return [{ field: 'rate', code: 'malformed-rate', message }];
}

const quoted = (value: unknown): string =>
  typeof value === 'string' ? `"${value.slice(0, 40)}"` : value === undefined ? 'missing' : 'no text';

/** Without zeros that say nothing, so that the same rate is the same text. */
function canonical(rate: string): string {
  const [whole = '', decimals = ''] = rate.split('.');
  const short = decimals.replace(/0+$/, '');
  return `${whole.replace(/^0+(?=\d)/, '')}${short === '' ? '' : `.${short}`}`;
}

export const rateName = ({
  day,
  base,
  quote,
}: Pick<ExchangeRate, 'base' | 'quote'> & { readonly day: LocalDate }): string => `${day} ${base}/${quote}`;
