import type { Period, Plan, ProgramId } from '@tributary/contracts';
import type { PublishedPlan } from './facts.js';
import { duePeriods, type Settling } from './settling.js';

const hour = 3_600_000;
const at = (text: string): number => Date.parse(text.length === 10 ? `${text}T00:00:00Z` : text);
const program = 'p' as ProgramId;

const tiered = (period: Period, more: Partial<Plan> = {}): Plan => ({
  rules: [{ key: 'r', pays: { kind: 'tiered', period, bands: [{ from: 0, rate: '0.1' }] } }],
  ...more,
});
const version = (plan: Plan, from: string | null = null, number = 1): PublishedPlan => ({
  program,
  version: number,
  from: from === null ? null : at(from),
  plan,
});
const sold = (date: string, first = `${date}T12:00:00Z`, last = first) => ({
  day: date,
  first: at(first),
  last: at(last),
});

const settling = (given: Partial<Settling> = {}): Settling => ({
  zone: 'UTC',
  versions: [version(tiered('month'))],
  trade: [sold('2026-10-05')],
  waiting: [],
  isSettled: () => false,
  ...given,
});
const due = (given: Partial<Settling>, moment: string): string[] =>
  duePeriods(settling(given), at(moment)).map(({ kind, period }) => `${kind} ${period}`);

describe('a period is due', () => {
  it('with the hour in which it ends, where nothing is held and its last sale has been known for long', () => {
    expect(due({}, '2026-10-31T23:00:00Z')).toEqual([]);
    expect(due({}, '2026-11-01')).toEqual(['month 2026-10-01']);
  });

  it("at its end in the program's zone", () => {
    const zone = 'America/New_York';
    expect(due({ zone }, '2026-11-01T03:00:00Z')).toEqual([]);
    expect(due({ zone }, '2026-11-01T04:00:00Z')).toEqual(['month 2026-10-01']);
  });

  it('once its hold is over too', () => {
    const versions = [version(tiered('month', { holdDays: 14 }))];
    expect(due({ versions }, '2026-11-14T23:00:00Z')).toEqual([]);
    expect(due({ versions }, '2026-11-15')).toEqual(['month 2026-10-01']);
  });

  it('after the longest hold that a version in force in it has, or one that existing customers keep', () => {
    const before = version(tiered('month', { holdDays: 40 }));
    const followed = version(tiered('month', { holdDays: 5 }), '2026-10-01', 2);
    expect(due({ versions: [before, followed] }, '2026-11-06')).toEqual(['month 2026-10-01']);
    const inside = version(tiered('month', { holdDays: 5 }), '2026-10-02', 2);
    expect(due({ versions: [before, inside] }, '2026-12-10')).not.toContain('month 2026-10-01');
    expect(due({ versions: [before, inside] }, '2026-12-11')).toContain('month 2026-10-01');
    const kept = version(tiered('month', { holdDays: 5, existingCustomers: 'keep' }), '2026-10-01', 2);
    expect(due({ versions: [before, kept] }, '2026-12-10')).not.toContain('month 2026-10-01');
  });

  it('three days after its last sale was recorded, not an hour before', () => {
    const trade = [sold('2026-10-05', '2026-10-05T12:00:00Z', '2026-10-31T10:00:00Z')];
    expect(due({ trade }, '2026-11-03T09:00:00Z')).toEqual([]);
    expect(due({ trade }, '2026-11-03T10:00:00Z')).toEqual(['month 2026-10-01']);
  });

  it('thirty days after its end and hold at the latest, however late its sales go on to come', () => {
    const trade = [sold('2026-10-05', '2026-10-05T12:00:00Z', '2026-11-30T20:00:00Z')];
    expect(due({ trade }, '2026-11-30T23:00:00Z')).toEqual([]);
    expect(due({ trade }, '2026-12-01')).toContain('month 2026-10-01');
  });

  it('not at once where its history is told long after it', () => {
    const told = at('2026-11-10T12:00:00Z');
    const trade = [{ day: '2024-02-03', first: told, last: told + hour }];
    expect(due({ trade }, '2026-11-13T12:00:00Z')).toEqual([]);
    const later = due({ trade }, '2026-11-13T13:00:00Z');
    expect([later[0], later.at(-1), later.length]).toEqual(['month 2024-02-01', 'month 2026-10-01', 33]);
  });

  it('not while a sale of it awaits its rate, whatever the delay', () => {
    const waiting = ['2026-10-20'];
    expect(due({ waiting }, '2027-03-01')).toEqual([
      'month 2026-11-01',
      'month 2026-12-01',
      'month 2027-01-01',
      'month 2027-02-01',
    ]);
  });

  it('without a sale too, from the first sale on, and no more once it is settled', () => {
    const isSettled: Settling['isSettled'] = (kind, period) => kind === 'month' && period === '2026-10-01';
    expect(due({ isSettled }, '2027-01-01')).toEqual(['month 2026-11-01', 'month 2026-12-01']);
    expect(due({ trade: [] }, '2027-01-01')).toEqual([]);
  });

  it('of every kind that some version pays by, and of no other', () => {
    const amount = { amount: 100 };
    const of = (plan: Partial<Plan>) => due({ versions: [version({ rules: [], ...plan })] }, '2027-01-04');
    const kinds = (names: string[]) => [...new Set(names.map((name) => name.split(' ')[0]))];
    const flat = { kind: 'flat', amount: 5 } as const;
    expect(kinds(of({ rules: [{ key: 'a', pays: flat }] }))).toEqual([]);
    expect(kinds(of({ rules: [{ key: 'a', pays: flat, cap: { ...amount, period: 'week' } }] }))).toEqual(['week']);
    expect(kinds(of({ partnerCap: { ...amount, period: 'quarter' } }))).toEqual(['quarter']);
    expect(kinds(of({ bonuses: [{ key: 'b', amount: 5, goal: 3, period: 'year' }] }))).toEqual(['year']);
    expect(kinds(of({ rules: [{ key: 'a', on: 'revenue', pays: { kind: 'net-revenue', rate: '0.3' } }] }))).toEqual([
      'month',
    ]);
    expect(of({ budget: { ...amount, period: 'month' }, partnerCap: amount })).toEqual([]);
    const both = [version({ rules: [] }), version(tiered('week'), '2026-12-20', 2)];
    expect(due({ versions: both }, '2026-10-12')).toEqual(['week 2026-10-05']);
  });

  it('by ISO weeks, from Monday to Sunday', () => {
    expect(due({ versions: [version(tiered('week'))], trade: [sold('2026-10-11')] }, '2026-10-14T11:00:00Z')).toEqual(
      [],
    );
    expect(due({ versions: [version(tiered('week'))], trade: [sold('2026-10-11')] }, '2026-10-14T12:00:00Z')).toEqual([
      'week 2026-10-05',
    ]);
  });
});
