/** Rows 9 and 11: whether a condition holds. */
import type { Condition, Field, Scalar, Test } from '@tributary/contracts';
import type { Conversion } from './conversions.js';
import type { History } from './history.js';
import { bytewise } from './order.js';
import { sentLines } from './orders.js';

export interface Judged {
  readonly history: History;
  readonly conversion: Conversion;
  readonly partner: string;
  readonly tier: string | null;
  readonly link: string | null;
  /** Its place among the lines; null over the conversion as a whole. */
  readonly line: number | null;
}

const caseless: readonly string[] = [
  'sale.currency',
  'sale.coupon',
  'sale.country',
  'customer.country',
  'partner.country',
  'click.country',
];

/** Of an "any" group the smallest member counts. */
export function countTests(condition: Condition | undefined): number {
  if (!condition) return 0;
  if ('all' in condition) return condition.all.reduce((all, member) => all + countTests(member), 0);
  return 'any' in condition ? Math.min(...condition.any.map(countTests)) : 1;
}

export function readsLines(condition: Condition | undefined): boolean {
  if (!condition) return false;
  if ('all' in condition) return condition.all.some(readsLines);
  return 'any' in condition ? condition.any.some(readsLines) : condition.field.startsWith('line.');
}

export function holds(condition: Condition | undefined, judged: Judged): boolean {
  if (!condition) return true;
  if ('all' in condition) return condition.all.every((member) => holds(member, judged));
  if ('any' in condition) return condition.any.some((member) => holds(member, judged));
  return passes(condition, valueAt(condition.field, judged));
}

function passes(test: Test, value: Scalar | undefined): boolean {
  const isCaseless = caseless.includes(test.field);
  const compare = (other: Scalar): number | undefined => comparison(value, other, isCaseless);
  const is = (other: Scalar): boolean => compare(other) === 0;
  const isOther = (other: Scalar): boolean => (compare(other) ?? 0) !== 0;
  const text = (part: string): [string, string] =>
    isCaseless ? [String(value).toLowerCase(), part.toLowerCase()] : [String(value), part];
  if ('exists' in test) return test.exists === (value !== undefined);
  if (value === undefined) return false;
  if ('is' in test) return is(test.is);
  if ('isNot' in test) return isOther(test.isNot);
  if ('in' in test) return test.in.some(is);
  if ('notIn' in test) return test.notIn.every(isOther);
  if ('over' in test) return (compare(test.over) ?? 0) > 0;
  if ('atLeast' in test) return (compare(test.atLeast) ?? -1) >= 0;
  if ('under' in test) return (compare(test.under) ?? 0) < 0;
  if ('atMost' in test) return (compare(test.atMost) ?? 1) <= 0;
  if ('between' in test) return (compare(test.between[0]) ?? -1) >= 0 && (compare(test.between[1]) ?? 1) <= 0;
  if ('startsWith' in test) {
    const [whole, part] = text(test.startsWith);
    return whole.startsWith(part);
  }
  if ('endsWith' in test) {
    const [whole, part] = text(test.endsWith);
    return whole.endsWith(part);
  }
  const [whole, part] = text(test.contains);
  return whole.includes(part);
}

/** Undefined where the two cannot be compared. */
function comparison(value: Scalar | undefined, other: Scalar, isCaseless: boolean): number | undefined {
  if (value === undefined) return undefined;
  if (typeof other === 'boolean') return typeof value === 'boolean' ? Number(value) - Number(other) : undefined;
  if (typeof other === 'number') {
    const number = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
    return typeof number === 'number' ? number - other : undefined;
  }
  const text = String(value);
  return isCaseless ? bytewise(text.toLowerCase(), other.toLowerCase()) : bytewise(text, other);
}

function valueAt(field: Field, judged: Judged): Scalar | undefined {
  const [group, ...rest] = field.split('.');
  const name = rest.join('.');
  const { history, conversion, partner, tier, link } = judged;
  const joined = history.all('joins').find(({ joins }) => joins === partner);
  const signup = history.signupOf(conversion.customer);
  const found = ((): unknown => {
    switch (group) {
      case 'sale':
        return saleValue(name, conversion);
      case 'line':
        return lineValue(name, judged);
      case 'customer':
        if (name === 'country') return signup?.country;
        if (name === 'externalId') return conversion.customer;
        return signup?.meta?.[name.slice('meta.'.length)];
      case 'partner':
        return { code: partner, type: joined?.type ?? 'affiliate', country: joined?.country, tier }[name];
      case 'link':
        if (name === 'code') return link;
        return link === null ? null : joined?.links?.find(({ code }) => code === link)?.campaign;
      case 'click':
        return conversion.type === 'clicks' ? conversion.country : null;
      default:
        return conversion.meta[name];
    }
  })();
  return (found as Scalar | null | undefined) ?? undefined;
}

function saleValue(name: string, { order, country, source, type }: Conversion): unknown {
  if (name === 'country') return type === 'signup' || type === 'clicks' ? null : country;
  if (name === 'source') return type === 'clicks' ? null : source;
  if (!order) return null;
  const { amount, tax, shipping, discount } = order.sold;
  const { coupon, invoice, subscription, deal } = order.sent;
  const money = { amount: Number(amount), net: Number(amount - tax - shipping), discount: Number(discount) };
  return { ...money, currency: order.currency, coupon, invoice, subscription, deal }[name];
}

function lineValue(name: string, { conversion: { order }, line }: Judged): unknown {
  const sent = order && line !== null ? sentLines(order)[line] : undefined;
  if (!sent) return null;
  if (name.startsWith('meta.')) return sent.meta?.[name.slice('meta.'.length)];
  const { product, category, quantity = '1', amount, unitAmount } = sent;
  return { product, category, quantity, amount, unitAmount }[name];
}
