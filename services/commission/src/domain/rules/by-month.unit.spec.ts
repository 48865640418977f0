import type { ByMonth } from '@tributary/contracts';
import { earns, found, words } from '../golden/of-kind.js';
import { payingFor } from '../golden/paying.js';

const months = (...from: number[]): ByMonth => ({
  kind: 'by-month',
  months: from.map((month, n) => ({ from: month, rate: n === 0 ? '0.2' : '0.1' })),
});

describe('a rate by month', () => {
  it.each([
    [1, 2_000],
    [12, 2_000],
    [13, 1_000],
    [400, 1_000],
  ])('in month %d is that of the last beginning: %d', (month, expected) => {
    expect(earns(months(1, 13), payingFor({ month: () => month }))).toBe(expected);
  });

  it('earns nothing before the first month that is named', () => {
    expect(earns(months(2), payingFor())).toBe(0);
    expect(found(months(2))).toEqual(['warning r.pays.months[0].from gap-months']);
  });

  it('is said month by month', () => {
    expect(words(months(1, 13))).toBe(
      '20% from month 1 on and 10% from month 13 on of the net amount of each sale, by month of the relationship',
    );
  });

  it('ascends', () => {
    expect(found(months(1, 13, 13))).toEqual(['error r.pays.months[2].from not-ascending']);
  });
});
