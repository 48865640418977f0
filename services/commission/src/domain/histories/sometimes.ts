import fc from 'fast-check';

/** Present once in so many draws. */
export const sometimes = <Value>(of: fc.Arbitrary<Value>, once = 2): fc.Arbitrary<Value | undefined> =>
  fc.oneof({ weight: once - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: of });
