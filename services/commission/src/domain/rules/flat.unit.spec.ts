import { earns, found, words } from '../golden/of-kind.js';
import { payingFor } from '../golden/paying.js';
import { zero, ratio } from '../ratio.js';

describe('a flat sum', () => {
  it('stays while anything remains, and goes with the last of it', () => {
    expect(earns({ kind: 'flat', amount: 2_000 }, payingFor({ base: 1n }))).toBe(2_000);
    expect(earns({ kind: 'flat', amount: 2_000 }, payingFor({ isLeft: false }))).toBe(0);
  });

  it('follows the base where the plan says so', () => {
    const paying = payingFor({ proportion: () => ratio(3n, 4n) });
    expect(earns({ kind: 'flat', amount: 2_000, proportional: true }, paying)).toBe(1_500);
    expect(earns({ kind: 'flat', amount: 2_000, proportional: true }, payingFor({ proportion: () => zero }))).toBe(0);
  });

  it('is said with its currency', () => {
    expect(words({ kind: 'flat', amount: 123_456 })).toBe('£1,234.56 for each sale');
    expect(words({ kind: 'flat', amount: 500, proportional: true })).toBe(
      '£5.00 for each sale, less in proportion to refunds',
    );
  });

  it('is for whatever happens once', () => {
    for (const on of ['sale', 'signup', 'lead', 'deal'] as const)
      expect(found({ kind: 'flat', amount: 1 }, { on })).toEqual([]);
    expect(found({ kind: 'flat', amount: 1 }, { on: 'click' })).toEqual(['error r.pays.kind kind-does-not-fit']);
  });
});
