/** Brings sales to their targets after a fact has changed something about them. */
import type { EntryCause } from '@tributary/contracts';
import { type Books, type Customer, keepSale, type Refund, type Sale, salesIn } from './books.js';
import { waitsFor } from './holds.js';
import type { Outcome } from './outcomes.js';
import { post } from './posting.js';
import { dueFor } from './pricing.js';
import { type Allocation, allocate } from './refunds.js';

/** One sale, with all of its customer's where refunds that name none tie them together. */
export function reprice(books: Books, organisation: string, changed: Sale, cause: EntryCause): Outcome[] {
  const customer = (changed.customer && books.customers.get(changed.customer)) || null;
  if (!customer || customer.refunds.length === 0) return repriceAll(books, organisation, [changed], customer, cause);
  const others = salesIn(books, books.salesOf.get(customer.id)).filter(
    ({ conversion }) => conversion !== changed.conversion,
  );
  return repriceAll(books, organisation, [...others, changed], customer, cause);
}

export function repriceCustomer(books: Books, organisation: string, customer: Customer, cause: EntryCause): Outcome[] {
  books.customers.set(customer.id, customer);
  return repriceAll(books, organisation, salesIn(books, books.salesOf.get(customer.id)), customer, cause);
}

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
    const program = books.programs.get(sale.program);
    const refunds = settleSurplus(sale.refunds, sale.sold ? allocation : null, sale, outcomes);
    const settled = refunds === sale.refunds ? sale : { ...sale, refunds };
    const due = dueFor(program, customer, settled, allocation.remaining.get(sale.conversion));
    const posting = post(settled, books.sales.get(sale.conversion), due, cause);
    keepSale(books, posting.sale, waitsFor(organisation));
    for (const entry of posting.entries) outcomes.push({ ...entry, currency: program?.currency ?? '' });
  }
  if (customer) {
    const of = { program: customer.program, customer: customer.id };
    const refunds = settleSurplus(customer.refunds, allocation, of, outcomes);
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
