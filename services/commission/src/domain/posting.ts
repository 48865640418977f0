/** Target minus posted: what the books of one sale lack, as entries. */
import type { EntryCause } from '@tributary/contracts';
import type { Commission, Sale } from './books.js';
import type { Entry } from './outcomes.js';
import { isNothing, minus, nothing, type Posted } from './posted.js';
import type { Due } from './pricing.js';

export interface Posting {
  readonly sale: Sale;
  readonly entries: readonly Omit<Entry, 'currency'>[];
}

/** `before` is the sale as it was last posted, so that a decision which moves no money is told as well. */
export function post(sale: Sale, before: Sale | undefined, due: Due | undefined, cause: EntryCause): Posting {
  const known = commissionsWith(sale, due);
  if (known.length === 0) return { sale, entries: [] };
  const changes: Pick<Entry, 'commission' | 'change' | 'cause'>[] = [];
  const commissions = known.map((commission) => {
    const mine = commission.partner === due?.partner ? due : undefined;
    const target = mine ? targetOf(commission, mine, sale.holdUntil !== null) : nothing;
    const change = minus(target, commission.posted);
    const awaitingRate = mine?.awaitingRate ?? false;
    const isChanged =
      !isNothing(change) ||
      awaitingRate !== commission.awaitingRate ||
      commission.rejected !== wasRejected(before, commission);
    const next: Commission = {
      partner: commission.partner,
      link: mine?.link ?? commission.link,
      rejected: commission.rejected,
      allowed: target.approved,
      entries: commission.entries + (isChanged ? 1 : 0),
      posted: target,
      terms: mine?.terms ?? commission.terms,
      awaitingRate,
    };
    if (isChanged) changes.push({ commission: next, change, cause: mine ? cause : 're-attributed' });
    return next;
  });
  const kept = { ...sale, commissions };
  return { sale: kept, entries: changes.map((change) => ({ kind: 'entry', sale: kept, ...change })) };
}

function commissionsWith({ commissions }: Sale, due: Due | undefined): readonly Commission[] {
  if (!due || commissions.some(({ partner }) => partner === due.partner)) return commissions;
  const { partner, link, terms } = due;
  return [
    ...commissions,
    { partner, link, terms, rejected: false, allowed: 0n, entries: 0, posted: nothing, awaitingRate: false },
  ];
}

const wasRejected = (before: Sale | undefined, { partner }: Commission): boolean =>
  before?.commissions.find((commission) => commission.partner === partner)?.rejected ?? false;

/** Row 32: a decrease takes what is pending first, an increase is a new pending amount; what is rejected earns nothing. */
function targetOf({ rejected, allowed }: Commission, { amount, remaining }: Due, held: boolean): Posted {
  const { gross, refunded } = remaining;
  const earned = rejected ? 0n : amount;
  const approved = allowed < earned ? allowed : earned;
  const open = earned - approved;
  return {
    conversions: gross > 0n ? 1n : 0n,
    gross,
    refunded,
    held: held ? open : 0n,
    pending: held ? 0n : open,
    approved,
  };
}
