import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { rereading } from './reread.js';

describe('reading again what came too old', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: 0 });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  /** Reads are noted with their second; the first `staleRounds` of them find the read model still behind. */
  function behindFor(staleRounds: number) {
    const reads: number[] = [];
    const again = rereading(async () => {
      reads.push(Date.now() / 1_000);
      if (reads.length <= staleRounds) again.stale();
    });
    return { reads, again };
  }

  it('waits longer each time, and never more than 15 s', async () => {
    const { reads, again } = behindFor(6);
    again.stale();
    await jest.advanceTimersByTimeAsync(120_000);
    expect(reads).toEqual([1, 3, 7, 15, 30, 45, 60]);
  });

  it('reads once for many reads that came too old', async () => {
    const { reads, again } = behindFor(0);
    for (let n = 0; n < 5; n++) again.stale();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(reads).toEqual([1]);
  });

  it('starts from the beginning once nothing was too old', async () => {
    const { reads, again } = behindFor(2);
    again.stale();
    await jest.advanceTimersByTimeAsync(60_000);
    again.stale();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(reads).toEqual([1, 3, 7, 61]);
  });

  it('does not let a new write wait for the turn of an old one', async () => {
    const { reads, again } = behindFor(3);
    again.stale();
    await jest.advanceTimersByTimeAsync(8_000);
    again.restart();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(reads).toEqual([1, 3, 7, 9]);
  });

  it('goes on after a read that failed', async () => {
    let failing = true;
    const reads: number[] = [];
    const again = rereading(async () => {
      reads.push(Date.now() / 1_000);
      again.stale();
      if (failing) throw new Error('unreachable');
    });
    again.stale();
    await jest.advanceTimersByTimeAsync(3_000);
    failing = false;
    await jest.advanceTimersByTimeAsync(4_000);
    expect(reads).toEqual([1, 3, 7]);
    again.stop();
  });

  it('stops with the one who was waiting', async () => {
    const { reads, again } = behindFor(9);
    again.stale();
    await jest.advanceTimersByTimeAsync(1_500);
    again.stop();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(reads).toEqual([1]);
  });
});
