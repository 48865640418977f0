/** What became of each part of a commission, and what the others wait for: a part may be approved and a part pending (row 32). */
import { type CommissionRow, partsOf } from '../projections/commission-row.js';
import { type Amount, type Circumstances, makeStep, type Step } from './explain-step.js';

export function nextSteps(row: CommissionRow, circumstances: Circumstances): Step[] {
  const { state, saleCurrency, currency } = row;
  if (state === 'awaiting-rate')
    return [makeStep({ kind: 'awaiting-rate', title: `Waits for a rate from ${saleCurrency} to ${currency}` })];
  const parts = partsOf(row);
  const amountOf = (part: keyof typeof parts): Amount => ({ amount: Number(parts[part]), currency });
  return [
    ...(parts.paid > 0n ? [makeStep({ kind: 'paid', title: 'Paid', amount: amountOf('paid') })] : []),
    ...(parts.settled === 0n ? [] : [settledStep(amountOf('settled'))]),
    ...(parts.held > 0n ? holdSteps(row, circumstances) : []),
    ...(parts.pending > 0n ? [decisionStep(amountOf('pending'), circumstances)] : []),
    ...(parts.approved > 0n
      ? [makeStep({ kind: 'payout', title: 'Waits for the next payout run', amount: amountOf('approved') })]
      : []),
  ];
}

/** Rows 33 and 36. */
function settledStep(amount: Amount): Step {
  return amount.amount < 0
    ? makeStep({ kind: 'settled', title: 'Taken off the balance', detail: 'What that cannot bear is a debt', amount })
    : makeStep({
        kind: 'settled',
        title: 'Settled, not paid out',
        detail: 'It makes good a debt, or what was taken off the balance',
        amount,
      });
}

const decisionStep = (amount: Amount, { isUnsettled }: Circumstances): Step =>
  isUnsettled
    ? makeStep({
        kind: 'decision',
        title: 'Waits until its sales are settled',
        detail: 'Until then they may still undo it',
        amount,
      })
    : makeStep({ kind: 'decision', title: 'Waits to be approved', amount });

function holdSteps({ holdUntil }: CommissionRow, { openChargebacks }: Circumstances): Step[] {
  const disputes = openChargebacks.map((id) =>
    makeStep({ kind: 'hold', title: `Waits until chargeback ${id} is lost or won` }),
  );
  if (holdUntil === null && disputes.length > 0) return disputes;
  return [
    makeStep({ kind: 'hold', at: holdUntil, title: 'Hold ends', detail: 'Until then the sale may be refunded' }),
    ...disputes,
  ];
}
