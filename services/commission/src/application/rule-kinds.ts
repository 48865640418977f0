import type { PlanRow } from '../projections/plan.reader.js';

/** The kinds of a program's rules, and of what its plans pay beside them, by version and key. */
export type RuleKinds = ReadonlyMap<number, ReadonlyMap<string, string>>;

export function ruleKindsOf(versions: readonly Pick<PlanRow, 'version' | 'plan'>[]): RuleKinds {
  return new Map(
    versions.map(({ version, plan: { rules, bonuses = [], overrides = [] } }) => [
      version,
      new Map([
        ...rules.map(({ key, pays }) => [key, pays.kind] as const),
        ...bonuses.map(({ key }) => [key, 'bonus'] as const),
        ...overrides.map(({ key }) => [key, 'override'] as const),
      ]),
    ]),
  );
}
