import { earns, found, words } from '../golden/of-kind.js';
import { payingFor } from '../golden/paying.js';

describe('a sum and a share', () => {
  it('add up', () => {
    expect(earns({ kind: 'hybrid', amount: 2_000, rate: '0.1' }, payingFor({ base: 6_000n }))).toBe(2_600);
  });

  it('end together', () => {
    expect(earns({ kind: 'hybrid', amount: 2_000, rate: '0.1' }, payingFor({ base: 0n, isLeft: false }))).toBe(0);
  });

  it('are said in one', () => {
    expect(words({ kind: 'hybrid', amount: 2_000, rate: '0.1' })).toBe('£20.00 and 10% of the net amount of each sale');
  });

  it('are for sales and deals', () => {
    const pays = { kind: 'hybrid', amount: 1, rate: '0.1' } as const;
    expect(found(pays, { on: 'deal' })).toEqual([]);
    expect(found(pays, { on: 'lead' })).toEqual(['error r.pays.kind kind-does-not-fit']);
  });
});
