import { describe, expect, it } from '@jest/globals';
import { momentIn, plusDays, startOfDay } from './days.js';

describe('where a day begins', () => {
  it.each([
    ['2026-11-21', 'UTC', '2026-11-21T00:00:00.000Z'],
    ['2026-07-01', 'Europe/London', '2026-06-30T23:00:00.000Z'],
    ['2026-11-21', 'America/Los_Angeles', '2026-11-21T08:00:00.000Z'],
    ['2026-11-21', 'Pacific/Auckland', '2026-11-20T11:00:00.000Z'],
    // Clocks go back during this day, and forward during the other: each begins with the old offset.
    ['2026-10-25', 'Europe/London', '2026-10-24T23:00:00.000Z'],
    ['2026-03-29', 'Europe/London', '2026-03-29T00:00:00.000Z'],
    ['2026-10-26', 'Europe/London', '2026-10-26T00:00:00.000Z'],
  ])('%s in %s is %s', (day, zone, moment) => {
    expect(startOfDay(day, zone)).toBe(moment);
  });
});

it.each([
  ['2027-01-01T00:00', 'Europe/Berlin', '2026-12-31T23:00:00.000Z'],
  ['2026-07-01T09:30', 'America/New_York', '2026-07-01T13:30:00.000Z'],
  // Clocks skip this half hour.
  ['2026-03-29T01:30', 'Europe/London', '2026-03-29T01:30:00.000Z'],
])('%s in %s is %s', (clock, zone, moment) => {
  expect(momentIn(clock, zone)).toBe(moment);
});

it('counts days over the end of a month', () => {
  expect(plusDays('2026-02-28', 1)).toBe('2026-03-01');
  expect(plusDays('2026-01-01', -1)).toBe('2025-12-31');
});
