import type { PayoutRun } from '@tributary/api-client';
import { StatusBadge, type Tone } from '@tributary/ui';

const states: Readonly<Record<PayoutRun['state'], readonly [Tone, string]>> = {
  proposed: ['warning', 'Proposed'],
  approved: ['accent', 'Approved'],
  paid: ['positive', 'Paid'],
  cancelled: ['neutral', 'Cancelled'],
  replaced: ['neutral', 'Replaced'],
};
export const StateOfRun = ({ state }: { state: PayoutRun['state'] }) => (
  <StatusBadge tone={states[state][0]}>{states[state][1]}</StatusBadge>
);

/** It never pays anybody. */
export const hasEnded = ({ state }: Pick<PayoutRun, 'state'>): boolean => state === 'cancelled' || state === 'replaced';
