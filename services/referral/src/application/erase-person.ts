import {
  type CustomerId,
  customerId,
  isOf,
  newEvent,
  type OrganisationId,
  type RecordedEvent,
  type RecordedOf,
  streamName,
} from '@tributary/contracts';
import { type Refusal, refuse } from '../domain/refusal.js';
import { changeStream, readWhole } from './append.js';
import type { Actor, Ports } from './ports.js';

const pageLimit = 500;

export interface KnownCustomer {
  readonly id: CustomerId;
  readonly program: string;
  /** The sender's. */
  readonly customerId: string;
  readonly erased: boolean;
}

export interface Erased {
  readonly customer: KnownCustomer;
  readonly position: bigint | null;
}

/** The key goes first: whoever folds the fact finds nothing to open any more. Doing it again repairs what broke off between. */
export async function eraseCustomer(
  { facts, clock, personal }: Ports,
  { organisation, actor }: Actor,
  id: CustomerId,
): Promise<Erased | Refusal> {
  const stream = streamName(organisation, 'customer', id);
  const known = customerIn(await readWhole(facts, stream));
  if (!known) return refuse('unknown-customer', 'There is no signup of this customer.');
  await personal.erase(organisation, id);
  const customer = { ...known, erased: true };
  return changeStream<Erased>(facts, stream, (events) =>
    customerIn(events)?.erased
      ? { result: { customer, position: null } }
      : {
          append: [newEvent('PersonErased', { person: id, kind: 'customer' }, { actor, occurredAt: clock.now() })],
          result: (position) => ({ customer, position }),
        },
  );
}

export async function findCustomer(
  { facts, catalogue }: Ports,
  organisation: OrganisationId,
  program: string,
  externalId: string,
): Promise<KnownCustomer[] | Refusal> {
  const found = await catalogue.program(organisation, program);
  if (!found) return refuse('unknown-program', `There is no program ${program}.`);
  const stream = streamName(organisation, 'customer', customerId(found.id, externalId));
  const customer = customerIn(await readWhole(facts, stream));
  return customer ? [customer] : [];
}

/** No list keeps customers' addresses, so this opens the signups one page after another. */
export async function findCustomersByEmail(
  { facts, personal }: Ports,
  organisation: OrganisationId,
  email: string,
): Promise<KnownCustomer[]> {
  const wanted = email.trim().toLowerCase();
  const found: KnownCustomer[] = [];
  for (let after = 0n; ; ) {
    const page = await facts.readAll(after, { organisation, types: ['SignupRecorded'] }, pageLimit);
    const opened = await personal.openAll(
      organisation,
      page.map((event) => event.personal),
    );
    for (const [n, event] of page.entries()) {
      if (isOf(event, 'SignupRecorded') && opened[n]?.['email']?.trim().toLowerCase() === wanted)
        found.push(customerOf(event, false));
    }
    const last = page.at(-1);
    if (!last) return found;
    after = last.position;
  }
}

function customerIn(events: readonly RecordedEvent[]): KnownCustomer | undefined {
  const [first] = events;
  const erased = events.some((event) => isOf(event, 'PersonErased'));
  return first && isOf(first, 'SignupRecorded') ? customerOf(first, erased) : undefined;
}

function customerOf({ data }: RecordedOf<'SignupRecorded'>, erased: boolean): KnownCustomer {
  return { id: data.customer, program: data.program, customerId: data.externalId, erased };
}
