import type { Plan } from '@tributary/contracts';
import { countsNothing, type Program } from './books.js';
import { clawbackFrom } from './clawback.js';

const program = (zone: string, ...plans: Plan[]): Program => ({
  program: 'shop' as Program['program'],
  code: 'shop',
  currency: 'GBP',
  zone,
  windowDays: 30,
  attribution: 'last-click',
  endedAt: null,
  versions: plans.map((plan, n) => ({ version: n + 1, from: 0, plan })) as unknown as Program['versions'],
  counts: countsNothing,
});
const rules: Plan['rules'] = [{ key: 'ten', pays: { kind: 'percentage', rate: '0.1' } }];
const at = (text: string) => Date.parse(text);
const iso = (moment: number) => new Date(moment).toISOString();

describe('how far back a refund reaches into what is paid (row 33)', () => {
  it('is 180 days where the plan does not say, to the end of the last one', () => {
    const shop = program('UTC', { rules });
    expect(iso(clawbackFrom(shop, 1, at('2027-04-02T23:59:59Z')))).toBe('2026-10-04T00:00:00.000Z');
    expect(iso(clawbackFrom(shop, 1, at('2027-04-03T00:00:00Z')))).toBe('2026-10-05T00:00:00.000Z');
    expect(clawbackFrom(shop, 0, at('2027-04-02T12:00Z'))).toBe(at('2026-10-04T00:00Z'));
  });

  it('is what the version says by which the commission was priced', () => {
    const shop = program('UTC', { rules, clawbackDays: 30 }, { rules, clawbackDays: 0 });
    expect(clawbackFrom(shop, 1, at('2026-10-31T12:00Z'))).toBe(at('2026-10-01T00:00Z'));
    expect(clawbackFrom(shop, 2, at('2026-10-31T12:00Z'))).toBe(at('2026-10-31T00:00Z'));
  });

  it("goes by the program's clocks, also where they change in between", () => {
    const shop = program('Europe/London', { rules, clawbackDays: 7 });
    expect(iso(clawbackFrom(shop, 1, at('2026-10-28T23:30:00Z')))).toBe('2026-10-20T23:00:00.000Z');
    expect(iso(clawbackFrom(program('Asia/Tokyo', { rules, clawbackDays: 1 }), 1, at('2026-10-31T15:00:00Z')))).toBe(
      '2026-10-30T15:00:00.000Z',
    );
  });
});
