/** Whether a conversion stands: for its customer's ranks, for the orders that follow it, for a partner's volume. */
import type { Base, PartnerId } from '@tributary/contracts';
import { type Customer, isTerminated, type Program } from './books.js';
import { type Conversion, frozenFor, isPayment } from './conversion.js';
import { sinceOf } from './freezing.js';
import { partnersOf } from './owners.js';
import { remainsOf } from './remains.js';
import { versionFor } from './versions.js';
import type { Work } from './work.js';

export interface State {
  /** For the customer's ranks, which a rejection for fraud leaves as they are. */
  readonly isPurchase: boolean;
  /** For what follows its first order, whatever that is paid by. */
  readonly isOrder: boolean;
}

/** Standing: a base above 0, not fully refunded, its base commissions not rejected; a deal is paid once (row 25). */
export function stateOf(work: Work, program: Program, customer: Customer | null, conversion: Conversion): State {
  const remains = isPayment(conversion) ? remainsOf(conversion) : null;
  if (!remains || remains.left <= 0n || remains.base('net') <= 0n) return { isPurchase: false, isOrder: false };
  const earning = earningOf(work, conversion);
  return {
    isPurchase: isPaid(work, program, customer, conversion, earning) && !isRejected(conversion, earning),
    isOrder: !isRejected(conversion, null),
  };
}

/** Those that have a part of it and may earn. */
function earningOf(work: Work, conversion: Conversion): readonly PartnerId[] {
  const at = conversion.sold?.at ?? 0;
  return partnersOf(conversion).filter(
    (partner) => frozenFor(conversion, partner) && !isTerminated(work.books, partner, at),
  );
}

function isPaid(
  work: Work,
  program: Program,
  customer: Customer | null,
  conversion: Conversion,
  earning: readonly PartnerId[],
): boolean {
  if (conversion.kind === 'sale' && conversion.sold?.deal === undefined) return true;
  if (earning.length > 0) return earning.every((partner) => isPaidTo(program, conversion, partner));
  const version = versionFor(program, conversion.sold?.at ?? 0, sinceOf(work, program, customer, conversion));
  return isPaidUnder(conversion, version?.plan.deals);
}

/** All base commissions that a rule ever paid, of some partners or of all. */
function isRejected({ commissions, customer }: Conversion, partners: readonly PartnerId[] | null): boolean {
  const bases = commissions.filter(
    ({ component, partner }) => component === 'base' && (partners === null || partners.includes(partner)),
  );
  return bases.length > 0 && bases.every(({ rejected, fraud }) => rejected && !(fraud && customer !== null));
}

/** A program pays what a deal was won at or its invoices. */
export function isPaidTo(program: Program, conversion: Conversion, partner: PartnerId): boolean {
  const number = frozenFor(conversion, partner)?.version;
  return isPaidUnder(conversion, program.versions.find(({ version }) => version === number)?.plan.deals);
}

function isPaidUnder({ kind, sold }: Conversion, deals: 'won' | 'invoices' = 'won'): boolean {
  if (kind === 'deal') return deals === 'won';
  return kind !== 'sale' || sold?.deal === undefined || deals === 'invoices';
}

/** In a partner's volume: also where another's commission of a split is rejected. */
export function standsFor(program: Program, conversion: Conversion, partner: PartnerId, base: Base = 'net'): boolean {
  if (conversion.kind !== 'sale' || !isPaidTo(program, conversion, partner)) return false;
  const remains = remainsOf(conversion);
  if (!remains || remains.left <= 0n || remains.base(base) <= 0n) return false;
  return !conversion.commissions.some((one) => one.partner === partner && one.component === 'base' && one.rejected);
}
