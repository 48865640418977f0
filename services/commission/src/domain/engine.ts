/** The commission engine: facts in, what to post out. The rows are those of the specification of commissions. */
import type { ConversionId, CustomerId, EntryCause, ProgramId } from '@tributary/contracts';
import { attribute } from './attribution.js';
import {
  type Books,
  type Commission,
  type Customer,
  firstPlanKey,
  hourKey,
  type Program,
  type Refund,
  type Sale,
  type Signup,
} from './books.js';
import type { Decision, Fact } from './facts.js';
import type { Outcome } from './outcomes.js';
import { underPlan } from './plan.js';
import { reprice, repriceCustomer } from './repricing.js';

type FactOf<Type extends Fact['type']> = Extract<Fact, { readonly type: Type }>;

/** Changes the books in place, because a replay folds millions of facts; the same facts give the same outcomes. */
export function fold(books: Books, fact: Fact): Outcome[] {
  switch (fact.type) {
    case 'ProgramCreated':
      books.programs.set(fact.data.program, { ...fact.data, endedAt: null, versions: [] });
      return [];
    case 'ProgramEnded':
      changeProgram(books, fact.data.program, (program) => ({
        ...program,
        endedAt: program.endedAt ?? fact.occurredAt,
      }));
      return [];
    case 'PlanPublished':
      return publish(books, fact);
    case 'SignupRecorded': {
      const customer = customerOf(books, fact.data);
      const signup = { at: fact.occurredAt, touches: fact.data.touches };
      return customer.signup ? [] : bind(books, fact.organisation, customer, signup);
    }
    case 'TouchAdded': {
      const customer = customerOf(books, fact.data);
      const { signup } = customer;
      if (!signup) return [];
      return bind(books, fact.organisation, customer, { ...signup, touches: [...signup.touches, fact.data.touch] });
    }
    case 'SaleRecorded':
      return sell(books, fact);
    case 'ConversionAmended': {
      const { currency, amount, tax, shipping } = fact.data;
      const amended = { currency, amount, tax, shipping, at: fact.occurredAt };
      return reprice(books, fact.organisation, { ...saleOf(books, fact.data), amended }, 'adjusted');
    }
    case 'RefundRecorded':
      return refund(books, fact);
    case 'CommissionApproved':
      return decide(books, fact, 'approved', (commission) => ({
        ...commission,
        allowed: commission.posted.approved + fact.data.amount,
      }));
    case 'CommissionRejected':
      return decide(books, fact, 'rejected', (commission) => ({ ...commission, rejected: true, allowed: 0n }));
    case 'CommissionReopened':
      return decide(books, fact, 'reopened', (commission) => ({ ...commission, rejected: false }));
    case 'HourPassed':
      return repriceWaiting(
        books,
        fact.organisation,
        hourKey(fact.organisation, fact.data.hour),
        'released',
        (sale) => ({
          ...sale,
          holdUntil: null,
        }),
      );
  }
}

function changeProgram(books: Books, id: ProgramId, change: (program: Program) => Program): void {
  const program = books.programs.get(id);
  if (program) books.programs.set(id, change(program));
}

const byBeginning = (a: { readonly from: number | null }, b: { readonly from: number | null }): number =>
  (a.from ?? Number.NEGATIVE_INFINITY) - (b.from ?? Number.NEGATIVE_INFINITY);

function publish(books: Books, { organisation, recordedAt, data }: FactOf<'PlanPublished'>): Outcome[] {
  const { program: id, version, from, holdDays, rules } = data;
  changeProgram(books, id, (program) => ({
    ...program,
    versions: [...program.versions, { version, from, holdDays, rules }].toSorted(byBeginning),
  }));
  const program = books.programs.get(id);
  return repriceWaiting(books, organisation, firstPlanKey(id), 'accrued', (sale) =>
    underPlan(sale, program, recordedAt),
  );
}

/** Each as it is at its turn: one sale's repricing may reach the others of its customer. */
function repriceWaiting(
  books: Books,
  organisation: string,
  key: string,
  cause: EntryCause,
  change: (sale: Sale) => Sale,
): Outcome[] {
  return Array.from(books.waiting.get(key) ?? []).flatMap((conversion) => {
    const sale = books.sales.get(conversion);
    return sale ? reprice(books, organisation, change(sale), cause) : [];
  });
}

function bind(books: Books, organisation: string, customer: Customer, signup: Signup): Outcome[] {
  const from = customer.owner;
  const { customer: bound, reason } = attribute(books.programs.get(customer.program), customer, signup);
  const repriced = repriceCustomer(books, organisation, bound, from ? 're-attributed' : 'accrued');
  return reason ? [{ kind: 'attributed', customer: bound, from, reason }, ...repriced] : repriced;
}

function sell(books: Books, { organisation, occurredAt, recordedAt, data }: FactOf<'SaleRecorded'>): Outcome[] {
  const { externalId, source, currency, amount, tax, shipping } = data;
  const sold = { externalId, source, currency, amount, tax, shipping, at: occurredAt };
  const sale = { ...saleOf(books, data), customer: data.customer, sold };
  return reprice(books, organisation, underPlan(sale, books.programs.get(data.program), recordedAt), 'accrued');
}

function refund(books: Books, { organisation, occurredAt, data }: FactOf<'RefundRecorded'>): Outcome[] {
  const { customer: buyer, program, conversion, refund, externalId, source, currency, amount, tax, shipping } = data;
  const terms = { refund, conversion, externalId, source, currency, amount, tax, shipping };
  const refunded: Refund = { ...terms, at: occurredAt, surplus: 0n, surplusEntries: 0 };
  if (conversion) {
    const sale = saleOf(books, { conversion, program });
    return reprice(books, organisation, { ...sale, refunds: [...sale.refunds, refunded] }, 'reversed');
  }
  if (buyer) {
    const customer = customerOf(books, { customer: buyer, program });
    const refunds = [...customer.refunds, refunded];
    return repriceCustomer(books, organisation, { ...customer, refunds }, 'reversed');
  }
  return [{ kind: 'surplus', program, customer: null, refund: { ...refunded, surplus: amount, surplusEntries: 1 } }];
}

/** A decision follows what was posted, so one about an unknown commission has nothing to change. */
function decide(
  books: Books,
  { organisation, data: { conversion, partner } }: { readonly organisation: string; readonly data: Decision },
  cause: EntryCause,
  change: (commission: Commission) => Commission,
): Outcome[] {
  const sale = books.sales.get(conversion);
  if (!sale) return [];
  const commissions = sale.commissions.map((one) => (one.partner === partner ? change(one) : one));
  return reprice(books, organisation, { ...sale, commissions }, cause);
}

function customerOf(
  books: Books,
  { customer: id, program }: { readonly customer: CustomerId; readonly program: ProgramId },
): Customer {
  return books.customers.get(id) ?? { id, program, signup: null, owner: null, attributions: 0, refunds: [] };
}

function saleOf(
  books: Books,
  { conversion, program }: { readonly conversion: ConversionId; readonly program: ProgramId },
): Sale {
  return (
    books.sales.get(conversion) ?? {
      conversion,
      program,
      customer: null,
      sold: null,
      amended: null,
      refunds: [],
      planVersion: null,
      holdUntil: null,
      commissions: [],
    }
  );
}
