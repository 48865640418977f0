import { earns, found, words } from '../golden/of-kind.js';
import { payingFor } from '../golden/paying.js';

describe('a sum for a qualified customer', () => {
  it('is paid once', () => {
    expect(earns({ kind: 'cpa', amount: 10_000, deposit: 5_000 }, payingFor())).toBe(10_000);
  });

  it('is said with what is to be reached, and in which time', () => {
    expect(words({ kind: 'cpa', amount: 10_000, deposit: 5_000, wagering: 20_000, withinDays: 30 })).toBe(
      '£100.00 for each customer that has deposited £50.00 and wagered £200.00 within 30 days of the signup',
    );
    expect(words({ kind: 'cpa', amount: 10_000, wagering: 20_000, withinDays: 1 })).toBe(
      '£100.00 for each customer that has wagered £200.00 within 1 day of the signup',
    );
  });

  it('says what is to be reached', () => {
    expect(found({ kind: 'cpa', amount: 1 })).toEqual(['error r.pays nothing-to-reach']);
    expect(found({ kind: 'cpa', amount: 1, deposit: 1 })).toEqual([]);
  });
});
