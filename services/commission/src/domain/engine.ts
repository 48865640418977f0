/** The commission engine: facts in, what to post out. `rules.ts` says what is due; this says what differs from what is posted. */
import type { CustomerId, EntryCause } from '@tributary/contracts';
import {
  type Books,
  type Commission,
  type Customer,
  firstPlanKey,
  hourKey,
  isNothing,
  keepSale,
  minus,
  nothing,
  type Posted,
  type Program,
  type Refund,
  type Sale,
  salesIn,
} from './books.js';
import type { Decision, Fact, Owner } from './facts.js';
import { type Allocation, allocate, type Remaining, termsOf } from './refunds.js';
import { earned, holdEnd, ownerOf, versionAt, winningRule } from './rules.js';

/** What one fact changes in one commission: target minus posted. */
export interface Entry {
  readonly kind: 'entry';
  readonly sale: Sale;
  readonly commission: Commission;
  readonly change: Posted;
  /** What the program pays in. */
  readonly currency: string;
  readonly cause: EntryCause;
}
export interface Attributed {
  readonly kind: 'attributed';
  readonly customer: Customer;
  readonly from: Owner | null;
}
export interface SurplusChanged {
  readonly kind: 'surplus';
  readonly refund: Refund;
  readonly program: Program['program'];
  readonly customer: CustomerId | null;
}
export type Outcome = Entry | Attributed | SurplusChanged;

/** Changes the books in place, because a replay folds millions of facts; the same facts give the same outcomes. */
export function fold(books: Books, fact: Fact): Outcome[] {
  const { type, data, organisation } = fact;
  const at = fact.occurredAt;
  switch (type) {
    case 'ProgramCreated':
      books.programs.set(data.program, { ...data, endedAt: null, versions: [] });
      return [];
    case 'ProgramEnded':
      return changeProgram(books, data.program, (program) => ({ ...program, endedAt: program.endedAt ?? at }));
    case 'PlanPublished': {
      changeProgram(books, data.program, (program) => ({
        ...program,
        versions: [...program.versions, data].toSorted((a, b) => (a.from ?? -Infinity) - (b.from ?? -Infinity)),
      }));
      const waiting = salesIn(books, books.waiting.get(firstPlanKey(data.program)));
      return waiting.flatMap((sale) => reprice(books, organisation, startHold(books, sale), 'accrued'));
    }
    case 'SignupRecorded': {
      const customer = customerOf(books, data.customer, data.program);
      if (customer.signup) return [];
      return attribute(books, organisation, { ...customer, signup: { at, touches: data.touches } });
    }
    case 'TouchAdded': {
      const customer = customerOf(books, data.customer, data.program);
      if (!customer.signup) return [];
      return attribute(books, organisation, {
        ...customer,
        signup: { ...customer.signup, touches: [...customer.signup.touches, data.touch] },
      });
    }
    case 'SaleRecorded': {
      const sold = { ...data, at, recordedAt: fact.recordedAt };
      const sale = { ...saleOf(books, data), customer: data.customer, sold };
      return reprice(books, organisation, startHold(books, sale), 'accrued');
    }
    case 'ConversionAmended':
      return reprice(books, organisation, { ...saleOf(books, data), amended: { ...data, at } }, 'adjusted');
    case 'RefundRecorded':
      return refund(books, fact, { ...data, at, surplus: 0n, surplusEntries: 0 });
    case 'CommissionApproved':
      return decide(books, organisation, data, 'approved', (commission) => ({
        ...commission,
        allowed: commission.posted.approved + data.amount,
      }));
    case 'CommissionRejected':
      return decide(books, organisation, data, 'rejected', (commission) => ({
        ...commission,
        rejected: true,
        allowed: 0n,
      }));
    case 'CommissionReopened':
      return decide(books, organisation, data, 'reopened', (commission) => ({ ...commission, rejected: false }));
    case 'HourPassed':
      return salesIn(books, books.waiting.get(hourKey(organisation, data.hour))).flatMap((sale) =>
        reprice(books, organisation, { ...sale, holdUntil: null }, 'released'),
      );
  }
}

/** What a sale waits for: its hold's last hour, or its program's first plan. */
export function waitsFor(organisation: string): (sale: Sale) => string | null {
  return ({ sold, program, holdUntil, commissions }) => {
    if (holdUntil !== null) return hourKey(organisation, holdUntil);
    return sold && commissions.length === 0 ? firstPlanKey(program) : null;
  };
}

function changeProgram(books: Books, id: Program['program'], change: (program: Program) => Program): Outcome[] {
  const program = books.programs.get(id);
  if (program) books.programs.set(id, change(program));
  return [];
}

function customerOf(books: Books, id: CustomerId, program: Program['program']): Customer {
  return books.customers.get(id) ?? { id, program, signup: null, owner: null, attributions: 0, refunds: [] };
}

function saleOf(books: Books, of: Pick<Sale, 'conversion' | 'program' | 'customer'>): Sale {
  return (
    books.sales.get(of.conversion) ?? {
      conversion: of.conversion,
      program: of.program,
      customer: of.customer,
      sold: null,
      amended: null,
      refunds: [],
      holdUntil: null,
      commissions: [],
    }
  );
}

function startHold(books: Books, sale: Sale): Sale {
  const program = books.programs.get(sale.program);
  const version = sale.sold && program && versionAt(program, sale.sold.at);
  return sale.sold && version
    ? { ...sale, holdUntil: holdEnd(sale.sold.at, version.holdDays, sale.sold.recordedAt) }
    : sale;
}

function attribute(books: Books, organisation: string, customer: Customer): Outcome[] {
  const program = books.programs.get(customer.program);
  const owner = program && customer.signup ? ownerOf(program, customer.signup) : null;
  const from = customer.owner;
  const changed = owner?.touch !== from?.touch;
  const kept: Customer = { ...customer, owner, attributions: customer.attributions + (changed ? 1 : 0) };
  books.customers.set(customer.id, kept);
  const repriced = repriceAll(
    books,
    organisation,
    salesIn(books, books.salesOf.get(customer.id)),
    kept,
    from ? 're-attributed' : 'accrued',
  );
  return changed ? [{ kind: 'attributed', customer: kept, from }, ...repriced] : repriced;
}

function refund(
  books: Books,
  { organisation, data }: Extract<Fact, { type: 'RefundRecorded' }>,
  refunded: Refund,
): Outcome[] {
  if (data.conversion) {
    const sale = saleOf(books, { conversion: data.conversion, program: data.program, customer: data.customer });
    return reprice(
      books,
      organisation,
      { ...sale, customer: sale.customer ?? data.customer, refunds: [...sale.refunds, refunded] },
      'reversed',
    );
  }
  if (!data.customer) {
    return [
      {
        kind: 'surplus',
        program: data.program,
        customer: null,
        refund: { ...refunded, surplus: refunded.amount, surplusEntries: 1 },
      },
    ];
  }
  const customer = customerOf(books, data.customer, data.program);
  const kept = { ...customer, refunds: [...customer.refunds, refunded] };
  books.customers.set(kept.id, kept);
  return repriceAll(books, organisation, salesIn(books, books.salesOf.get(kept.id)), kept, 'reversed');
}

function reprice(books: Books, organisation: string, changed: Sale, cause: EntryCause): Outcome[] {
  keepSale(books, changed, waitsFor(organisation));
  const customer = changed.customer ? books.customers.get(changed.customer) : undefined;
  if (!customer) return repriceAll(books, organisation, [changed], null, cause);
  const sales = customer.refunds.length === 0 ? [changed] : salesIn(books, books.salesOf.get(customer.id));
  return repriceAll(books, organisation, sales, customer, cause);
}

/** Brings sales that share refunds to their targets, and says what of the refunds is left over. */
function repriceAll(
  books: Books,
  organisation: string,
  sales: readonly Sale[],
  customer: Customer | null,
  cause: EntryCause,
): Outcome[] {
  const allocation = allocate(sales, customer?.refunds ?? []);
  const outcomes: Outcome[] = [];
  for (const sale of sales) {
    const refunds = settleSurplus(sale.refunds, sale.sold ? allocation : null, sale, outcomes);
    post(
      books,
      organisation,
      { ...sale, refunds },
      customer,
      allocation.remaining.get(sale.conversion),
      cause,
      outcomes,
    );
  }
  if (customer) {
    const refunds = settleSurplus(
      customer.refunds,
      allocation,
      { program: customer.program, customer: customer.id },
      outcomes,
    );
    if (refunds !== customer.refunds) books.customers.set(customer.id, { ...customer, refunds });
  }
  return outcomes;
}

/** A refund whose sale is not known yet waits and is no surplus. */
function settleSurplus(
  refunds: readonly Refund[],
  allocation: Allocation | null,
  { program, customer }: Pick<Sale, 'program' | 'customer'>,
  outcomes: Outcome[],
): readonly Refund[] {
  let changed = false;
  const settled = refunds.map((one) => {
    const surplus = allocation?.surplus.get(one.refund) ?? 0n;
    if (surplus === one.surplus) return one;
    changed = true;
    const next = { ...one, surplus, surplusEntries: one.surplusEntries + 1 };
    outcomes.push({ kind: 'surplus', refund: next, program, customer });
    return next;
  });
  return changed ? settled : refunds;
}

function post(
  books: Books,
  organisation: string,
  sale: Sale,
  customer: Customer | null,
  remaining: Remaining | undefined,
  cause: EntryCause,
  outcomes: Outcome[],
): void {
  const due = remaining && dueFor(books, sale, customer, remaining);
  const known =
    due && !sale.commissions.some(({ partner }) => partner === due.partner)
      ? [...sale.commissions, opened(due)]
      : sale.commissions;
  const entries: Omit<Entry, 'sale'>[] = [];
  const commissions = known.map((commission) => {
    const mine = commission.partner === due?.partner ? due : null;
    const target = mine ? targetOf(commission, mine, sale.holdUntil !== null) : nothing;
    const change = minus(target, commission.posted);
    const awaitingRate = mine?.awaitingRate ?? false;
    const terms = mine?.terms ?? commission.terms;
    const allowed = commission.rejected ? 0n : target.approved;
    const isChanged =
      !isNothing(change) || awaitingRate !== commission.awaitingRate || (cause === 'rejected' && commission.rejected);
    const next: Commission = {
      ...commission,
      terms,
      awaitingRate,
      allowed,
      link: mine?.link ?? commission.link,
      posted: target,
      entries: commission.entries + (isChanged ? 1 : 0),
    };
    if (isChanged)
      entries.push({
        kind: 'entry',
        commission: next,
        change,
        currency: books.programs.get(sale.program)?.currency ?? '',
        cause: mine ? cause : 're-attributed',
      });
    return next;
  });
  const kept = { ...sale, commissions };
  keepSale(books, kept, waitsFor(organisation));
  for (const entry of entries) outcomes.push({ ...entry, sale: kept });
}

interface Due {
  readonly partner: Commission['partner'];
  readonly link: Commission['link'];
  readonly terms: Commission['terms'];
  readonly amount: bigint;
  readonly awaitingRate: boolean;
  readonly remaining: Remaining;
}

function dueFor(books: Books, sale: Sale, customer: Customer | null, remaining: Remaining): Due | undefined {
  const { sold } = sale;
  const program = books.programs.get(sale.program);
  if (!sold || !program || !customer?.owner || !customer.signup || sold.at < customer.signup.at) return undefined;
  const version = versionAt(program, sold.at);
  const rule = version && winningRule(version, customer.owner.partner);
  const wasCounted = sale.commissions.some(({ partner }) => partner === customer.owner?.partner);
  if (!version || !rule || (remaining.gross === 0n && !wasCounted)) return undefined;
  const awaitingRate = termsOf(sale)?.currency !== program.currency;
  return {
    partner: customer.owner.partner,
    link: customer.owner.link,
    remaining,
    awaitingRate,
    terms: { planVersion: version.version, rule, base: remaining.base },
    amount: awaitingRate ? 0n : earned(rule, remaining.base, remaining.gross - remaining.refunded),
  };
}

function opened({ partner, link, terms }: Due): Commission {
  return { partner, link, terms, rejected: false, allowed: 0n, entries: 0, posted: nothing, awaitingRate: false };
}

/** Row 32: a decrease takes what is pending first, an increase is a new pending amount; what is rejected earns nothing. */
function targetOf({ rejected, allowed }: Commission, { amount, remaining }: Due, held: boolean): Posted {
  const counted = { conversions: remaining.gross > 0n ? 1n : 0n, gross: remaining.gross, refunded: remaining.refunded };
  if (rejected) return { ...counted, held: 0n, pending: 0n, approved: 0n };
  const approved = allowed < amount ? allowed : amount;
  const open = amount - approved;
  return { ...counted, held: held ? open : 0n, pending: held ? 0n : open, approved };
}

/** A decision follows what was posted, so one about an unknown commission has nothing to change. */
function decide(
  books: Books,
  organisation: string,
  { conversion, partner }: Decision,
  cause: EntryCause,
  change: (commission: Commission) => Commission,
): Outcome[] {
  const sale = books.sales.get(conversion);
  if (!sale) return [];
  const commissions = sale.commissions.map((one) => (one.partner === partner ? change(one) : one));
  return reprice(books, organisation, { ...sale, commissions }, cause);
}
