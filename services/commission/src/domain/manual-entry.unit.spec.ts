import type { ManualEntryId, PartnerId, ProgramId } from '@tributary/contracts';
import { decideManualEntry, decideUndoing, type ManualEntry, undoingId } from './manual-entry.js';

const entry: ManualEntry = {
  entry: 'e-1' as ManualEntryId,
  program: 'p' as ProgramId,
  partner: 'ann' as PartnerId,
  currency: 'GBP',
  amount: 500,
};

describe('a manual entry', () => {
  it("has any sign, is never 0, and is in its program's currency", () => {
    expect(decideManualEntry(entry, 'GBP')).toEqual(entry);
    expect(decideManualEntry({ ...entry, amount: -500 }, 'GBP')).toMatchObject({ amount: -500 });
    expect(decideManualEntry({ ...entry, amount: 0 }, 'GBP')).toBe('amount-out-of-range');
    expect(decideManualEntry({ ...entry, amount: -(10 ** 12) }, 'GBP')).toMatchObject({ amount: -(10 ** 12) });
    expect(decideManualEntry({ ...entry, amount: 10 ** 12 + 1 }, 'GBP')).toBe('amount-out-of-range');
    expect(decideManualEntry(entry, 'EUR')).toBe('wrong-currency');
  });

  it('is undone by its opposite, once', () => {
    const opposite = { ...entry, entry: undoingId(entry.entry), amount: -500, undoes: entry.entry };
    expect(decideUndoing(entry)).toEqual(opposite);
    expect(decideUndoing(opposite)).toBe('wrong-state');
  });
});
