import { decodeSlice, encodeSlice } from './slice-codec.js';

describe('a slice as JSON', () => {
  it('comes back with its bigints, whatever its texts begin with and its fields are called', () => {
    const slice = {
      sums: [0n, -12n, 10n ** 30n],
      text: '\u000112',
      twice: '\u0001\u0001',
      deep: [{ at: 1.5, none: null, is: true, of: { amount: 7n } }],
      meta: JSON.parse('{"__proto__": "\\u0001x", "constructor": 1}'),
    };
    expect(decodeSlice(encodeSlice(slice))).toEqual(slice);
    expect(Object.keys((decodeSlice(encodeSlice(slice)) as typeof slice).meta)).toEqual(['__proto__', 'constructor']);
  });
});
