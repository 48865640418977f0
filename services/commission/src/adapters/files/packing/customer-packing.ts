import type { TouchData } from '@tributary/contracts';
import type { Owner } from '../../../domain/attribution.js';
import type { Customer, Signup } from '../../../domain/books.js';
import type { Packing } from './packer.js';

const packedTouch: Packing<TouchData> = {
  write(to, { id, kind, link, partner, at }) {
    to.text(id);
    to.name(kind);
    to.name(link);
    to.name(partner);
    to.number(at);
  },
  read: (from) => ({
    id: from.text(),
    kind: from.name(),
    link: from.name(),
    partner: from.name(),
    at: from.number(),
  }),
};

const packedSignup: Packing<Signup> = {
  write(to, { at, recorded, externalId, source, country, meta, touches }) {
    to.number(at);
    to.number(recorded);
    to.text(externalId);
    to.name(source);
    to.name(country);
    to.anything(Object.keys(meta).length === 0 ? undefined : meta);
    to.list(touches, packedTouch);
  },
  read: (from) => ({
    at: from.number(),
    recorded: from.number(),
    externalId: from.text(),
    source: from.name(),
    country: from.nameOrNull(),
    meta: from.anything<Signup['meta'] | undefined>() ?? {},
    touches: from.list(packedTouch),
  }),
};

const packedOwner: Packing<Owner> = {
  write(to, { partner, link, touch, touchedAt }) {
    to.name(partner);
    to.name(link);
    to.text(touch);
    to.number(touchedAt);
  },
  read: (from) => ({ partner: from.name(), link: from.name(), touch: from.text(), touchedAt: from.number() }),
};

type Unpaid = Customer['unpaidSignup'][number];
const packedUnpaid: Packing<Unpaid> = {
  write(to, { partner, version }) {
    to.name(partner);
    to.number(version);
  },
  read: (from) => ({ partner: from.name(), version: from.number() }),
};

export const packedCustomer: Packing<Customer> = {
  write(to, customer) {
    to.text(customer.id);
    to.name(customer.program);
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
    program: from.name(),
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
