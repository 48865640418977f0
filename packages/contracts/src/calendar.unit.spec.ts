import { isDay } from './calendar.js';

describe('a day', () => {
  it.each(['2026-02-28', '2024-02-29', '2000-02-29', '2026-12-31', '0001-01-01'])('is %s', (text) => {
    expect(isDay(text)).toBe(true);
  });
  it.each(['2026-02-29', '2026-02-30', '1900-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-1-1', ''])(
    'is not %s',
    (text) => expect(isDay(text)).toBe(false),
  );
});
