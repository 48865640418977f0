import { describe, expect, it } from '@jest/globals';
import { askedBy, countOf, tabOf } from './commission-tabs.js';

const totals = [
  { state: 'held', unsettled: false, count: 4 },
  { state: 'pending', unsettled: false, count: 2 },
  { state: 'pending', unsettled: false, count: 1 },
  { state: 'pending', unsettled: true, count: 5 },
] as const;

describe('the tabs of the commissions', () => {
  it('count as to be approved what may be approved now, and list that alone', () => {
    expect(countOf('pending', totals)).toBe(3);
    expect(askedBy('pending')).toEqual({ state: 'pending', unsettled: 'false' });
  });

  it('keep apart what waits for a settlement', () => {
    expect(countOf('unsettled', totals)).toBe(5);
    expect(askedBy('unsettled')).toEqual({ state: 'pending', unsettled: 'true' });
  });

  it('ask for all others by their state, and for all by nothing', () => {
    expect(countOf('held', totals)).toBe(4);
    expect(askedBy('held')).toEqual({ state: 'held' });
    expect(askedBy('nothing')).toEqual({ state: 'nothing' });
    expect(askedBy('all')).toEqual({});
  });

  it('open with what is to be done where an address names no such state', () => {
    expect([undefined, 'nonsense', 'unsettled'].map(tabOf)).toEqual(['pending', 'pending', 'unsettled']);
  });
});
