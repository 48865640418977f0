import { earns, found, words } from '../golden/of-kind.js';
import { payingFor } from '../golden/paying.js';

describe('a percentage', () => {
  it('is a share of the base that remains, not rounded', () => {
    expect(earns({ kind: 'percentage', rate: '0.125' }, payingFor({ base: 333n }))).toBe(41.625);
  });

  it.each([
    ['0.1', '10% of the net amount of each sale'],
    ['0.075', '7.5% of the net amount of each sale'],
    ['0', '0% of the net amount of each sale'],
    ['1', '100% of the net amount of each sale'],
    ['0.000000000001', '0.0000000001% of the net amount of each sale'],
  ])('of %s is said as %s', (rate, expected) => {
    expect(words({ kind: 'percentage', rate })).toBe(expected);
  });

  it('is for sales and deals alone', () => {
    expect(found({ kind: 'percentage', rate: '0.1' }, { on: 'deal' })).toEqual([]);
    expect(found({ kind: 'percentage', rate: '0.1' }, { on: 'signup' })).toEqual([
      'error r.pays.kind kind-does-not-fit',
    ]);
  });
});
