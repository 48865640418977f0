import type { RuleData } from '@tributary/contracts';
import { earned, needsOf, readRule, ruleInWords, ruleKinds, writeRule } from './registry.js';

const head = { id: 'r', name: 'All sales', priority: 1, partner: null };
const samples: Readonly<Record<(typeof ruleKinds)[number], RuleData>> = {
  percentage: { ...head, kind: 'percentage', rate: '0.025' },
  flat: { ...head, kind: 'flat', amount: 2_000 },
};

describe.each(ruleKinds)('a rule of the kind %s', (kind) => {
  it('is written as it was read', () => {
    expect(writeRule(readRule(samples[kind]))).toEqual(samples[kind]);
  });

  it('says which field it cannot do without', () => {
    expect(samples[kind]).toHaveProperty(needsOf(kind).field);
  });

  it('earns nothing once nothing remains', () => {
    expect(earned(readRule(samples[kind]), { amount: 0n, base: 0n })).toBe(0n);
  });
});

describe('a percentage', () => {
  it('is rounded once, on what remains: 2.5% of 666 is 17', () => {
    expect(earned(readRule(samples.percentage), { amount: 700n, base: 666n })).toBe(17n);
  });

  it('is refused where its rate cannot be read', () => {
    expect(() => readRule({ ...head, kind: 'percentage', rate: 'much' })).toThrow('no rate that can be read: much');
  });

  it('is told by its name', () => expect(ruleInWords(samples.percentage, 'GBP')).toBe('All sales'));
});

describe('a flat sum', () => {
  it('stays whole while anything remains, also where all of that is tax', () => {
    expect(earned(readRule(samples.flat), { amount: 1n, base: 0n })).toBe(2_000n);
  });

  it('is told with its currency', () => {
    expect(ruleInWords(samples.flat, 'GBP')).toBe('All sales: a fixed amount in GBP for each sale');
  });
});
