import type { Plan } from '@tributary/contracts';
import { planChanges } from './plan-changes.js';

const names = { currency: 'GBP', partner: (code: string) => code };
const pays = (rate: string) => ({ kind: 'percentage', rate }) as const;
const every = (rate: string) => `Every partner earns ${rate} of the net amount of each sale.`;
const changes = (before: Plan | null, after: Plan) => planChanges(before, after, names);

describe('what changes', () => {
  it('is everything where there was nothing', () => {
    expect(changes(null, { rules: [{ key: 'a', pays: pays('0.1') }] })).toEqual([
      { kind: 'added', path: 'rules[0]', before: null, after: every('10%') },
      { kind: 'added', path: 'holdDays', before: null, after: 'Nothing is held.' },
    ]);
  });

  it('is nothing where the same stands in another order or is said with its default', () => {
    const [a, b] = [
      { key: 'a', pays: pays('0.1') },
      { key: 'b', pays: pays('0.2'), onTop: true },
    ] as const;
    expect(changes({ rules: [a, b] }, { holdDays: 0, rules: [b, { ...a, on: 'sale', base: 'net' }] })).toEqual([]);
  });

  it('is a key alone, and what begins anew under it', () => {
    const cap = { amount: 100_000, period: 'month' } as const;
    const bonus = { amount: 500, by: 'count', goal: 10 } as const;
    const before: Plan = {
      rules: [
        { key: 'a', pays: pays('0.1') },
        { key: 'b', pays: pays('0.2'), cap },
      ],
      bonuses: [{ key: 'ten', ...bonus }],
    };
    const after: Plan = {
      rules: [
        { key: 'c', pays: pays('0.1') },
        { key: 'd', pays: pays('0.2'), cap },
      ],
      bonuses: [{ key: 'of-ten', ...bonus }],
    };
    expect(changes(before, after)).toMatchObject([
      { kind: 'renamed', path: 'rules[0]', before: every('10%'), after: 'The same, under the key c instead of a.' },
      {
        kind: 'renamed',
        path: 'rules[1]',
        after: 'The same, under the key d instead of b. Its cap begins empty.',
      },
      {
        kind: 'renamed',
        path: 'bonuses[0]',
        after: expect.stringContaining('under the key of-ten instead of ten. Who has it for good'),
      },
    ]);
  });

  it('is known by keys: changed, added, removed', () => {
    const before: Plan = {
      holdDays: 30,
      partnerCap: { amount: 100 },
      rules: [
        { key: 'a', pays: pays('0.1') },
        { key: 'b', pays: pays('0.2') },
      ],
    };
    const after: Plan = {
      holdDays: 14,
      rules: [
        { key: 'c', pays: pays('0.3') },
        { key: 'b', pays: pays('0.25') },
      ],
    };
    expect(changes(before, after)).toEqual([
      { kind: 'added', path: 'rules[0]', before: null, after: every('30%') },
      { kind: 'changed', path: 'rules[1]', before: every('20%'), after: every('25%') },
      {
        kind: 'changed',
        path: 'holdDays',
        before: 'A commission is held for 30 days.',
        after: 'A commission is held for 14 days.',
      },
      { kind: 'removed', path: 'rules[0]', before: every('10%'), after: null },
      {
        kind: 'removed',
        path: 'partnerCap',
        before: 'Each partner earns at most £1.00 in a lifetime, over all rules.',
        after: null,
      },
    ]);
  });
});
