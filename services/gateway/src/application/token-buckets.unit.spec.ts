import { TokenBuckets } from './token-buckets.js';

describe('token buckets', () => {
  it('let a burst through and then as many as the rate allows', () => {
    let now = 0;
    const buckets = new TokenBuckets({ rate: 2, burst: 3 }, () => now);
    expect([1, 2, 3].map(() => buckets.take('a'))).toEqual([0, 0, 0]);
    expect(buckets.take('a')).toBeCloseTo(0.5);
    now = 500;
    expect(buckets.take('a')).toBe(0);
    expect(buckets.take('b')).toBe(0);
  });

  it('remember a bounded number of callers', () => {
    const buckets = new TokenBuckets({ rate: 1, burst: 1 }, () => 0);
    buckets.take('first');
    for (let n = 0; n < 10_000; n++) buckets.take(`caller ${n}`);
    expect(buckets.take('first')).toBe(0);
  });
});
