import { fitsOneTransaction, largestTransaction } from '@tributary/money';

/** In minor units. */
export const isAmount = (amount: number): boolean =>
  Number.isSafeInteger(amount) && amount >= 0 && fitsOneTransaction(BigInt(amount));

export const amountRange = `whole minor units from 0 to ${largestTransaction}`;
