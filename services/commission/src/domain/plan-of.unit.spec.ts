import { type PartnerId, planOf, type RuleData } from '@tributary/contracts';

const head = { id: 'r1', name: 'All sales', priority: 3 };
const ann = 'ann' as PartnerId;

describe('what version 1 published', () => {
  it('reads as a plan with the same rules, levels, order and hold', () => {
    const rules: RuleData[] = [
      { ...head, partner: ann, kind: 'percentage', rate: '0.1' },
      { ...head, id: 'r2', partner: null, kind: 'flat', amount: 2_000 },
    ];
    expect(planOf({ holdDays: 30, rules })).toEqual({
      holdDays: 30,
      rules: [
        { key: 'r1', name: 'All sales', priority: 3, for: { partner: ann }, pays: { kind: 'percentage', rate: '0.1' } },
        { key: 'r2', name: 'All sales', priority: 3, pays: { kind: 'flat', amount: 2_000 } },
      ],
    });
  });

  it('gives way to the plan that version 2 carries', () => {
    const plan = { rules: [] };
    expect(planOf({ plan, holdDays: 30, rules: [] })).toBe(plan);
  });
});
