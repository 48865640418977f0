import { labelledIndexes, niceCeiling } from './scale.js';

describe('the scale of a chart', () => {
  it('ends at a figure that is easy to halve', () => {
    expect([0, 7, 12, 258, 4_900].map(niceCeiling)).toEqual([1, 8, 15, 300, 5_000]);
  });

  it('always labels the last day', () => {
    for (const count of [1, 7, 30, 31, 90]) expect(labelledIndexes(count, 320, 64).has(count - 1)).toBe(true);
  });

  it('never writes more labels than there is room for', () => {
    expect(labelledIndexes(90, 320, 64).size).toBeLessThanOrEqual(5);
  });
});
