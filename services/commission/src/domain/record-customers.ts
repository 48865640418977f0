/** Facts about customers: who they are and who brought them. */
import { type ConversionId, type CustomerId, paidForId, type PaidEvent, type ProgramId } from '@tributary/contracts';
import { attribute } from './attribution.js';
import { type Customer, customerKey, customerOf, type Program, signupsKey } from './books.js';
import { type Conversion, conversionOf, frozenFor, soldAt, withChanges } from './conversion.js';
import type { FactOf } from './facts.js';
import { sinceOf } from './freezing.js';
import { purchasesKey } from './purchases.js';
import { ownersOf, partnersOf } from './owners.js';
import { activitiesKey, type Activities } from './qualification.js';
import { rank } from './order.js';
import { membersFrom } from './tally-members.js';
import { put } from './tally.js';
import { reminder } from './tally-nodes.js';
import { versionFor } from './versions.js';
import { programIn, type Work } from './work.js';

export function signUp(work: Work, fact: FactOf<'SignupRecorded'>): void {
  const { program: id, customer: customerId, externalId, source, country, touches, meta = {} } = fact.data;
  const customer = customerOf(work.books, customerId, id);
  if (customer.signup) return;
  const at = fact.occurredAt;
  const signup = { at, recorded: fact.recordedAt, externalId, source, country, meta, touches };
  work.books.set(customerKey(customerId), { ...customer, signup } satisfies Customer);
  const place = [at, rank.signup, externalId, source, 0, 0] as const;
  put(work.books, signupsKey(id), reminder(place, customerId));
  bind(work, id, customerId);
}

export function addTouch(work: Work, { data: { program, customer: id, touch } }: FactOf<'TouchAdded'>): void {
  const customer = customerOf(work.books, id, program);
  if ([...(customer.signup?.touches ?? []), ...customer.touches].some((one) => one.id === touch.id)) return;
  work.books.set(customerKey(id), { ...customer, touches: [...customer.touches, touch] } satisfies Customer);
  bind(work, program, id);
}

export function approveDeal(work: Work, { occurredAt, data }: FactOf<'DealApproved'>): void {
  const customer = customerOf(work.books, data.customer, data.program);
  if (customer.deals.some(({ deal }) => deal === data.deal)) return;
  const approved = { deal: data.deal, partner: data.partner, at: occurredAt };
  const deals = [...customer.deals, approved].sort((a, b) => a.at - b.at || (a.deal < b.deal ? -1 : 1));
  work.books.set(customerKey(data.customer), { ...customer, deals } satisfies Customer);
  recountAll(work, data.customer);
}

/** Whose customer it is, from what is known of its touches by now. */
export function bind(work: Work, programId: ProgramId, id: CustomerId): void {
  const program = programIn(work, programId);
  const before = customerOf(work.books, id, programId);
  if (program) {
    const { customer, reason } = attribute(program, before);
    if (customer !== before) work.books.set(customerKey(id), customer);
    if (reason) work.outcomes.push({ kind: 'attributed', customer, from: before.owner, reason });
    paySignup(work, program, customer);
  }
  recountAll(work, id);
}

export function recountAll(work: Work, customer: CustomerId): void {
  for (const { id } of membersFrom(work.books, purchasesKey(customer))) work.counted.add(id);
  for (const key of work.books.get<Activities>(activitiesKey(customer))?.keys ?? []) work.counted.add(key);
}

const pays = ({ versions }: Program, event: PaidEvent): boolean =>
  versions.some(({ plan }) => plan.rules.some(({ on }) => on === event));

/** A version prices a signup once its owner is known, also where it pays nothing for it. */
function paySignup(work: Work, program: Program, { id, signup, unpaidSignup }: Customer): void {
  if (!signup) return;
  const conversion = conversionOf(work.books, program.program, paidForId(program.program, 'signup', id));
  const { at, recorded, externalId, source, meta } = signup;
  const { currency } = program;
  const country = signup.country ?? undefined;
  const next = withChanges(conversion, {
    kind: 'signup',
    paidFor: { kind: 'signup', customer: id },
    customer: id,
    sold: soldAt(at, recorded, { currency, externalId, source, meta, country }),
    frozen: [...conversion.frozen, ...priced(unpaidSignup, conversion)],
  });
  if (conversion.sold || pays(program, 'signup')) {
    work.books.set(conversion.key, next);
    work.counted.add(conversion.key);
    return;
  }
  const customer = customerOf(work.books, id, program.program);
  const version = versionFor(program, at, sinceOf(work, program, customer, next))?.version;
  const owners = partnersOf({ shares: ownersOf(work.books, program, customer, next) });
  const added = owners.filter((partner) => !unpaidSignup.some((one) => one.partner === partner));
  if (version === undefined || added.length === 0) return;
  const unpaid = [...unpaidSignup, ...added.map((partner) => ({ partner, version }))];
  work.books.set(customerKey(id), { ...customer, unpaidSignup: unpaid } satisfies Customer);
}

/** Those versions pay nothing, so nothing else is to be known of them. */
const priced = (unpaid: Customer['unpaidSignup'], known: Conversion): Conversion['frozen'] =>
  unpaid
    .filter(({ partner }) => !frozenFor(known, partner))
    .map(({ partner, version }) => ({
      partner,
      version,
      known: version,
      tier: null,
      parents: [],
      holdUntil: null,
    }));

export function qualifyLead(work: Work, { occurredAt: at, recordedAt: recorded, data }: FactOf<'LeadQualified'>): void {
  const { program: id, lead, externalId, source, customer, country, meta } = data;
  const program = programIn(work, id);
  const conversion = conversionOf(work.books, id, lead as unknown as ConversionId);
  if (conversion.sold) return;
  const sold = soldAt(at, recorded, { currency: program?.currency ?? '', externalId, source, country, meta });
  work.books.set(
    conversion.key,
    withChanges(conversion, { kind: 'lead', paidFor: { kind: 'lead', id: lead }, customer, sold }),
  );
  work.counted.add(conversion.key);
}
