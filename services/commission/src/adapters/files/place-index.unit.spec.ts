import { hashOf, PlaceIndex } from './place-index.js';

describe('the index of places', () => {
  it('tells keys of the same hash apart by what the file holds', () => {
    const index = new PlaceIndex();
    const holds = (wanted: number) => (place: number) => place === wanted;
    for (let place = 0; place < 10_000; place++) index.add(7, place);
    for (const place of [0, 4_999, 9_999]) expect(index.find(7, holds(place))).toBe(place);
    index.move(3, 20_000);
    expect(index.find(7, holds(3))).toBe(-1);
    expect(index.find(7, holds(20_000))).toBe(3);
    expect(index.find(8, () => true)).toBe(-1);
  });

  it('spreads keys that differ little', () => {
    const hashes = new Set(Array.from({ length: 50_000 }, (_, n) => hashOf(`conversion/${n}`)));
    expect(hashes.size).toBeGreaterThan(49_990);
  });
});
