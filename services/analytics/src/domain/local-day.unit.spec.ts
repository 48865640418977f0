import fc from 'fast-check';
import { localDay } from './local-day.js';

const at = (zone: string, moment: string): string => localDay(zone, Date.parse(moment));

describe('a local day', () => {
  it('begins at midnight of its zone', () => {
    expect(at('UTC', '2026-03-10T23:30:00Z')).toBe('2026-03-10');
    expect(at('Europe/Berlin', '2026-03-10T22:59:59.999Z')).toBe('2026-03-10');
    expect(at('Europe/Berlin', '2026-03-10T23:00:00Z')).toBe('2026-03-11');
    expect(at('America/Los_Angeles', '2026-03-10T06:59:59Z')).toBe('2026-03-09');
  });

  it('begins within an hour of UTC where the zone is not whole hours away', () => {
    expect(at('Asia/Kolkata', '2026-03-10T18:29:59.999Z')).toBe('2026-03-10');
    expect(at('Asia/Kolkata', '2026-03-10T18:30:00Z')).toBe('2026-03-11');
    expect(at('Asia/Kathmandu', '2026-03-10T18:14:59.999Z')).toBe('2026-03-10');
    expect(at('Asia/Kathmandu', '2026-03-10T18:15:00Z')).toBe('2026-03-11');
  });

  it('has 23 hours when the clocks go forward and 25 when they go back', () => {
    const hoursOf = (zone: string, day: string): number => {
      const noon = Date.parse(`${day}T12:00:00Z`);
      return Array.from({ length: 72 }, (_, n) => noon + (n - 36) * 3_600_000).filter(
        (moment) => localDay(zone, moment) === day,
      ).length;
    };
    expect(hoursOf('Europe/Berlin', '2026-03-29')).toBe(23);
    expect(hoursOf('Europe/Berlin', '2026-03-28')).toBe(24);
    expect(hoursOf('Europe/Berlin', '2026-10-25')).toBe(25);
    expect(at('Europe/Berlin', '2026-03-29T21:59:59Z')).toBe('2026-03-29');
    expect(at('Europe/Berlin', '2026-03-29T22:00:00Z')).toBe('2026-03-30');
    expect(at('Europe/Berlin', '2026-10-25T22:59:59Z')).toBe('2026-10-25');
    expect(at('Europe/Berlin', '2026-10-25T23:00:00Z')).toBe('2026-10-26');
  });

  it('is what the calendar says at any moment in any zone', () => {
    const zones = ['UTC', 'Europe/London', 'Australia/Lord_Howe', 'Pacific/Chatham', 'America/Havana', 'Africa/Cairo'];
    const moments = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2035, 0) });
    fc.assert(
      fc.property(fc.constantFrom(...zones), moments, (timeZone, moment) => {
        const parts = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' })
          .formatToParts(moment)
          .map(({ type, value }): [string, string] => [type, value.padStart(2, '0')]);
        const { year, month, day } = Object.fromEntries(parts);
        expect(localDay(timeZone, moment)).toBe(`${year}-${month}-${day}`);
      }),
    );
  });
});
