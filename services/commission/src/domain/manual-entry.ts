/** Row 36: entries by hand, of any sign and never 0, undone by the opposite. */
import { fitsOneTransaction } from '@tributary/money';
import { derivedId, type EventData, type ManualEntryId } from '@tributary/contracts';

export type ManualEntry = EventData['ManualEntryPosted'];
export type ManualRefusal = 'amount-out-of-range' | 'wrong-state' | 'wrong-currency';

export function decideManualEntry(entry: ManualEntry, currencyOfProgram: string): ManualEntry | ManualRefusal {
  if (entry.currency !== currencyOfProgram) return 'wrong-currency';
  const { amount } = entry;
  const isAmount = Number.isSafeInteger(amount) && amount !== 0 && fitsOneTransaction(BigInt(amount));
  return isAmount ? entry : 'amount-out-of-range';
}

/** Each entry has one opposite, which has none. */
export const undoingId = (entry: ManualEntryId): ManualEntryId => derivedId<ManualEntryId>('undo', entry);

export function decideUndoing({ entry, undoes, amount, ...rest }: ManualEntry): ManualEntry | ManualRefusal {
  return undoes === undefined ? { ...rest, entry: undoingId(entry), amount: -amount, undoes: entry } : 'wrong-state';
}
