/** What a commission pays for, as the first of its own steps. */
import { periodFrom } from '../domain/words/periods-in-words.js';
import type { CommissionRow } from '../projections/commission-row.js';
import { type Child, type Circumstances, makeStep, type Step, type Undoing } from './explain-step.js';

export function paidForSteps(row: CommissionRow, { child, undoing, period }: Circumstances): Step[] {
  const { paidFor, soldAt, externalId, gross } = row;
  const sale = { amount: Number(gross), currency: row.saleCurrency };
  const step = (title: string, more: Partial<Step> = {}) => makeStep({ ...more, kind: 'sale', at: soldAt, title });
  switch (paidFor?.kind) {
    case 'deal':
      return [step(`Deal ${externalId} won`, { amount: sale })];
    case 'lead':
      return [step(`Lead ${externalId} qualified`)];
    case 'signup':
      return [step('Paid for the signup')];
    case 'qualification':
      return [step('The customer qualified')];
    case 'clicks':
      return [step(`Clicks of ${paidFor.day}`)];
    case 'bonus':
      return [step(period === null ? 'Bonus' : `Bonus for ${periodFrom(period, paidFor.period)}`)];
    case 'revenue':
      return [step(`Net revenue of ${periodFrom('month', paidFor.period)}`)];
    case 'manual':
      return manualSteps(row, undoing);
    default:
      return row.component.startsWith('override:')
        ? [step(`Sale ${externalId} of a partner below`, shareOf(child))]
        : [step(`Sale ${externalId}`, { amount: gross === '0' ? null : sale })];
  }
}

const shareOf = (child: Child | null): Partial<Step> =>
  child ? { detail: `A share of the commission of ${child.name}`, commission: child.commission } : {};

/** Row 36: one is undone by its opposite. */
function manualSteps({ soldAt, approved, currency }: CommissionRow, undoing: Undoing | null): Step[] {
  const { undoes = null, undoneBy = null } = undoing ?? {};
  const amount = { amount: Number(approved), currency };
  const entered = { kind: 'sale', at: soldAt, title: 'Entered by hand', amount };
  return [
    makeStep(undoes === null ? entered : { ...entered, detail: 'It undoes another entry', commission: undoes }),
    ...(undoneBy === null
      ? []
      : [
          makeStep({
            kind: 'undone',
            at: String(undoneBy.at),
            title: 'Undone',
            detail: 'By the opposite entry',
            amount: { amount: -amount.amount, currency },
            commission: undoneBy.commission,
          }),
        ]),
  ];
}
