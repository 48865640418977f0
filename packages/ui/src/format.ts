// Formats of both applications: pure, exact and made by the locale. Money stays an integer until it is text.

export interface MoneyValue {
  /** Integer minor units. A string keeps amounts exact that JSON numbers cannot carry. */
  readonly minor: number | bigint | string;
  readonly currency: string;
  /** Digits of the minor unit; without it the currency's own. */
  readonly exponent?: number | undefined;
}

export type Moment = Date | string | number;

export interface FormatOptions {
  readonly locale?: string | undefined;
  readonly timeZone?: string | undefined;
}

export interface MoneyOptions extends FormatOptions {
  /** "whole" rounds to whole units, for tiles that show the exact amount elsewhere. */
  readonly digits?: 'all' | 'whole' | undefined;
  /** A plus only where change is the point. */
  readonly sign?: 'auto' | 'always' | undefined;
}

const MINUS = '\u2212';

export function defaultLocale(): string {
  const language = typeof navigator === 'undefined' ? 'en-GB' : navigator.language;
  // Some systems report names that are no language tags ("en-US@posix"), and Intl throws on those.
  const tag = language.split('@')[0] ?? '';
  return /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(tag) ? tag : 'en-GB';
}

function cached<T>(make: (locale: string | undefined, options: Record<string, unknown>) => T) {
  const known = new Map<string, T>();
  return (locale: string | undefined, options: Record<string, unknown>): T => {
    const key = `${locale ?? ''}${JSON.stringify(options)}`;
    let found = known.get(key);
    if (found === undefined) {
      found = make(locale, options);
      known.set(key, found);
    }
    return found;
  };
}

// Formatters are costly to make and a table needs hundreds of texts.
const numbers = cached((locale, options) => new Intl.NumberFormat(locale, options));
const dates = cached((locale, options) => new Intl.DateTimeFormat(locale, options));

const withMinus = (parts: readonly Intl.NumberFormatPart[]): string =>
  parts.map((part) => (part.type === 'minusSign' ? MINUS : part.value)).join('');

export function currencyExponent(currency: string): number {
  return numbers('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** "-12345" and 2 become "-123.45", "1665.5" becomes "16.655": exact, without a float in between. */
export function minorToDecimal(minor: number | bigint | string, exponent: number): string {
  const text = typeof minor === 'number' ? minor.toFixed(0) : minor.toString();
  const negative = text.startsWith('-');
  const [units = '', finer = ''] = (negative ? text.slice(1) : text).split('.');
  const digits = units.padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  const fraction = digits.slice(digits.length - exponent) + finer;
  return `${negative ? '-' : ''}${whole}${fraction && `.${fraction}`}`;
}

function moneyParts(value: MoneyValue, options: MoneyOptions): Intl.NumberFormatPart[] {
  const exponent = value.exponent ?? currencyExponent(value.currency);
  const [, fraction = ''] = String(value.minor).split('.');
  const digits = options.digits === 'whole' ? 0 : exponent + fraction.length;
  const format = numbers(options.locale ?? defaultLocale(), {
    style: 'currency',
    currency: value.currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: options.sign === 'always' ? 'exceptZero' : 'negative',
  });
  // The decimal text is a valid numeric literal, which keeps every digit of amounts beyond 2^53.
  return format.formatToParts(minorToDecimal(value.minor, exponent) as Intl.StringNumericLiteral);
}

export function formatMoney(value: MoneyValue, options: MoneyOptions = {}): string {
  return withMinus(moneyParts(value, options));
}

export interface MoneyParts {
  readonly before: string;
  readonly minor: string;
  readonly after: string;
}

/** Cuts an amount at its decimal sign, so that large figures can write the minor digits quietly. */
export function formatMoneyParts(value: MoneyValue, options: MoneyOptions = {}): MoneyParts {
  const parts = moneyParts(value, options);
  const at = parts.findIndex((part) => part.type === 'decimal');
  if (at < 0) return { before: withMinus(parts), minor: '', after: '' };
  return {
    before: withMinus(parts.slice(0, at)),
    minor: withMinus(parts.slice(at, at + 2)),
    after: withMinus(parts.slice(at + 2)),
  };
}

/** "£918.74 and €193.10": currencies stand beside each other, they are never added. */
export function formatMoneyList(values: readonly MoneyValue[], options: MoneyOptions = {}): string {
  const list = new Intl.ListFormat(options.locale ?? defaultLocale(), { type: 'conjunction' });
  return list.format(values.map((value) => formatMoney(value, options)));
}

export function isNegative(minor: number | bigint | string): boolean {
  return typeof minor === 'string' ? minor.startsWith('-') && /[1-9]/.test(minor) : minor < 0;
}

/** Sums per currency in the order in which currencies first appear. */
export function sumByCurrency(values: readonly MoneyValue[]): MoneyValue[] {
  const sums = new Map<string, { minor: bigint; exponent: number | undefined }>();
  for (const value of values) {
    const known = sums.get(value.currency);
    sums.set(value.currency, {
      minor: (known?.minor ?? 0n) + BigInt(value.minor),
      exponent: known?.exponent ?? value.exponent,
    });
  }
  return [...sums].map(([currency, sum]) => ({ currency, minor: sum.minor.toString(), exponent: sum.exponent }));
}

/** A share as the locale writes it: 0.12 becomes "12%" in English and "12 %" in German. */
export function formatPercent(
  ratio: number,
  options: FormatOptions & { readonly digits?: number | undefined; readonly fixed?: boolean | undefined } = {},
): string {
  const format = numbers(options.locale ?? defaultLocale(), {
    style: 'percent',
    minimumFractionDigits: options.fixed === true ? (options.digits ?? 2) : 0,
    maximumFractionDigits: options.digits ?? 2,
  });
  return withMinus(format.formatToParts(ratio));
}

/** A commission rate. Rates arrive as decimal text or basis points, so that 7.5% is never 7.499999%. */
export function formatRate(rate: string | { readonly basisPoints: number }, options: FormatOptions = {}): string {
  const text = typeof rate === 'string' ? rate : minorToDecimal(rate.basisPoints, 4);
  const format = numbers(options.locale ?? defaultLocale(), { style: 'percent', maximumFractionDigits: 6 });
  return withMinus(format.formatToParts(text as Intl.StringNumericLiteral));
}

/** The difference of two shares in points: 0.002 becomes "0.20 pt". */
export function formatPoints(difference: number, options: FormatOptions = {}): string {
  const format = numbers(options.locale ?? defaultLocale(), { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return `${withMinus(format.formatToParts(difference * 100))}\u00a0pt`;
}

export function formatCount(count: number | bigint, options: FormatOptions = {}): string {
  return withMinus(numbers(options.locale ?? defaultLocale(), { maximumFractionDigits: 0 }).formatToParts(count));
}

/** Abbreviated, for chart axes only. */
export function formatCompact(count: number, options: FormatOptions = {}): string {
  return withMinus(numbers(options.locale ?? defaultLocale(), { notation: 'compact' }).formatToParts(count));
}

const yearIn = (moment: Date, timeZone: string | undefined): string =>
  dates('en', { year: 'numeric', timeZone }).format(moment);

export interface DateOptions extends FormatOptions {
  /** What "this year" means; the present when left out. */
  readonly now?: Moment | undefined;
  readonly weekday?: boolean | undefined;
}

function dayFields(moment: Date, options: DateOptions): Record<string, unknown> {
  const sameYear = yearIn(moment, options.timeZone) === yearIn(new Date(options.now ?? Date.now()), options.timeZone);
  return {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
    ...(options.weekday === true ? { weekday: 'short' } : {}),
    timeZone: options.timeZone,
  };
}

/** "20 Nov" in this year, "20 Nov 2025" in another. */
export function formatDay(moment: Moment, options: DateOptions = {}): string {
  const date = new Date(moment);
  return dates(options.locale ?? defaultLocale(), dayFields(date, options)).format(date);
}

/** "20 Nov, 14:19" */
export function formatDayTime(moment: Moment, options: DateOptions = {}): string {
  const date = new Date(moment);
  const fields = { ...dayFields(date, options), hour: '2-digit', minute: '2-digit' };
  return dates(options.locale ?? defaultLocale(), fields).format(date);
}

/** "14:19" or, with seconds, "14:19:02" */
export function formatTime(moment: Moment, options: FormatOptions & { readonly seconds?: boolean } = {}): string {
  const fields = {
    hour: '2-digit',
    minute: '2-digit',
    ...(options.seconds ? { second: '2-digit' } : {}),
    timeZone: options.timeZone,
  };
  return dates(options.locale ?? defaultLocale(), fields).format(new Date(moment));
}

/** "20 Nov 2026, 14:19:02 GMT": the moment with its zone, for hover, focus and records. */
export function formatExact(moment: Moment, options: FormatOptions = {}): string {
  const fields = {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
    timeZone: options.timeZone,
  };
  return dates(options.locale ?? defaultLocale(), fields).format(new Date(moment));
}

/** "November 2026" */
export function formatMonth(moment: Moment, options: FormatOptions = {}): string {
  const fields = { month: 'long', year: 'numeric', timeZone: options.timeZone };
  return dates(options.locale ?? defaultLocale(), fields).format(new Date(moment));
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "13 min ago" or "in 2 days", up to seven days away; further away the day itself. */
export function formatRelative(moment: Moment, options: DateOptions = {}): string {
  const locale = options.locale ?? defaultLocale();
  const away = new Date(moment).getTime() - new Date(options.now ?? Date.now()).getTime();
  const size = Math.abs(away);
  if (size >= 7 * DAY) return formatDay(moment, options);
  const [unit, length]: [Intl.RelativeTimeFormatUnit, number] =
    size < MINUTE ? ['second', SECOND] : size < HOUR ? ['minute', MINUTE] : size < DAY ? ['hour', HOUR] : ['day', DAY];
  const format = new Intl.RelativeTimeFormat(locale, {
    style: 'short',
    numeric: unit === 'second' ? 'auto' : 'always',
  });
  return format.format(Math.trunc(away / length), unit);
}

/** "17 min 31 s": a span of time with its two largest units. */
export function formatDuration(milliseconds: number, options: FormatOptions = {}): string {
  const locale = options.locale ?? defaultLocale();
  const units: readonly [string, number][] = [
    ['day', DAY],
    ['hour', HOUR],
    ['minute', MINUTE],
    ['second', SECOND],
  ];
  const at = Math.max(
    0,
    units.findIndex(([, length]) => milliseconds >= length),
  );
  let left = milliseconds < SECOND ? 0 : milliseconds;
  const from = left === 0 ? units.length - 1 : at;
  const texts = units.slice(from, from + 2).flatMap(([unit, length], index) => {
    const count = Math.floor(left / length);
    left -= count * length;
    return count === 0 && index > 0
      ? []
      : [numbers(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(count)];
  });
  return texts.join(' ');
}
