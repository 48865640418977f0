/** Rows 3, 20, 26, 30 and 31: what stays with a conversion from when it is first priced. */
import type { PartnerId } from '@tributary/contracts';
import { currencyExponent } from '@tributary/money';
import {
  awaitingKey,
  type Customer,
  hourKey,
  type Partner,
  partnerOf,
  type Program,
  rateKey,
  unpricedKey,
  valueAt,
} from './books.js';
import { localDate } from './calendar.js';
import { type Conversion, type Frozen, frozenFor, placeOf, termsOf, withChanges } from './conversion.js';
import { day, hour } from './order.js';
import { partnersOf } from './owners.js';
import { decimal, one, type Ratio, ratio, times } from './ratio.js';
import { firstSaleAt } from './purchases.js';
import { put } from './tally.js';
import { reminder } from './tally-nodes.js';
import { settingAt } from './attribution.js';
import { versionFor } from './versions.js';
import type { PublishedPlan } from './facts.js';
import type { Work } from './work.js';

const levels = 10;

export function tierAt({ tiers }: Partner, program: Program['program'], at: number): string | null {
  const own = valueAt(
    tiers.filter(({ value }) => value.program === program),
    at,
  )?.tier;
  return (
    own ??
    valueAt(
      tiers.filter(({ value }) => value.program === null),
      at,
    )?.tier ??
    null
  );
}

/** The parents as of a moment; nobody is above itself. */
function parentsAt(work: Work, partner: PartnerId, at: number): readonly PartnerId[] {
  const chain: PartnerId[] = [];
  let parent = valueAt(partnerOf(work.books, partner).parents, at) ?? null;
  while (parent && parent !== partner && !chain.includes(parent) && chain.length < levels) {
    chain.push(parent);
    parent = valueAt(partnerOf(work.books, parent).parents, at) ?? null;
  }
  return chain;
}

/** The full hour that ends the hold, or none where it was over when it was recorded or is by now. */
export function holdEnd({ clock }: Work, soldAt: number, holdDays: number, recorded: number): number | null {
  const end = soldAt + holdDays * day;
  const until = Math.ceil(end / hour) * hour;
  return end <= recorded || until <= clock ? null : until;
}

/** Who came to the program when, for versions that leave existing customers theirs. */
export function sinceOf(
  work: Work,
  program: Program,
  customer: Customer | null,
  { kind, sold }: Conversion,
): number | null {
  if (!customer || !sold) return null;
  const { signup } = customer;
  if (settingAt(program, signup?.at ?? sold.at).ownership !== 'order') return signup?.at ?? null;
  const first = firstSaleAt(work.books, customer.id);
  const own = kind === 'sale' ? sold.at : null;
  return first === null || own === null ? (first ?? own) : Math.min(first, own);
}

/** The hour that ends its hold for whoever has most of it, also where nobody owns it. */
export function holdOf(work: Work, program: Program, customer: Customer | null, conversion: Conversion): number | null {
  const { sold } = conversion;
  const owner = partnersOf(conversion).find((partner) => frozenFor(conversion, partner));
  if (owner || !sold) return (owner && frozenFor(conversion, owner)?.holdUntil) ?? null;
  const version = versionFor(program, sold.at, sinceOf(work, program, customer, conversion));
  return holdEnd(work, sold.at, version?.plan.holdDays ?? 0, sold.recorded);
}

/** What a parent may have a share of. */
export const overriddenKey = (parent: string): string => `overridden/${parent}`;

export function freeze(work: Work, program: Program, customer: Customer | null, conversion: Conversion): Conversion {
  const { sold } = conversion;
  if (!sold) return conversion;
  const frozen = keptAnew(work, program, customer, conversion);
  const partners = partnersOf(conversion);
  const missing = partners.filter((partner) => !frozenFor({ frozen }, partner));
  if (missing.length === 0 && partners.length > 0) return withChanges(conversion, { frozen });
  const { at } = pricedAt(customer, conversion);
  const version = versionFor(program, at, sinceOf(work, program, customer, conversion));
  if (!version || partners.length === 0) {
    put(work.books, unpricedKey(program.program), waiting(conversion));
    return withChanges(conversion, { frozen });
  }
  const known = Math.max(...program.versions.map((one) => one.version));
  const added: Frozen[] = [];
  for (const partner of missing) {
    const slice = partnerOf(work.books, partner);
    if (slice.code === null) continue; // enrolled once it is added
    const tier = tierAt(slice, program.program, at);
    added.push(termsUnder(work, conversion, partner, version, tier, known));
  }
  return withChanges(conversion, { frozen: [...frozen, ...added] });
}

const waiting = (conversion: Conversion) => reminder(placeOf(conversion), conversion.key);

/** What a version brings with it, and where the conversion is found again for it. */
function termsUnder(
  work: Work,
  conversion: Conversion,
  partner: PartnerId,
  { version, plan }: PublishedPlan,
  tier: string | null,
  known: number,
): Frozen {
  const { at = 0, recorded = 0 } = conversion.sold ?? {};
  const holdUntil = holdEnd(work, at, plan.holdDays ?? 0, recorded);
  const parents = plan.overrides?.length ? parentsAt(work, partner, at) : [];
  for (const parent of parents) put(work.books, overriddenKey(parent), waiting(conversion));
  if (holdUntil !== null) put(work.books, hourKey(work.organisation, holdUntil), waiting(conversion));
  return { partner, version, known, tier, parents, holdUntil };
}

/** Row 20: who turns out to have ordered before a version keeps the one before it, of those there were at the pricing. */
function keptAnew(
  work: Work,
  program: Program,
  customer: Customer | null,
  conversion: Conversion,
): Conversion['frozen'] {
  const { frozen, sold } = conversion;
  const isByOrder = customer !== null && sold !== null && isKeeping(program);
  if (!isByOrder || settingAt(program, customer.signup?.at ?? sold.at).ownership !== 'order') return frozen;
  const since = sinceOf(work, program, customer, conversion);
  const { at } = pricedAt(customer, conversion);
  return frozen.map((terms) => {
    const versions = program.versions.filter(({ version }) => version <= terms.known);
    const version = versionFor({ ...program, versions }, at, since);
    if (!version || version.version === terms.version) return terms;
    return termsUnder(work, conversion, terms.partner, version, terms.tier, terms.known);
  });
}

export const isKeeping = ({ versions }: Program): boolean =>
  versions.some(({ plan }) => plan.existingCustomers === 'keep');

/** A qualification is priced by the version, tier and rule of the signup. */
export function pricedAt(customer: Customer | null, { kind, sold }: Conversion): { readonly at: number } {
  const at = sold?.at ?? 0;
  return { at: kind === 'qualification' ? (customer?.signup?.at ?? at) : at };
}

/** The rate of the conversion's day, from when its first commission is priced. */
export function withRate(work: Work, program: Program, conversion: Conversion): Conversion {
  const { sold, rate, frozen } = conversion;
  const currency = termsOf(conversion)?.currency;
  if (!sold || rate || !currency || currency === program.currency || frozen.length === 0) return conversion;
  const on = localDate(program.zone, sold.at);
  const known = work.books.get<{ rate: string }>(rateKey(work.organisation, on, currency, program.currency));
  if (known)
    return withChanges(conversion, {
      rate: { day: on, text: known.rate, ratio: inMinor(known.rate, currency, program.currency) },
    });
  const key = awaitingKey(work.organisation, on, currency, program.currency);
  put(work.books, key, waiting(conversion));
  return conversion;
}

/** A rate is of whole units; amounts are in minor ones. */
export function inMinor(rate: string, from: string, to: string): Ratio {
  const exponents = (currencyExponent(to) ?? 2) - (currencyExponent(from) ?? 2);
  const scale = 10n ** BigInt(Math.abs(exponents));
  return times(decimal(rate), exponents >= 0 ? ratio(scale, 1n) : ratio(1n, scale));
}

/** What turns its amounts into the account's; null while the rate is missing. */
export function rateOf(program: Program, conversion: Conversion): Ratio | null {
  if (termsOf(conversion)?.currency === program.currency) return one;
  return conversion.rate?.ratio ?? null;
}
