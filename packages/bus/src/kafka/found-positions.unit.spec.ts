import { ScatteredPositions } from './found-positions.js';

describe('positions that come in any order', () => {
  it('are counted once each, and shown in order and together', () => {
    const positions = new ScatteredPositions();
    for (const position of [70_000n, 4n, 32_768n, 5n, 32_767n, 4n, 3n]) positions.add(position);
    expect(positions.found()).toMatchObject({
      events: 6,
      ranges: [
        { first: 3n, last: 5n },
        { first: 32_767n, last: 32_768n },
        { first: 70_000n, last: 70_000n },
      ],
    });
  });

  it('are shown up to the twentieth range, and counted beyond the memory for their places', () => {
    const positions = new ScatteredPositions();
    const apart = 100_000n;
    for (let n = 1n; n <= 3_000n; n++) positions.add(n * apart);
    const { events, ranges } = positions.found();
    expect(events).toBe(3_000);
    expect(ranges).toHaveLength(20);
    expect(ranges.at(-1)).toEqual({ first: 20n * apart, last: 20n * apart });
  });
});
