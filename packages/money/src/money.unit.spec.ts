import fc from 'fast-check';
import { currencyExponent, isCurrency } from './currencies.js';
import { formatDecimal, formatParts, parseDecimal } from './decimal.js';
import { BeyondWire, exactly } from './money.js';
import { roundRatio, splitByWeights } from './rounding.js';

describe('currencies', () => {
  it.each([
    ['GBP', 2],
    ['JPY', 0],
    ['KWD', 3],
    ['XCG', 2],
  ])('%s has %s decimals', (code, decimals) => expect(currencyExponent(code)).toBe(decimals));

  it.each(['XXQ', 'gbp', '', 'constructor', 'toString', '__proto__'])('"%s" is none', (code) => {
    expect(isCurrency(code)).toBe(false);
    expect(currencyExponent(code)).toBeUndefined();
  });
});

describe('figures for the wire', () => {
  it.each(['9007199254740991', -9007199254740991n])('are exactly %s', (amount) =>
    expect(String(exactly(amount))).toBe(String(amount)),
  );
  it.each(['9007199254740992', -9007199254740992n, '10808639106175981'])('are never a rounded %s', (amount) =>
    expect(() => exactly(amount)).toThrow(BeyondWire),
  );
});

describe('decimals', () => {
  it.each([
    ['12.84', 'GBP', 1284n],
    ['12.8', 'GBP', 1280n],
    ['4200', 'JPY', 4200n],
    ['1.234', 'KWD', 1234n],
    ['-3.5', 'EUR', -350n],
    ['12.840', 'GBP', 1284n],
    ['12.845', 'GBP', undefined],
    ['1.5', 'JPY', undefined],
    ['1e3', 'GBP', undefined],
    ['', 'GBP', undefined],
    ['5', 'XXQ', undefined],
  ])('%s in %s is %s', (text, currency, amount) => {
    expect(parseDecimal(text, currency)).toBe(amount);
  });

  it('come back as they were', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
        fc.constantFrom('GBP', 'JPY', 'KWD'),
        (amount, currency) => {
          expect(parseDecimal(formatDecimal(amount, currency), currency)).toBe(amount);
        },
      ),
    );
  });

  it.each([
    ['0.5', 'GBP', '0.005'],
    ['-0.5', 'GBP', '-0.005'],
    ['1250.625', 'GBP', '12.50625'],
    ['-7', 'GBP', '-0.07'],
    ['12.25', 'JPY', '12.25'],
    ['1284', 'KWD', '1.284'],
  ])('%s minor units of %s are %s, also where they are not whole', (minor, currency, text) => {
    expect(formatParts(minor, currency)).toBe(text);
  });
});

describe('rounding', () => {
  it.each([
    [10_005n, 10n, 1_001n],
    [-10_005n, 10n, -1_001n],
    [14n, 10n, 1n],
    [15n, 10n, 2n],
    [-15n, 10n, -2n],
    [0n, 7n, 0n],
  ])('%s / %s is %s', (numerator, denominator, rounded) => expect(roundRatio(numerator, denominator)).toBe(rounded));
});

describe('splitting', () => {
  it('gives ties to the earliest', () => {
    expect(splitByWeights(10_001n, [1n, 1n, 1n])).toEqual([3_334n, 3_334n, 3_333n]);
  });

  it('adds up and strays from no exact share by a whole unit', () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 1_000n }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), weights, (amount, shares) => {
        const parts = splitByWeights(amount, shares);
        const total = shares.reduce((sum, share) => sum + share, 0n);
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(amount);
        for (const [n, part] of parts.entries()) {
          if (total > 0n) expect([0n, 1n]).toContain(part - (amount * shares[n]!) / total);
        }
      }),
    );
  });
});
