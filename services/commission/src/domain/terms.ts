/** By what a commission was priced, for whoever asks why. */
import type { Cap, Plan, StepData } from '@tributary/contracts';
import type { Due, Terms } from './commission.js';
import type { Frozen } from './conversion.js';

/** `left`: what the program's budget leaves of it, where that is less. */
export function termsFor(
  plan: Plan | undefined,
  frozen: Frozen | undefined,
  due: Due,
  component: string,
  left: bigint | null,
): Terms {
  const { base, lost } = due;
  const rules = rulesOf(due, component);
  const rule = plan?.rules.find((one) => one.key === rules[0]) ?? null;
  const level = !rule?.for ? 'program' : 'partner' in rule.for ? 'partner' : 'tier';
  const steps = stepsOf(due, component);
  return {
    version: frozen?.version ?? 0,
    rule,
    level,
    tier: frozen?.tier ?? null,
    rules,
    base,
    steps: plan?.budget && left !== null ? [...steps, budgetStep(plan.budget, left)] : steps,
    lost,
  };
}

function rulesOf({ parts }: Due, component: string): readonly string[] {
  const [only] = parts;
  if (only && parts.length === 1) return only.component === component ? [only.rule] : [];
  return [...new Set(parts.filter((part) => part.component === component).map(({ rule }) => rule))];
}

/** A part after the other, each with its rule's own steps. */
function stepsOf({ parts }: Due, component: string): readonly StepData[] {
  const [only] = parts;
  if (only && parts.length === 1 && only.limits.length === 0) return only.component === component ? only.steps : [];
  return parts.filter((part) => part.component === component).flatMap(({ steps, limits }) => [...steps, ...limits]);
}

const budgetStep = ({ amount }: Cap, left: bigint): StepData => ({
  step: 'budget',
  limit: String(amount),
  used: String(BigInt(amount) - left),
  amount: String(left),
});
