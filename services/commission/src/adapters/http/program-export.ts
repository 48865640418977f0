/** What a program's commissions are as files: a row for each partner, or for each commission. */
import { exactly } from '@tributary/money';
import { iso } from '@tributary/service-kit';
import type { RuleKinds } from '../../application/rule-kinds.js';
import { stepsInWords } from '../../application/terms-in-words.js';
import { partStates } from '../../application/totals-by-state.js';
import { type CommissionRow, partsOf } from '../../projections/commission-row.js';

export const partnerColumns = [
  'partner_code',
  'conversions',
  'gross_minor',
  'refunded_minor',
  'commission_minor',
  'currency',
];
export const lineColumns = [
  'partner_code',
  'source',
  'external_id',
  'sold_at',
  'gross_minor',
  'refunded_minor',
  'sale_currency',
  'state',
  'commission_minor',
  'held_minor',
  'pending_minor',
  'approved_minor',
  'settled_minor',
  'paid_minor',
  'currency',
  'paid_for',
  'component',
  'rule',
  'rule_kind',
  'plan_version',
  'tier',
  'base_minor',
  'steps',
];

export function lineOf(row: CommissionRow, kinds: RuleKinds): (string | number)[] {
  const { planVersion, rules = [], tier = '', base, steps = [] } = row.terms;
  const parts = partsOf(row);
  const kindOf = (key: string): string => kinds.get(planVersion)?.get(key) ?? '';
  return [
    row.partnerCode,
    row.source,
    row.externalId,
    iso(Number(row.soldAt)),
    row.gross,
    row.refunded,
    row.saleCurrency,
    row.state,
    exactly(BigInt(row.held) + BigInt(row.pending) + BigInt(row.approved)),
    ...partStates.map((state) => exactly(parts[state])),
    row.currency,
    row.kind,
    row.component,
    rules.join(' '),
    rules.map(kindOf).join(' '),
    planVersion,
    tier,
    base,
    stepsInWords(steps, { sale: row.saleCurrency, account: row.currency }).join('; '),
  ];
}
