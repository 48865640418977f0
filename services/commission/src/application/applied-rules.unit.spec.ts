import type { Plan, RuleData } from '@tributary/contracts';
import { appliedRules } from './applied-rules.js';

const plan: Plan = {
  rules: [
    { key: 'books', when: { field: 'line.category', is: 'books' }, pays: { kind: 'percentage', rate: '0.05' } },
    { key: 'base', pays: { kind: 'percentage', rate: '0.1' } },
  ],
  overrides: [{ key: 'base-of-parents', level: 1, rate: '0.2' }],
  bonuses: [{ key: 'three', amount: 5_000, by: 'count', goal: 3 }],
};
const rule: RuleData = { id: 'base', name: 'All', priority: 100, partner: null, kind: 'percentage', rate: '0.1' };
const terms = { planVersion: 1, rule, level: 'program', base: 0, engine: 1 } as const;
const names = { currency: 'GBP', partner: (id: string) => id };
const said = (component: string, id = 'base', rules?: string[], of: Plan | null = plan) => {
  const row = { component, rule: { ...rule, id }, terms: { ...terms, ...(rules && { rules }) }, currency: 'GBP' };
  return appliedRules(row, of, names);
};

describe('the rules that a commission was paid by', () => {
  it('are said as its plan says them, each that won a line', () => {
    expect(said('base', 'books', ['books', 'base'])).toEqual([
      'Every partner earns 5% of the net amount of each sale; where the line’s category is “books”.',
      'Every partner earns 10% of the net amount of each sale.',
    ]);
  });

  it('are the rule of its event where its terms name no other', () => {
    expect(said('extra:base')).toEqual(['Every partner earns 10% of the net amount of each sale.']);
  });

  it('are the override of a parent, and the bonus of a goal', () => {
    expect(said('override:1:child', 'base-of-parents')).toEqual([
      'Every partner earns 20% of what a partner 1 level below earns.',
    ]);
    expect(said('bonus:three', 'three')).toEqual([
      'Every partner earns a bonus of £50.00 once 3 sales are reached in a lifetime.',
    ]);
  });

  it('are said as version 1 of rules said them where the plan has them no more', () => {
    expect(said('base', 'gone')).toEqual(['All']);
    expect(said('base', 'base', undefined, null)).toEqual(['All']);
  });

  it('are none where somebody entered it by hand', () => {
    expect(said('manual')).toEqual([]);
  });
});
