/** The first step: what remains of a conversion, whose it is, and where it counts. */
import { allocate, isOpen, refundsOf } from './allocation.js';
import type { Share } from './attribution.js';
import { type Customer, customerKey, type Program } from './books.js';
import { type Conversion, isPayment, placeOf, type Refund, type Taken, withChanges } from './conversion.js';
import { freeze, holdOf, isKeeping, withRate } from './freezing.js';
import { purchasesKey, settlePurchases } from './purchases.js';
import { ownersOf, subscriptionKey } from './owners.js';
import { qualify } from './qualification.js';
import { countRevenue } from './revenue.js';
import { keepSlices } from './slices.js';
import { type Candidate, type Change, stand } from './standing.js';
import { standingIn, withStanding } from './standings.js';
import { membersFrom } from './tally-members.js';
import { type State, stateOf } from './state.js';
import { markUnrated } from './unrated.js';
import { countVolume, leaveVolume } from './volume.js';
import { buyerOf, conversionIn, type Keys, programIn, type Work } from './work.js';

export { isOpen };

export function count(work: Work, key: string): void {
  const before = conversionIn(work, key);
  const program = before && programIn(work, before.program);
  if (!before?.sold || !program) return;
  const customer = buyerOf(work, before);
  keepSlices(work, program, before);
  allocateRefunds(work, customer, before);
  const found = conversionIn(work, key) ?? before;
  const shares = ownersOf(work.books, program, customer, found);
  const owned = freeze(work, program, customer, withChanges(found, { shares }));
  const rated = markUnrated(work, program, withRate(work, program, owned));
  const state = stateOf(work, program, customer, rated);
  const placed = placeWithCustomer(work, program, customer, rated, state);
  if (placed.kind === 'activity') {
    work.books.set(key, placed);
    if (placed.activity === 'net-revenue') countRevenue(work, program, placed);
    else if (placed.customer) qualify(work, program.program, placed.customer);
    return;
  }
  const renewals = standingIn(placed.standings, 'subscription');
  if (renewals && !isSameShares(before.shares, shares)) laterThan(work, renewals, key, work.counted);
  const left = leaveVolume(work, program, placed);
  const counted = countVolume(work, program, left);
  work.books.set(key, counted);
  work.priced.add(key);
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
  for (const id of new Set([...membersFrom(work.books, purchasesKey(customer.id))].map((one) => one.id))) {
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
  work.books.set(conversion.key, withChanges(conversion, { refunds, chargebacks, taken }));
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
  const recorded = isPayment(conversion) ? sold.recorded : 0;
  const until = holdOf(work, program, customer, conversion) ?? 0;
  const candidate = (stands: boolean): Candidate => ({
    place: placeOf(conversion),
    id: key,
    recorded,
    until,
    clock: work.clock,
    stands,
  });
  let { standings } = conversion;
  const buyer = customer?.id ?? (program.counts.purchases && isPayment(conversion) ? key : null);
  if (buyer !== null) {
    const tally = { key: purchasesKey(buyer), settledBy: null };
    settlePurchases(work, program, tally.key);
    const known = standingIn(standings, 'purchases');
    const { standing, change } = stand(work.books, tally, known, candidate(isPurchase), [isPurchase ? 1n : 0n]);
    standings = withStanding(standings, 'purchases', standing);
    if (!known && (program.endedAt !== null || isKeeping(program))) laterThan(work, standing, key, work.counted);
    if (change && program.counts.purchases) laterThan(work, change, key, work.priced);
  }
  if (sold.subscription !== undefined) {
    const renewals = { key: subscriptionKey(program.program, sold.subscription), settledBy: null };
    const known = standingIn(standings, 'subscription');
    const { standing, change } = stand(work.books, renewals, known, candidate(isOrder), [isOrder ? 1n : 0n]);
    standings = withStanding(standings, 'subscription', standing);
    if (change) laterThan(work, change, key, work.counted);
  }
  return withChanges(conversion, { standings });
}

const isSameShares = (a: readonly Share[], b: readonly Share[]): boolean =>
  a.length === b.length && a.every(({ partner, weight }, n) => partner === b[n]?.partner && weight === b[n]?.weight);

function laterThan(
  work: Work,
  { key: tally, place }: Pick<Change, 'key' | 'place'>,
  key: string,
  into: Pick<Keys, 'add'>,
): void {
  for (const { id } of membersFrom(work.books, tally, place)) if (id !== key) into.add(id);
}
