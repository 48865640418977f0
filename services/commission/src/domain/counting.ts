/** The first step: what remains of a conversion, whose it is, and where it counts. */
import type { Base } from '@tributary/contracts';
import { allocate, isOpen, refundsOf } from './allocation.js';
import type { Share } from './attribution.js';
import { type Customer, customerKey, type Program } from './books.js';
import { type Conversion, isPayment, placeOf, type Refund, type Taken } from './conversion.js';
import { freeze, purchasesKey, withRate } from './freezing.js';
import { ownersOf, partnersOf, subscriptionKey } from './owners.js';
import { qualify } from './qualification.js';
import { remainsOf } from './remains.js';
import { countRevenue } from './revenue.js';
import { type Change, settleFront, stand } from './standing.js';
import { membersFrom } from './tally.js';
import { versionAt } from './versions.js';
import { countVolume, leaveVolume } from './volume.js';
import { buyerOf, conversionIn, programIn, type Work } from './work.js';

export { isOpen };
export const bases: readonly Base[] = ['net', 'gross', 'before-discount', 'with-shipping', 'with-tax'];

export function count(work: Work, key: string): void {
  const before = conversionIn(work, key);
  const program = before && programIn(work, before.program);
  if (!before?.sold || !program) return;
  const customer = buyerOf(work, before);
  allocateRefunds(work, customer, before);
  const found = conversionIn(work, key) ?? before;
  const shares = ownersOf(work.books, program, customer, found);
  const owned = freeze(work, program, customer, { ...found, shares });
  const rated = withRate(work, program, owned);
  const state = stateOf(program, customer, rated);
  const placed = placeWithCustomer(work, program, customer, rated, state);
  if (placed.kind === 'activity') {
    work.books.set(key, placed);
    if (placed.activity === 'net-revenue') countRevenue(work, program, placed);
    else if (placed.customer) qualify(work, program.program, placed.customer);
    return;
  }
  const renewals = placed.standings['subscription'];
  if (renewals && !isSameShares(before.shares, shares)) laterThan(work, renewals, key, work.counted);
  const left = leaveVolume(work, program, placed);
  const counted = countVolume(work, program, left, state.isStanding);
  work.books.set(key, counted);
  work.priced.add(key);
}

export interface State {
  readonly isStanding: boolean;
  /** For the customer's ranks, which a rejection for fraud leaves as they are. */
  readonly isPurchase: boolean;
  /** For what follows its first order, whatever that is paid by. */
  readonly isOrder: boolean;
}

/** Standing: a base above 0, not fully refunded, its base commission not rejected; a deal is paid once (row 25). */
export function stateOf(program: Program, customer: Customer | null, conversion: Conversion): State {
  const { kind, sold, commissions } = conversion;
  if (!sold || !isPayment(conversion)) return { isStanding: false, isPurchase: false, isOrder: false };
  const remains = remainsOf(conversion);
  const isAnyLeft = remains !== null && remains.left > 0n;
  const isLeft = isAnyLeft && remains.base('net') > 0n;
  const isPaid = isAnyLeft && !isPaidOtherwise(program, conversion);
  const partners = partnersOf(conversion);
  const rejected = partners.map((partner) =>
    commissions.find((one) => one.partner === partner && one.component === 'base' && one.rejected),
  );
  const isRejected = partners.length > 0 && rejected.every((one) => one);
  const isFraud = isRejected && rejected.some((one) => one?.fraud) && customer !== null && kind !== null;
  const isKept = !isRejected || isFraud;
  return { isStanding: isPaid && !isRejected, isPurchase: isLeft && isPaid && isKept, isOrder: isLeft && isKept };
}

/** A program pays what a deal was won at or its invoices. */
export function isPaidOtherwise(program: Program, conversion: Conversion): boolean {
  const { kind, sold, frozen } = conversion;
  if (!sold || (kind === 'sale' ? sold.deal === undefined : kind !== 'deal')) return false;
  const [known] = partnersOf(conversion).flatMap((partner) => frozen[partner] ?? []);
  const version = known
    ? program.versions.find(({ version: number }) => number === known.version)
    : versionAt(program, sold.at);
  const paysInvoices = version?.plan.deals === 'invoices';
  return kind === 'deal' ? paysInvoices : !paysInvoices;
}

function allocateRefunds(work: Work, customer: Customer | null, conversion: Conversion): void {
  if (conversion.kind !== 'sale' || !customer || customer.refunds.length === 0) {
    allocateAlone(work, conversion);
    return;
  }
  if (work.allocated.has(customer.id)) return;
  work.allocated.add(customer.id);
  const sales = [...salesOf(work, customer)];
  if (!sales.some(({ key }) => key === conversion.key)) sales.push(conversion);
  const { taken, surplus } = allocate(sales, customer.refunds);
  for (const sale of sales) {
    if (keepTaken(work, sale, taken.get(sale.id) ?? [], surplus) && sale.key !== conversion.key)
      work.counted.add(sale.key);
  }
  const refunds = withSurplus(work, customer.refunds, surplus, conversion);
  if (refunds !== customer.refunds)
    work.books.set(customerKey(customer.id), { ...customer, refunds } satisfies Customer);
}

function* salesOf(work: Work, customer: Customer): Generator<Conversion> {
  for (const { id } of membersFrom(work.books, purchasesKey(customer.id))) {
    const conversion = conversionIn(work, id);
    if (conversion?.kind === 'sale') yield conversion;
  }
}

function allocateAlone(work: Work, conversion: Conversion): void {
  if (refundsOf(conversion).length === 0 && conversion.taken.length === 0 && conversion.chargebacks.length === 0)
    return;
  const { taken, surplus } = allocate([conversion], []);
  keepTaken(work, conversion, taken.get(conversion.id) ?? [], surplus);
}

function keepTaken(
  work: Work,
  conversion: Conversion,
  taken: readonly Taken[],
  surplus: ReadonlyMap<string, bigint>,
): boolean {
  const { program, customer } = conversion;
  const refunds = withSurplus(work, conversion.refunds, surplus, { program, customer });
  const chargebacks = withSurplus(work, conversion.chargebacks, surplus, { program, customer });
  const isSame =
    taken.length === conversion.taken.length && taken.every((one, n) => isSameTaken(one, conversion.taken[n]));
  if (isSame && refunds === conversion.refunds && chargebacks === conversion.chargebacks) return false;
  work.books.set(conversion.key, { ...conversion, refunds, chargebacks, taken } satisfies Conversion);
  return !isSame;
}

const isSameTaken = (a: Taken, b: Taken | undefined): boolean =>
  a.amount === b?.amount &&
  a.parts?.tax === b.parts?.tax &&
  a.parts?.shipping === b.parts?.shipping &&
  a.lines === b.lines &&
  a.quantity === b.quantity;

/** A refund whose sale is not known yet waits and is no surplus. */
function withSurplus<Kind extends Refund>(
  work: Work,
  refunds: readonly Kind[],
  surplus: ReadonlyMap<string, bigint>,
  { program, customer }: Pick<Conversion, 'program' | 'customer'>,
): readonly Kind[] {
  let changed = false;
  const settled = refunds.map((one) => {
    const now = surplus.get(one.refund) ?? 0n;
    if (now === one.surplus) return one;
    changed = true;
    const next = { ...one, surplus: now, surplusEntries: one.surplusEntries + 1 };
    work.outcomes.push({ kind: 'surplus', refund: next, program, customer });
    return next;
  });
  return changed ? settled : refunds;
}

function placeWithCustomer(
  work: Work,
  program: Program,
  customer: Customer | null,
  conversion: Conversion,
  { isPurchase, isOrder }: State,
): Conversion {
  const { sold, key } = conversion;
  if (!sold || conversion.kind === 'activity') return conversion;
  const wanted = [isPurchase ? 1n : 0n];
  const payment = isPayment(conversion);
  const [known] = Object.values(conversion.frozen);
  const recorded = payment ? sold.recorded : 0;
  const member = { place: placeOf(conversion), id: key, recorded, until: known?.holdUntil ?? 0, clock: work.clock };
  const standings = { ...conversion.standings };
  if (customer) {
    const tally = { key: purchasesKey(customer.id), settledBy: null };
    if (program.counts.purchases) settleFront(work.books, tally.key, work.clock);
    const { standing, change } = stand(work.books, tally, standings['purchases'], member, wanted);
    standings['purchases'] = standing;
    if (change && program.counts.purchases) laterThan(work, change, key, work.priced);
  }
  if (sold.subscription !== undefined) {
    const renewals = { key: subscriptionKey(program.program, sold.subscription), settledBy: null };
    const { standing, change } = stand(work.books, renewals, standings['subscription'], member, [isOrder ? 1n : 0n]);
    standings['subscription'] = standing;
    if (change) laterThan(work, change, key, work.counted);
  }
  return { ...conversion, standings };
}

const isSameShares = (a: readonly Share[], b: readonly Share[]): boolean =>
  a.length === b.length && a.every(({ partner, weight }, n) => partner === b[n]?.partner && weight === b[n]?.weight);

function laterThan(
  work: Work,
  { key: tally, place }: Pick<Change, 'key' | 'place'>,
  key: string,
  into: Set<string>,
): void {
  for (const { id } of membersFrom(work.books, tally, place)) if (id !== key) into.add(id);
}
