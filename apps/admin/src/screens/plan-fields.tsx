import type { Plan, PlanPays, PlanVersion } from '@tributary/api-client';
import { Segmented, TextField } from '@tributary/ui';
import { amountOf, minorOf, percentOf, rateOf } from '../../../shared/money.js';

export interface PlanDraft {
  /** Of the rule, which stays the same from version to version. */
  key: string;
  kind: 'percentage' | 'flat';
  value: string;
  holdDays: string;
}

export const freshPlan: PlanDraft = { key: 'every-sale', kind: 'percentage', value: '10', holdDays: '30' };

/** One rule for every sale, without conditions or limits: all that the form knows. */
export function canShow({ rules: [rule, ...others], holdDays: _, ...more }: Plan): boolean {
  if (rule === undefined || others.length > 0 || Object.keys(more).length > 0) return false;
  const { key: __, name: ___, pays, ...limits } = rule;
  if (Object.keys(limits).length > 0) return false;
  return pays.kind === 'percentage' || (pays.kind === 'flat' && !pays.proportional);
}

/** Begins with what counts now; with something usual where the form cannot show that. */
export function draftOf(version: PlanVersion | undefined, currency: string): PlanDraft {
  const [rule] = version?.plan.rules ?? [];
  if (version === undefined || rule === undefined || !canShow(version.plan)) return freshPlan;
  const { key, pays } = rule;
  const kept = { key, holdDays: String(version.plan.holdDays ?? 0) };
  if (pays.kind === 'percentage') return { ...kept, kind: 'percentage', value: percentOf(pays.rate) };
  return pays.kind === 'flat' ? { ...kept, kind: 'flat', value: amountOf(pays.amount, currency) } : freshPlan;
}

export function planOf({ key, kind, value, holdDays }: PlanDraft, currency: string): Plan | undefined {
  const days = /^\d{1,4}$/.test(holdDays.trim()) ? Number(holdDays) : undefined;
  if (days === undefined) return undefined;
  const planPaying = (pays: PlanPays): Plan => ({
    holdDays: days,
    rules: [{ key, pays }],
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
