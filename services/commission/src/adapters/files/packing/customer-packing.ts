import type { TouchData } from '@tributary/contracts';
import type { Owner } from '../../../domain/attribution.js';
import type { Customer, Signup } from '../../../domain/books.js';
import type { Packing } from './packer.js';

const packedTouch: Packing<TouchData> = {
  write(to, { id, kind, link, partner, at }) {
    to.text(id);
    to.numbered(kind);
    to.numbered(link);
    to.numbered(partner);
    to.number(at);
  },
  read: (from) => ({
    id: from.text(),
    kind: from.numbered(),
    link: from.numbered(),
    partner: from.numbered(),
    at: from.number(),
  }),
};

const packedSignup: Packing<Signup> = {
  write(to, { at, recorded, externalId, source, country, meta, touches }) {
    to.number(at);
    to.number(recorded);
    to.text(externalId);
    to.numbered(source);
    to.numbered(country);
    to.anything(Object.keys(meta).length === 0 ? undefined : meta);
    to.list(touches, packedTouch);
  },
  read: (from) => ({
    at: from.number(),
    recorded: from.number(),
    externalId: from.text(),
    source: from.numbered(),
    country: from.numberedOrNull(),
    meta: from.anything<Signup['meta'] | undefined>() ?? {},
    touches: from.list(packedTouch),
  }),
};

const packedOwner: Packing<Owner> = {
  write(to, { partner, link, touch, touchedAt }) {
    to.numbered(partner);
    to.numbered(link);
    to.text(touch);
    to.number(touchedAt);
  },
  read: (from) => ({ partner: from.numbered(), link: from.numbered(), touch: from.text(), touchedAt: from.number() }),
};

type Unpaid = Customer['unpaidSignup'][number];
const packedUnpaid: Packing<Unpaid> = {
  write(to, { partner, version }) {
    to.numbered(partner);
    to.number(version);
  },
  read: (from) => ({ partner: from.numbered(), version: from.number() }),
};

export const packedCustomer: Packing<Customer> = {
  write(to, customer) {
    to.text(customer.id);
    to.numbered(customer.program);
    to.maybe(customer.signup, packedSignup);
    to.list(customer.touches, packedTouch);
    to.some(customer.deals);
    to.maybe(customer.owner, packedOwner);
    to.number(customer.attributions);
    to.some(customer.refunds);
    to.list(customer.unpaidSignup, packedUnpaid);
    to.some(customer.frauds);
  },
  read: (from) => ({
    id: from.text() as Customer['id'],
    program: from.numbered(),
    signup: from.maybe(packedSignup),
    touches: from.list(packedTouch),
    deals: from.some() ?? [],
    owner: from.maybe(packedOwner),
    attributions: from.number(),
    refunds: from.some() ?? [],
    unpaidSignup: from.list(packedUnpaid),
    frauds: from.some() ?? [],
  }),
};
