import fc from 'fast-check';
import { canonically, compareBytes } from './order.js';

describe('the canonical order', () => {
  it('compares texts as their UTF-8 bytes', () => {
    const text = fc.string({ unit: 'binary', maxLength: 4 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(compareBytes(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
    );
    expect(compareBytes('\u{ff5e}', '\u{1f600}')).toBeLessThan(0); // UTF-16 units would say otherwise
  });

  it('asks for the moment, then the external id, then the source', () => {
    const places = [
      { at: 2, externalId: 'a', source: 'a' },
      { at: 1, externalId: 'b', source: 'a' },
      { at: 1, externalId: 'a', source: 'b' },
      { at: 1, externalId: 'a', source: 'a' },
    ];
    expect(places.toSorted(canonically)).toEqual(places.toReversed());
  });
});
