import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Engine, EngineState, Expectation, GoldenCase, GoldenFact, Target } from './domain/golden/case.js';
import { engine } from './domain/golden/engine-under-test.js';
import { referenceEngine } from './domain/reference/reference-engine.js';

const folder = join(import.meta.dirname, 'domain/golden/cases');
const cases = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.json'))
  .sort()
  .map((path) => ({ path, case: JSON.parse(readFileSync(join(folder, path), 'utf8')) as GoldenCase }));

const engines: readonly (readonly [string, Engine])[] = [
  ['reference', referenceEngine],
  ['engine', engine],
];
const rows = Array.from({ length: 37 }, (_, n) => n + 1);

describe.each(engines)('the %s', (_, engine) => {
  it.each(cases)('$path', ({ case: golden }) => {
    const { facts, expect: expectations, order } = golden;
    for (const expectation of expectations) {
      const state = engine.fold(golden, facts.slice(0, expectation.after ?? facts.length));
      expect(said(state, expectation)).toEqual(wanted(expectation));
    }
    const last = expectations.at(-1);
    if (order !== 'any' || !last) return;
    for (const shuffled of fc.sample(rearranged(facts), { numRuns: 10, seed: 5 })) {
      expect(said(engine.fold(golden, shuffled), last)).toEqual(wanted(last));
    }
  });
});

describe('the golden cases', () => {
  it('are at least 150', () => expect(cases.length).toBeGreaterThanOrEqual(150));

  it.each(rows)('have the example and the boundary of row %d', (row) => {
    const shown = cases.filter(({ case: { rows: shows } }) => shows[0] === row).map((one) => one.case.shows);
    expect(shown).toEqual(expect.arrayContaining(['example', 'boundary']));
  });

  it.each(cases)('$path lies in the folder of its first row and has a name of its own', ({ path, case: golden }) => {
    expect(path).toMatch(new RegExp(`^row-${String(golden.rows[0]).padStart(2, '0')}/`));
    expect(cases.filter((one) => one.case.name === golden.name)).toHaveLength(1);
    expect(golden.expect.every(({ because }) => because.length > 0)).toBe(true);
  });
});

/** Every fact at least once, some twice, in any order. */
function rearranged(facts: readonly GoldenFact[]): fc.Arbitrary<GoldenFact[]> {
  return fc
    .subarray([...facts])
    .chain((again) => fc.shuffledSubarray([...facts, ...again], { minLength: facts.length + again.length }));
}

function said(state: EngineState, { commissions }: Expectation) {
  const targets = [...state.commissions].filter(([, target]) => !isNothing(target));
  return {
    commissions: Object.fromEntries(
      targets.map(([key, { rules, ...amounts }]) => [
        key,
        { ...amounts, rules: hasRules(commissions[key]) ? rules : undefined },
      ]),
    ),
    review: Object.fromEntries([...state.review].filter(([, surplus]) => surplus !== 0n)),
  };
}

const hasRules = (expected: Expectation['commissions'][string] | undefined): boolean =>
  typeof expected === 'object' && expected.rules !== undefined;

const isNothing = ({ held, pending, approved, rejected, awaitingRate }: Target): boolean =>
  held === 0n && pending === 0n && approved === 0n && !rejected && !awaitingRate;

function wanted({ commissions, review = {} }: Expectation) {
  const targets = Object.entries(commissions).map(([key, amounts]) => {
    const { held, pending, approved, rejected, awaitingRate, rules } =
      typeof amounts === 'number' ? ({ pending: amounts } as Exclude<typeof amounts, number>) : amounts;
    const money = { held: BigInt(held ?? 0), pending: BigInt(pending ?? 0), approved: BigInt(approved ?? 0) };
    return [key, { ...money, rejected: rejected ?? false, awaitingRate: awaitingRate ?? false, rules }];
  });
  return {
    commissions: Object.fromEntries(targets),
    review: Object.fromEntries(Object.entries(review).map(([code, surplus]) => [code, BigInt(surplus)])),
  };
}
