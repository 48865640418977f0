import { earns, found, words } from '../golden/of-kind.js';
import { payingFor } from '../golden/paying.js';

describe('a sum for each unit', () => {
  it('is paid for the units that remain', () => {
    expect(earns({ kind: 'per-unit', amount: '350' }, payingFor())).toBe(1_050);
    expect(earns({ kind: 'per-unit', amount: '0.5' }, payingFor())).toBe(1.5);
  });

  it('is rounded before an order is shared', () => {
    const half = payingFor({ isShared: true, mine: (amount) => amount / 2n });
    expect(earns({ kind: 'per-unit', amount: '0.5' }, half)).toBe(1);
  });

  it('is said with what is less than a minor unit', () => {
    expect(words({ kind: 'per-unit', amount: '0.5' })).toBe('£0.005 for each unit of each sale');
    expect(words({ kind: 'per-unit', amount: '350' })).toBe('£3.50 for each unit of each sale');
  });

  it('is for sales', () => {
    expect(found({ kind: 'per-unit', amount: '1' }, { on: 'deal' })).toEqual(['error r.pays.kind kind-does-not-fit']);
  });
});
