import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineState, ExpectedAmounts, Expectation, GoldenCase, GoldenFact } from './domain/golden/case.js';
import { engine } from './domain/golden/engine-under-test.js';

const folder = join(import.meta.dirname, 'domain/golden/cases');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
const cases = files.map((file): GoldenCase => JSON.parse(readFileSync(join(folder, file), 'utf8')) as GoldenCase);
const shuffles = 8;

const amountsOf = (expected: ExpectedAmounts) => {
  const {
    held = 0,
    pending = 0,
    approved = 0,
    rejected = false,
    awaitingRate = false,
  } = typeof expected === 'number' ? { pending: expected } : expected;
  return `${held}/${pending}/${approved}${rejected ? ' rejected' : ''}${awaitingRate ? ' awaits its rate' : ''}`;
};
const nothing = amountsOf(0);

const expectedOf = ({ commissions, review = {} }: Expectation) => ({
  commissions: Object.fromEntries(Object.entries(commissions).map(([key, amounts]) => [key, amountsOf(amounts)])),
  review,
});

function foundOf({ commissions, review }: EngineState) {
  const found = [...commissions].map(([key, { held, pending, approved, rejected, awaitingRate }]) => [
    key,
    amountsOf({
      held: Number(held),
      pending: Number(pending),
      approved: Number(approved),
      ...(rejected ? { rejected } : {}),
      ...(awaitingRate ? { awaitingRate } : {}),
    }),
  ]);
  return {
    commissions: Object.fromEntries(found.filter(([, amounts]) => amounts !== nothing)),
    review: Object.fromEntries(
      [...review].filter(([, surplus]) => surplus !== 0n).map(([code, surplus]) => [code, Number(surplus)]),
    ),
  };
}

/** The same every time for the same seed. */
function shuffled(facts: readonly GoldenFact[], seed: number): readonly GoldenFact[] {
  let state = seed * 2_654_435_761 + 1;
  const random = (below: number): number => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * below);
  };
  const order = [...facts, ...facts.filter(() => random(3) === 0)];
  for (let n = order.length - 1; n > 0; n--) {
    const other = random(n + 1);
    [order[n], order[other]] = [order[other]!, order[n]!];
  }
  return order;
}

describe.each(cases.map((one) => [one.name, one] as const))('%s', (_, golden) => {
  it.each(golden.expect)('after fact $after', (expectation) => {
    const state = engine.fold(golden, golden.facts.slice(0, expectation.after ?? golden.facts.length));
    expect(foundOf(state)).toEqual(expectedOf(expectation));
    for (const [key, amounts] of Object.entries(expectation.commissions)) {
      const rules = typeof amounts === 'number' ? undefined : amounts.rules;
      if (rules) expect([key, state.commissions.get(key)?.rules]).toEqual([key, rules]);
    }
  });

  if (golden.order === 'any') {
    it('comes to the same in any order, repeated or not', () => {
      const last = expectedOf(golden.expect.at(-1)!);
      for (let seed = 1; seed <= shuffles; seed++) {
        const found = foundOf(engine.fold(golden, shuffled(golden.facts, seed)));
        expect({ seed, ...found }).toEqual({ seed, ...last });
      }
    });
  }
});
