import {
  formatCount,
  formatDay,
  formatDayTime,
  formatDuration,
  formatExact,
  formatMoney,
  formatMoneyList,
  formatMoneyParts,
  formatPercent,
  formatPoints,
  formatRate,
  formatRelative,
  isNegative,
  minorToDecimal,
  sumByCurrency,
} from './format.js';

const gb = { locale: 'en-GB', timeZone: 'Europe/London', now: '2026-11-20T14:19:04Z' };

describe('money', () => {
  it('writes all minor digits with the symbol', () => {
    expect(formatMoney({ minor: 128416, currency: 'GBP' }, gb)).toBe('£1,284.16');
    expect(formatMoney({ minor: 4200, currency: 'JPY' }, gb)).toBe('JP¥4,200');
    expect(formatMoney({ minor: 12345, currency: 'KWD' }, gb)).toMatch(/12\.345/);
  });

  it('writes a true minus before the symbol', () => {
    expect(formatMoney({ minor: -2164, currency: 'GBP' }, gb)).toBe('\u2212£21.64');
  });

  it('writes no minus before zero', () => {
    expect(formatMoney({ minor: '-0', currency: 'GBP' }, gb)).toBe('£0.00');
    expect(isNegative('-0')).toBe(false);
  });

  it('keeps every digit of amounts beyond what a float can hold', () => {
    expect(formatMoney({ minor: '900719925474099312', currency: 'GBP' }, gb)).toBe('£9,007,199,254,740,993.12');
  });

  it('takes the exponent of the ledger over that of the locale data', () => {
    expect(formatMoney({ minor: 64938, currency: 'GBP', exponent: 3 }, gb)).toBe('£64.938');
  });

  it('writes several currencies beside each other', () => {
    const amounts = [
      { minor: 91874, currency: 'GBP' },
      { minor: 19310, currency: 'EUR' },
    ];
    expect(formatMoneyList(amounts, gb)).toBe('£918.74 and €193.10');
  });

  it('cuts an amount where its minor digits begin, also where the symbol follows', () => {
    expect(formatMoneyParts({ minor: 104638, currency: 'GBP' }, gb)).toEqual({
      before: '£1,046',
      minor: '.38',
      after: '',
    });
    const de = formatMoneyParts({ minor: 104638, currency: 'EUR' }, { locale: 'de' });
    expect(de.minor).toBe(',38');
    expect(de.after).toContain('€');
  });

  it('sums only what has the same currency', () => {
    expect(
      sumByCurrency([
        { minor: 1, currency: 'GBP' },
        { minor: 2n, currency: 'EUR' },
        { minor: '3', currency: 'GBP' },
      ]),
    ).toEqual([
      { currency: 'GBP', minor: '4', exponent: undefined },
      { currency: 'EUR', minor: '2', exponent: undefined },
    ]);
  });

  it('places the decimal sign without arithmetic', () => {
    expect([minorToDecimal(5, 2), minorToDecimal(-5, 2), minorToDecimal('-12345', 2), minorToDecimal(7n, 0)]).toEqual([
      '0.05',
      '-0.05',
      '-123.45',
      '7',
    ]);
  });
});

describe('shares and counts', () => {
  it('writes rates as the locale does', () => {
    expect(formatRate('0.12', gb)).toBe('12%');
    expect(formatRate({ basisPoints: 750 }, gb)).toBe('7.5%');
    expect(formatRate('0.12', { locale: 'de' })).toBe('12\u00a0%');
  });

  it('writes percentages, points and counts', () => {
    expect(formatPercent(0.0097, gb)).toBe('0.97%');
    expect(formatPoints(0.002, gb)).toBe('0.20\u00a0pt');
    expect(formatCount(4218, gb)).toBe('4,218');
  });
});

describe('dates', () => {
  it('leaves out the year when it is this year', () => {
    expect(formatDay('2026-11-20T10:00:00Z', gb)).toBe('20 Nov');
    expect(formatDay('2025-11-20T10:00:00Z', gb)).toBe('20 Nov 2025');
  });

  it('decides the year in the zone of the reader', () => {
    const auckland = { ...gb, timeZone: 'Pacific/Auckland', now: '2026-12-31T20:00:00Z' };
    expect(formatDay('2026-12-31T20:00:00Z', auckland)).toBe('1 Jan');
  });

  it('writes day with time, and the exact moment with its zone', () => {
    expect(formatDayTime('2026-11-20T14:19:02Z', gb)).toBe('20 Nov, 14:19');
    expect(formatExact('2026-11-20T14:19:02Z', gb)).toBe('20 Nov 2026, 14:19:02 GMT');
  });

  it('is relative for a week and then names the day', () => {
    expect(formatRelative('2026-11-20T14:06:04Z', gb)).toBe('13 min ago');
    expect(formatRelative('2026-11-22T14:19:04Z', gb)).toBe('in 2 days');
    expect(formatRelative('2026-11-01T14:19:04Z', gb)).toBe('1 Nov');
  });

  it('writes a span with its two largest units', () => {
    expect(formatDuration((17 * 60 + 31) * 1000, gb)).toBe('17 mins 31 secs');
    expect(formatDuration(0, gb)).toBe('0 secs');
  });
});
