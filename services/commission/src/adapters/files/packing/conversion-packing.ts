import type { Share } from '../../../domain/attribution.js';
import type { Conversion, Frozen, Sold } from '../../../domain/conversion.js';
import type { InSlot } from '../../../domain/standings.js';
import { packedCommission, packedDue } from './commission-packing.js';
import { type Packing, packedText } from './packer.js';
import { packedPlace } from './place-packing.js';

const packedSold: Packing<Sold> = {
  write(to, sold) {
    to.numbered(sold.currency);
    to.amount(sold.amount);
    to.amount(sold.tax);
    to.amount(sold.shipping);
    to.amount(sold.discount);
    to.text(sold.externalId);
    to.numbered(sold.source);
    to.number(sold.at);
    to.number(sold.recorded);
    to.anything(sold.lines);
    to.optional(sold.invoice);
    to.optional(sold.subscription);
    to.anything(sold.serviceFrom);
    to.optional(sold.coupon);
    to.optional(sold.country);
    to.optional(sold.deal);
    to.optional(sold.customerExternalId);
    to.anything(sold.touches);
    to.anything(sold.meta);
    to.anything(sold.order);
  },
  read: (from) => ({
    currency: from.numbered(),
    amount: from.amount(),
    tax: from.amount(),
    shipping: from.amount(),
    discount: from.amount(),
    externalId: from.text(),
    source: from.numbered(),
    at: from.number(),
    recorded: from.number(),
    lines: from.anything(),
    invoice: from.optional(),
    subscription: from.optional(),
    serviceFrom: from.anything(),
    coupon: from.optional(),
    country: from.optional(),
    deal: from.optional(),
    customerExternalId: from.optional(),
    touches: from.anything(),
    meta: from.anything(),
    order: from.anything(),
  }),
};

const packedShare: Packing<Share> = {
  write(to, { partner, link, weight }) {
    to.numbered(partner);
    to.numbered(link);
    to.amount(weight);
  },
  read: (from) => ({ partner: from.numbered(), link: from.numberedOrNull(), weight: from.amount() }),
};

const packedFrozen: Packing<Frozen> = {
  write(to, { partner, version, known, tier, parents, holdUntil }) {
    to.numbered(partner);
    to.number(version);
    to.number(known);
    to.numbered(tier);
    to.some(parents);
    to.number(holdUntil ?? 0);
  },
  read: (from) => ({
    partner: from.numbered(),
    version: from.number(),
    known: from.number(),
    tier: from.numberedOrNull(),
    parents: from.some() ?? [],
    holdUntil: from.number() || null,
  }),
};

const packedInSlot: Packing<InSlot> = {
  write(to, { slot, standing: { key, settledBy, place, since, extras } }) {
    to.numbered(slot);
    to.text(key);
    to.numbered(settledBy);
    to.shared(place, packedPlace);
    to.number(since);
    to.list(extras, packedPlace);
  },
  read: (from) => ({
    slot: from.numbered(),
    standing: {
      key: from.text(),
      settledBy: from.numberedOrNull(),
      place: from.shared(packedPlace),
      since: from.number(),
      extras: from.list(packedPlace),
    },
  }),
};

export const packedConversion: Packing<Conversion> = {
  write(to, conversion) {
    const { id, paidFor } = conversion;
    to.text(id);
    to.text(conversion.key);
    to.numbered(conversion.program);
    to.numbered(conversion.kind);
    const isSale = paidFor?.kind === 'sale' && paidFor.id === id;
    to.flag(isSale);
    if (!isSale) to.anything(paidFor);
    to.numbered(conversion.activity);
    to.maybe(conversion.customer, packedText);
    to.maybe(conversion.sold, packedSold);
    to.some(conversion.amended);
    to.some(conversion.refunds);
    to.some(conversion.chargebacks);
    to.some(conversion.taken);
    to.some(conversion.rate);
    to.list(conversion.shares, packedShare);
    to.list(conversion.frozen, packedFrozen);
    to.list(conversion.standings, packedInSlot);
    to.list(conversion.dues, packedDue);
    to.list(conversion.commissions, packedCommission);
    to.some(conversion.units);
    to.anything(conversion.met);
    to.anything(conversion.carried);
    to.anything(conversion.unrated);
  },
  read(from) {
    const id = from.text() as Conversion['id'];
    return {
      id,
      key: from.text(),
      program: from.numbered(),
      kind: from.numberedOrNull(),
      paidFor: from.flag() ? { kind: 'sale', id } : from.anything(),
      activity: from.numberedOrNull(),
      customer: from.maybe(packedText) as Conversion['customer'],
      sold: from.maybe(packedSold),
      amended: from.some() ?? null,
      refunds: from.some() ?? [],
      chargebacks: from.some() ?? [],
      taken: from.some() ?? [],
      rate: from.some() ?? null,
      shares: from.list(packedShare),
      frozen: from.list(packedFrozen),
      standings: from.list(packedInSlot),
      dues: from.list(packedDue),
      commissions: from.list(packedCommission),
      units: from.some() ?? null,
      met: from.anything(),
      carried: from.anything(),
      unrated: from.anything(),
    };
  },
};
