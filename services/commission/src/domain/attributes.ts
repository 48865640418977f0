/** What conditions read: everything as it was at the conversion (row 3). */
import type { PartnerId } from '@tributary/contracts';
import { type Customer, type Link, linkKey, partnerOf, valueAt } from './books.js';
import type { Attribute, Reader } from './conditions.js';
import type { Conversion, SaleLine } from './conversion.js';
import { linkOf } from './owners.js';
import type { Work } from './work.js';

export interface Read {
  readonly conversion: Conversion;
  readonly customer: Customer | null;
  readonly partner: PartnerId;
  readonly tier: string | null;
  /** Of clicks. */
  readonly clickCountry?: string | null;
}

type Source = Readonly<Record<string, Attribute | null>>;

export function readerOf(work: Work, read: Read): (line: number) => Reader {
  const sources = new Map<string, Source>();
  const found = (name: string, make: () => Source): Source => {
    const source = sources.get(name) ?? make();
    sources.set(name, source);
    return source;
  };
  return (line) => (field) => {
    const dot = field.indexOf('.');
    const [head, tail] = [field.slice(0, dot), field.slice(dot + 1)];
    if (field.startsWith('customer.meta.')) return read.customer?.signup?.meta[field.slice('customer.meta.'.length)];
    if (field.startsWith('line.meta.')) return lineOf(read, line)?.meta?.[field.slice('line.meta.'.length)];
    if (head === 'meta') return read.conversion.sold?.meta?.[tail];
    if (head === 'line') return lineSource(read, line)[tail] ?? undefined;
    return found(head, () => sourceOf(work, head, read))[tail] ?? undefined;
  };
}

function sourceOf(work: Work, head: string, read: Read): Source {
  const { conversion, customer, partner, tier, clickCountry } = read;
  const { sold } = conversion;
  if (head === 'sale' && sold) return saleSource(sold);
  if (head === 'customer') {
    const signup = customer?.signup;
    return { country: signup?.country, externalId: signup?.externalId ?? conversion.sold?.customerExternalId };
  }
  if (head === 'partner') {
    const slice = partnerOf(work.books, partner);
    const details = valueAt(slice.details, sold?.at ?? 0) ?? slice.details[0]?.value;
    return { code: slice.code, type: details?.type ?? 'affiliate', country: details?.country, tier };
  }
  if (head === 'click') return { country: clickCountry };
  const link = head === 'link' && linkOf(conversion.shares, partner);
  const known = link ? work.books.get<Link>(linkKey(link)) : undefined;
  return { code: known?.code, campaign: known?.campaign };
}

function saleSource(sold: NonNullable<Conversion['sold']>): Source {
  const { amount, tax, shipping, discount, currency, source, coupon, country, invoice, subscription, deal } = sold;
  const net = amount - tax - shipping;
  return { amount, net, discount, currency, source, coupon, country, invoice, subscription, deal };
}

const lineOf = ({ conversion: { sold } }: Read, line: number): SaleLine | undefined => sold?.lines?.[line];

function lineSource(read: Read, n: number): Source {
  const { sold } = read.conversion;
  const line = lineOf(read, n);
  if (line) {
    const { product, category, quantity = '1', amount, unitAmount } = line;
    return { product, category, quantity: Number(quantity), amount, unitAmount };
  }
  return sold?.lines?.length ? {} : { quantity: 1, amount: sold?.amount };
}
