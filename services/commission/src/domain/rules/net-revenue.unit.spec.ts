import { earns, found, words } from '../golden/of-kind.js';
import { payingFor } from '../golden/paying.js';

describe("a share of a month's revenue", () => {
  it.each([
    [50_000n, 15_000],
    [0n, 0],
    [-20_000n, 0],
  ])('of %s is %d', (base, expected) => {
    expect(earns({ kind: 'net-revenue', rate: '0.3' }, payingFor({ base }))).toBe(expected);
  });

  it('is said with what becomes of a negative month', () => {
    expect(words({ kind: 'net-revenue', rate: '0.3' })).toBe('30% of a month’s revenue');
    expect(words({ kind: 'net-revenue', rate: '0.3', carryOver: true })).toBe(
      '30% of a month’s revenue; a negative month moves to the next',
    );
  });

  it('is for revenue, which counts no purchases', () => {
    expect(found({ kind: 'net-revenue', rate: '0.3' }, { purchase: 'first' })).toEqual([
      'error r.purchase only-for-sales',
    ]);
  });
});
