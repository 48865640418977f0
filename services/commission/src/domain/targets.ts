/** Rows 31, 32 and 8: how much of what is due is held, pending and approved. */
import { commissionId } from '@tributary/contracts';
import { isOpen } from './allocation.js';
import { type Customer, type Partner, partnerOf } from './books.js';
import type { Commission, Terms } from './commission.js';
import { type Conversion, isPayment, termsOf } from './conversion.js';
import { lastIndexOf } from './last.js';
import type { Posted } from './posted.js';
import { smaller } from './ratio.js';
import type { Work } from './work.js';

export interface Wanted {
  readonly partner: Commission['partner'];
  readonly component: string;
  /** Whose commission this is a share of: it is held as that is. */
  readonly child: Commission['partner'] | null;
  readonly link: Commission['link'];
  readonly amount: bigint;
  readonly awaitingRate: boolean;
  readonly holdUntil: number | null;
  readonly ceiling: number | undefined;
  readonly conversions: bigint;
  readonly gross: bigint;
  readonly refunded: bigint;
  readonly terms: Terms;
}

/** Row 23: what a suspended partner brought stays held until it is reinstated. */
export function isSuspended({ statuses }: Partner, at: number): boolean {
  const n = lastIndexOf(statuses, (one) => one.at <= at);
  return statuses[n]?.value === 'suspended' && !statuses.some(({ value }, later) => later > n && value === 'active');
}

/** A period's sum is no conversion, and is not held for one. */
const isBrought = ({ kind }: Conversion): boolean => kind !== 'bonus' && kind !== 'revenue';

/** What decisions make of an amount: a rejection, a correction, a fraud of the customer's before it (row 21). */
export function decided(
  commission: Commission | undefined,
  amount: bigint,
  conversion: Conversion,
  customer: Customer | null,
): bigint {
  if (commission?.rejected) return 0n;
  const due = commission?.corrected == null ? amount : isLeft(conversion) ? commission.corrected : 0n;
  const isDoubted = customer !== null && customer.frauds.length > 0;
  return isDoubted ? smaller(due, commission?.allowed ?? 0n) : due;
}

export function isLeft(conversion: Conversion): boolean {
  const terms = termsOf(conversion);
  if (!terms || !isPayment(conversion)) return true;
  return conversion.taken.reduce((left, { amount }) => left - amount, terms.amount) > 0n;
}

export const settledOfKey = (commission: string): string => `settled-of/${commission}`;

function settledOf(work: Work, { id }: Conversion, { partner, component }: Commission): bigint {
  const key = settledOfKey(commissionId({ conversion: id, partner, component }));
  return work.books.get<{ settled: bigint }>(key)?.settled ?? 0n;
}

const isAnySuspended = ({ books }: Work, { partner, child }: Wanted, at: number): boolean =>
  isSuspended(partnerOf(books, partner), at) || (child !== null && isSuspended(partnerOf(books, child), at));

/** A decrease takes what is pending first, an increase is a new pending amount. */
export function targetOf(
  work: Work,
  conversion: Conversion,
  commission: Commission,
  wanted: Wanted,
  due: bigint,
): { readonly target: Posted; readonly allowed: bigint } {
  const { conversions, gross, refunded, ceiling } = wanted;
  const at = conversion.sold?.at ?? 0;
  const isHeld =
    (!commission.released && wanted.holdUntil !== null) || (isBrought(conversion) && isAnySuspended(work, wanted, at));
  const isDisputed = conversion.chargebacks.some(isOpen);
  const mayItself = ceiling !== undefined && !commission.byHand && !isHeld && !isDisputed;
  const byItself = mayItself && due <= BigInt(ceiling);
  const allowed = commission.rejected ? 0n : byItself ? due : smaller(commission.allowed, due);
  const approved = isDisputed ? smaller(settledOf(work, conversion, commission), allowed) : allowed;
  const open = due - approved;
  const isOpenHeld = isHeld || isDisputed;
  const held = isOpenHeld ? open : 0n;
  const pending = isOpenHeld ? 0n : open;
  return { target: { conversions, gross, refunded, held, pending, approved }, allowed };
}
