import type { Link } from '@tributary/api-client';
import { useData } from '../../../shared/api.js';
import { dayIn, monthStart, plusDays } from '../../../shared/days.js';
import { useSession } from '../../../shared/session.js';

export const useBalances = () => useData('balances', '/balances');

/** It is worked out from the balances, and so changes when they do. */
export const useNextPayout = () => useData('balances', '/next-payout');

export interface Days {
  readonly from: string;
  readonly to: string;
}

/** The month so far, and the same days of the month before: a month is compared with a month. */
export function useMonths(): { readonly now: Days; readonly before: Days } {
  const to = dayIn(useSession().membership.organisation.zone);
  const from = monthStart(to);
  const start = monthStart(plusDays(from, -1));
  const sameDay = plusDays(start, Number(to.slice(8)) - 1);
  return { now: { from, to }, before: { from: start, to: sameDay < from ? sameDay : plusDays(from, -1) } };
}

export const useSummary = ({ from, to }: Days) => useData('analytics', '/analytics/summary', { from, to });

export const useLinks = () => useData('links', '/links', { limit: 100 });

/** The first link that somebody made is the one that stands on their cards. */
export const mainOf = (links: readonly Link[]): Link | undefined =>
  links.reduce<Link | undefined>(
    (first, link) => (first === undefined || link.createdAt < first.createdAt ? link : first),
    undefined,
  );
