import { randomFrom } from './random.js';

const drawn = (seed: number, count: number) => {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => random.between(1, 6));
};

describe('seeded numbers', () => {
  it('repeat with their seed, and differ with another', () => {
    expect(drawn(7, 50)).toEqual(drawn(7, 50));
    expect(drawn(7, 50)).not.toEqual(drawn(8, 50));
  });

  it('reach both ends of a range, and nothing beyond', () => {
    expect([...new Set(drawn(1, 1_000))].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
