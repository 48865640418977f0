/** The partners that a plan names: by code in a file, by id once published. */
import type { Audience, Plan } from '@tributary/contracts';

interface Addressed {
  readonly for?: Audience;
}

export function namedPartners({ rules, overrides = [], bonuses = [] }: Plan): string[] {
  const parts: readonly Addressed[] = [...rules, ...overrides, ...bonuses];
  return [...new Set(parts.flatMap((part) => (part.for && 'partner' in part.for ? part.for.partner : [])))];
}

export function withPartnerIds(plan: Plan, idOf: (name: string) => string): Plan {
  const addressed = <Part extends Addressed>(part: Part): Part =>
    part.for && 'partner' in part.for ? { ...part, for: { partner: idOf(part.for.partner) } } : part;
  const { rules, overrides, bonuses } = plan;
  return {
    ...plan,
    rules: rules.map(addressed),
    ...(overrides && { overrides: overrides.map(addressed) }),
    ...(bonuses && { bonuses: bonuses.map(addressed) }),
  };
}

/** What may apply to one partner: no rule of another's or of another tier, and nothing about the program as a whole. */
export function planFor(plan: Plan, partner: string, tiers: ReadonlySet<string>): Plan {
  const applies = (part: Addressed): boolean =>
    !part.for || ('tier' in part.for ? tiers.has(part.for.tier) : part.for.partner === partner);
  const { budget: _, approveUpTo: __, rules, overrides, bonuses, ...rest } = plan;
  return {
    ...rest,
    rules: rules.filter(applies),
    ...(overrides && { overrides: overrides.filter(applies) }),
    ...(bonuses && { bonuses: bonuses.filter(applies) }),
  };
}
