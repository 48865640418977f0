import { fitsOneTransaction, largestTransaction } from '@tributary/money';
import type { Wanted } from './targets.js';

/** What is too large to be booked exactly is not booked: nothing is due, and the last step says why. */
export function bookable(wanted: Wanted): Wanted {
  const { amount, terms } = wanted;
  if (fitsOneTransaction(amount)) return wanted;
  const step = { step: 'too-large', limit: String(largestTransaction), amount: '0' } as const;
  return { ...wanted, amount: 0n, terms: { ...terms, steps: [...terms.steps, step] } };
}
