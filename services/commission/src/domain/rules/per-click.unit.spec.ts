import { earns, found, words } from '../golden/of-kind.js';
import { payingFor } from '../golden/paying.js';

describe('a sum for each click', () => {
  it('is paid for the clicks of a day', () => {
    expect(earns({ kind: 'per-click', amount: '0.5' }, payingFor({ units: 37n }))).toBe(18.5);
  });

  it('is said as what one click brings', () => {
    expect(words({ kind: 'per-click', amount: '2' })).toBe('£0.02 for each click');
  });

  it('is for clicks', () => {
    expect(found({ kind: 'per-click', amount: '1' })).toEqual([]);
    expect(found({ kind: 'per-click', amount: '1' }, { on: 'sale' })).toEqual(['error r.pays.kind kind-does-not-fit']);
  });
});
