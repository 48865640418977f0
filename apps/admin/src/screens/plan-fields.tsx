import type { PlanRule, PlanVersion } from '@tributary/api-client';
import { Segmented, TextField } from '@tributary/ui';
import { amountOf, minorOf, percentOf, rateOf } from '../../../shared/money.js';

export interface PlanDraft {
  kind: 'percentage' | 'flat';
  value: string;
  holdDays: string;
}

export const freshPlan: PlanDraft = { kind: 'percentage', value: '10', holdDays: '30' };

/** Begins with what counts now; a plan that the form cannot show (several rules, one partner) begins anew. */
export function draftOf(plan: PlanVersion | undefined, currency: string): PlanDraft {
  const [rule, ...others] = plan?.rules ?? [];
  if (plan === undefined || rule === undefined || others.length > 0 || rule.partner !== null) return freshPlan;
  const value = rule.kind === 'percentage' ? percentOf(rule.rate ?? '0') : amountOf(rule.amount ?? 0, currency);
  return { kind: rule.kind, value, holdDays: String(plan.holdDays) };
}

export interface Terms {
  readonly holdDays: number;
  readonly rules: readonly PlanRule[];
}

export function planOf({ kind, value, holdDays }: PlanDraft, currency: string): Terms | undefined {
  const days = /^\d{1,4}$/.test(holdDays.trim()) ? Number(holdDays) : undefined;
  const common = { id: 'every-sale', name: 'Every sale', priority: 0, partner: null };
  if (days === undefined) return undefined;
  if (kind === 'flat') {
    const amount = minorOf(value, currency);
    return amount === undefined ? undefined : { holdDays: days, rules: [{ ...common, kind, amount }] };
  }
  const rate = rateOf(value);
  return rate === undefined || Number(rate) > 1 ? undefined : { holdDays: days, rules: [{ ...common, kind, rate }] };
}

export function PlanFields({
  draft,
  currency,
  onChange,
}: {
  draft: PlanDraft;
  currency: string;
  onChange: (draft: PlanDraft) => void;
}) {
  const valid = planOf({ ...draft, holdDays: '0' }, currency) !== undefined;
  return (
    <>
      <Segmented
        label="What a sale earns"
        value={draft.kind}
        onValueChange={(kind) => onChange({ ...draft, kind })}
        options={[
          { value: 'percentage', label: 'A share of the sale' },
          { value: 'flat', label: 'The same for each sale' },
        ]}
      />
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label="Commission"
          inputMode="decimal"
          required
          suffix={draft.kind === 'percentage' ? '%' : currency}
          value={draft.value}
          onChange={(event) => onChange({ ...draft, value: event.target.value })}
          error={
            draft.value !== '' && !valid
              ? draft.kind === 'percentage'
                ? 'A share between 0 and 100, such as 7.5'
                : `An amount in ${currency}, such as 12`
              : undefined
          }
        />
        <TextField
          label="Hold"
          inputMode="numeric"
          required
          suffix="days"
          hint="Until refunds are unlikely"
          value={draft.holdDays}
          onChange={(event) => onChange({ ...draft, holdDays: event.target.value })}
        />
      </div>
    </>
  );
}
