import { type RateFault, readRate } from './exchange-rate.js';

const now = Date.parse('2026-11-20T12:00:00Z');
const read = (more: object = {}) =>
  readRate({ day: '2026-10-31', base: 'JPY', quote: 'GBP', rate: '0.0052', ...more }, now);
const codes = (more: object) => (read(more) as readonly RateFault[]).map(({ code }) => code);

describe('an exchange rate', () => {
  it('is recorded without zeros that say nothing and in capitals', () => {
    expect(read()).toEqual({ day: '2026-10-31', base: 'JPY', quote: 'GBP', rate: '0.0052' });
    expect(read({ base: 'jpy', rate: '0012.500' })).toMatchObject({ base: 'JPY', rate: '12.5' });
    expect(read({ rate: '1.0' })).toMatchObject({ rate: '1' });
  });

  it('has a day of the calendar that has begun somewhere', () => {
    expect(codes({ day: '2026-02-30' })).toEqual(['malformed-date']);
    expect(codes({ day: '31.10.2026' })).toEqual(['malformed-date']);
    expect(codes({ day: '0001-01-01' })).toEqual(['malformed-date']);
    expect(codes({ day: '1999-12-31' })).toEqual(['malformed-date']);
    expect(read({ day: '2000-01-01' })).toMatchObject({ day: '2000-01-01' });
    expect(read({ day: '2026-11-21' })).toMatchObject({ day: '2026-11-21' });
    expect(codes({ day: '2026-11-22' })).toEqual(['moment-in-future']);
  });

  it('is a decimal above 0 as text, within its bounds', () => {
    for (const rate of ['0', '0.000', '-1', '1e3', '1,5', '', '1234567890123', '0.1234567890123', 0.5, undefined])
      expect(codes({ rate })).toEqual(['malformed-rate']);
    expect(read({ rate: '999999999999.000000000001' })).toMatchObject({ rate: '999999999999.000000000001' });
  });

  it('is from one currency of ISO 4217 to another, and tells all that is wrong', () => {
    expect(codes({ base: 'EURO' })).toEqual(['unknown-currency']);
    expect(codes({ quote: 'jpy' })).toEqual(['same-currency']);
    expect(codes({ day: '', base: 1, quote: 'XXX1', rate: 'x' })).toEqual([
      'malformed-date',
      'unknown-currency',
      'unknown-currency',
      'malformed-rate',
    ]);
  });
});
