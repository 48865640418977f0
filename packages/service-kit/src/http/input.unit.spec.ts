import { isInstant, momentOf } from './input.js';

const now = Date.parse('2026-11-20T12:00:00Z');
const read = (text: string): number => momentOf(text, { now: () => now }, 'refundedAt');

describe("a sender's moment", () => {
  it.each([
    ['2026-02-28T00:00:00Z', '2026-02-28T00:00:00.000Z'],
    ['2024-02-29T23:30:00+01:00', '2024-02-29T22:30:00.000Z'],
    ['2025-12-31T23:30:00-01:00', '2026-01-01T00:30:00.000Z'],
    ['2026-11-20T11:59:59.123Z', '2026-11-20T11:59:59.123Z'],
    ['2026-11-20T11:59Z', '2026-11-20T11:59:00.000Z'],
    ['2000-01-01T00:00:00Z', '2000-01-01T00:00:00.000Z'],
  ])('%s is read as %s', (text, expected) => {
    expect(new Date(read(text)).toISOString()).toBe(expected);
  });

  it.each([
    '2026-02-30T00:00:00Z',
    '2025-02-29T00:00:00Z',
    '2026-04-31T12:00:00+02:00',
    '2026-13-01T00:00:00Z',
    '2026-11-20T25:00:00Z',
    '2026-11-20',
    '1999-12-31T23:59:59Z',
    '1000-06-01T00:00:00Z',
    '0001-01-01T00:00:00Z',
  ])('%s is refused where it stands', (text) => {
    const errors = [{ path: 'refundedAt', message: expect.stringContaining('Give a moment') }];
    expect(() => read(text)).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ code: 'invalid-input', errors }) }),
    );
  });

  it('may lie ahead where a contract begins, but in no year that no calendar is sure of', () => {
    expect(['2027-01-01T00:00:00Z', '2199-12-31T00:00:00Z'].map(isInstant)).toEqual([true, true]);
    expect(['2200-01-01T00:00:00Z', '2027-02-30T00:00:00Z', 7].map(isInstant)).toEqual([false, false, false]);
  });
});
