import type { CommissionState, CommissionTotals } from '@tributary/api-client';

export const tabs = [
  ['pending', 'To approve'],
  ['unsettled', 'Not settled'],
  ['held', 'Held'],
  ['approved', 'Approved'],
  ['settled', 'Settled, not paid out'],
  ['paid', 'Paid'],
  ['rejected', 'Rejected'],
  ['reversed', 'Reversed'],
  ['nothing', 'Earned nothing'],
  ['awaiting-rate', 'Awaiting rate'],
  ['all', 'All'],
] as const;

export type Tab = (typeof tabs)[number][0];

/** What an address asks for; one that knows no such state shows what is to be done. */
export const tabOf = (state: string | undefined): Tab => tabs.find(([name]) => name === state)?.[0] ?? 'pending';

/** What the API is asked for, so that each tab holds what its figure counts. */
export function askedBy(tab: Tab): { state?: CommissionState; unsettled?: 'true' | 'false' } {
  if (tab === 'all') return {};
  if (tab === 'unsettled') return { state: 'pending', unsettled: 'true' };
  return tab === 'pending' ? { state: tab, unsettled: 'false' } : { state: tab };
}

/** Pending, and no bonus that waits for a settlement: what a person may approve now. */
export const isToApprove = ({ state, unsettled }: Pick<CommissionTotals, 'state' | 'unsettled'>): boolean =>
  state === 'pending' && !unsettled;

export function countOf(tab: Tab, totals: readonly Pick<CommissionTotals, 'state' | 'unsettled' | 'count'>[]): number {
  const isIn = (line: (typeof totals)[number]): boolean =>
    tab === 'pending' ? isToApprove(line) : tab === 'unsettled' ? line.unsettled : line.state === tab;
  return totals.filter(isIn).reduce((sum, { count }) => sum + count, 0);
}
