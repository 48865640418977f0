import type { Plan, PlanPays, PlanVersion } from '@tributary/api-client';
import { Segmented, TextField } from '@tributary/ui';
import { amountOf, minorOf, percentOf, rateOf } from '../../../shared/money.js';

export interface PlanDraft {
  kind: 'percentage' | 'flat';
  value: string;
  holdDays: string;
}

export const freshPlan: PlanDraft = { kind: 'percentage', value: '10', holdDays: '30' };

/** Begins with what counts now; a plan that the form cannot show (several rules, a condition, a cap) begins anew. */
export function draftOf(version: PlanVersion | undefined, currency: string): PlanDraft {
  const { rules: [rule, ...others] = [], holdDays = 0, ...more } = version?.plan ?? {};
  if (rule === undefined || others.length > 0 || Object.keys(more).length > 0) return freshPlan;
  const { key: _, name: __, priority: ___, pays, ...limits } = rule;
  if (Object.keys(limits).length > 0) return freshPlan;
  if (pays.kind === 'percentage')
    return { kind: 'percentage', value: percentOf(pays.rate), holdDays: String(holdDays) };
  if (pays.kind !== 'flat' || pays.proportional) return freshPlan;
  return { kind: 'flat', value: amountOf(pays.amount, currency), holdDays: String(holdDays) };
}

export function planOf({ kind, value, holdDays }: PlanDraft, currency: string): Plan | undefined {
  const days = /^\d{1,4}$/.test(holdDays.trim()) ? Number(holdDays) : undefined;
  if (days === undefined) return undefined;
  const planPaying = (pays: PlanPays): Plan => ({
    holdDays: days,
    rules: [{ key: 'every-sale', name: 'Every sale', pays }],
  });
  if (kind === 'flat') {
    const amount = minorOf(value, currency);
    return amount === undefined ? undefined : planPaying({ kind, amount });
  }
  const rate = rateOf(value);
  return rate === undefined || Number(rate) > 1 ? undefined : planPaying({ kind, rate });
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
