/** Row 26: shares of what a child earned, for those above it. */
import type { Override, PartnerId, StepData } from '@tributary/contracts';
import { isTerminated, partnerOf, type Program, valueAt } from './books.js';
import { type Conversion, frozenFor, isPayment } from './conversion.js';
import { rateOf, tierAt } from './freezing.js';
import { partOf } from './owners.js';
import { decimal, rounded, times, whole } from './ratio.js';
import { remainsOf } from './remains.js';
import { asText } from './rules/words.js';
import type { Wanted } from './targets.js';
import type { Work } from './work.js';

/** The child's commissions as they are due, base and extras, with the base's place first. */
export interface Child {
  readonly partner: PartnerId;
  readonly earned: bigint;
  readonly isBaseRejected: boolean;
  readonly base: Wanted;
}

export function overridesOf(work: Work, program: Program, conversion: Conversion, child: Child): Wanted[] {
  const frozen = frozenFor(conversion, child.partner);
  const plan = program.versions.find(({ version }) => version === frozen?.version)?.plan;
  const at = conversion.sold?.at ?? 0;
  if (!plan?.overrides?.length || !frozen || !isPayment(conversion)) return [];
  if (isTerminated(work.books, child.partner, at)) return [];
  return frozen.parents.flatMap((parent, n): Wanted[] => {
    const slice = partnerOf(work.books, parent);
    const override = winner(plan.overrides ?? [], n + 1, parent, tierAt(slice, program.program, at));
    if (!override || slice.code === null || valueAt(slice.statuses, at) === 'terminated') return [];
    const rules = [override.key];
    const { amount, steps } = shareOf(program, conversion, child, override);
    return [
      {
        ...child.base,
        partner: parent,
        child: child.partner,
        component: `override:${n + 1}:${child.partner}`,
        link: null,
        amount,
        conversions: 0n,
        gross: 0n,
        refunded: 0n,
        terms: { ...child.base.terms, rule: null, level: 'program', rules, steps, lost: [] },
      },
    ];
  });
}

/** As rules are chosen: for the parent, for its tier, for everyone; then the order in the plan. */
function winner(
  overrides: readonly Override[],
  level: number,
  parent: PartnerId,
  tier: string | null,
): Override | undefined {
  const here = overrides.filter((one) => one.level === level);
  return (
    here.find((one) => one.for && 'partner' in one.for && one.for.partner === parent) ??
    here.find((one) => one.for && 'tier' in one.for && one.for.tier === tier) ??
    here.find((one) => !one.for)
  );
}

interface Shared {
  readonly amount: bigint;
  readonly steps: readonly StepData[];
}

function shareOf(program: Program, conversion: Conversion, child: Child, override: Override): Shared {
  const { key: rule, rate, of = 'target' } = override;
  const exchange = rateOf(program, conversion);
  if (of === 'base' && (child.isBaseRejected || !exchange)) return { amount: 0n, steps: [] };
  const net = () => partOf(conversion.shares, child.partner, remainsOf(conversion)?.base('net') ?? 0n);
  const base = of === 'target' ? child.earned : net();
  const exact = times(whole(base), decimal(rate));
  const share = rounded(exact);
  const steps: StepData[] = [
    { step: 'rate', rule, base: String(base), rate, amount: asText(exact) },
    { step: 'round', amount: String(share) },
  ];
  if (of === 'target' || !exchange || exchange.numerator === exchange.denominator) return { amount: share, steps };
  const amount = rounded(times(whole(share), exchange));
  const { day, text } = conversion.rate ?? {};
  return {
    amount,
    steps: day && text ? [...steps, { step: 'exchange', day, rate: text, amount: String(amount) }] : steps,
  };
}
