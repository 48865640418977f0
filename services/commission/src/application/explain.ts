/** Why a commission is what it is: the steps in the order of time, and the sum as a receipt. */
import { type Attribution, winnerInWords } from './explain-attribution.js';
import { ruleInWords } from '../domain/rules/version-1.js';
import type { CommissionRow } from '../projections/commission-list.reader.js';

interface Amount {
  readonly amount: number;
  readonly currency: string;
}

export interface Step {
  readonly kind: string;
  readonly at: string | null;
  readonly title: string;
  readonly detail: string | null;
  readonly amount: Amount | null;
}

export interface ReceiptLine {
  readonly label: string;
  readonly amount: Amount;
  readonly kind: 'item' | 'subtract' | 'total';
}

export interface PostedEntry {
  readonly cause: string;
  readonly at: string;
  readonly held: string;
  readonly pending: string;
  readonly approved: string;
  readonly refunded: string;
}

const iso = (moment: string | null): string | null => (moment === null ? null : new Date(Number(moment)).toISOString());

export function stepsOf(row: CommissionRow, entries: readonly PostedEntry[], attribution: Attribution | null): Step[] {
  const sale = (minor: string): Amount => ({ amount: Number(minor), currency: row.saleCurrency });
  const earned = (minor: number): Amount => ({ amount: minor, currency: row.currency });
  const step = (
    kind: string,
    at: string | null,
    title: string,
    detail: string | null = null,
    amount: Amount | null = null,
  ) => ({ kind, at: iso(at), title, detail, amount });

  const steps: Step[] = [];
  const winner = attribution && winnerInWords(attribution);
  if (winner) steps.push({ ...winner, kind: 'click', amount: null });
  if (row.signedUpAt)
    steps.push(
      step(
        'signup',
        row.signedUpAt,
        'Signup',
        'It followed that click in time, so what this customer buys counts for the partner',
      ),
    );
  steps.push(step('sale', row.soldAt, `Sale ${row.externalId}`, null, sale(row.gross)));
  steps.push(step('rule', row.soldAt, ruleText(row), `Plan version ${row.planVersion}, ${row.level} level`));
  for (const entry of entries) {
    const change = Number(entry.held) + Number(entry.pending) + Number(entry.approved);
    const title = entryTitles[entry.cause];
    if (title) steps.push(step(entry.cause, entry.at, title, null, change === 0 ? null : earned(change)));
  }
  if (row.state === 'awaiting-rate') {
    steps.push(step('awaiting-rate', null, `Waits for a rate from ${row.saleCurrency} to ${row.currency}`));
  }
  if (row.state === 'approved') steps.push(step('payout', null, 'Waits for the next payout run'));
  if (row.state === 'paid') steps.push(step('payout', null, 'Paid', null, earned(Number(row.paid))));
  if (row.state === 'held') steps.push(step('hold', row.holdUntil, 'Hold ends', 'Until then the sale may be refunded'));
  return steps;
}

const entryTitles: Readonly<Record<string, string>> = {
  reversed: 'Refund',
  adjusted: 'Sale amended',
  released: 'Hold ended',
  held: 'Disputed',
  approved: 'Approved',
  withdrawn: 'Approval withdrawn',
  corrected: 'Corrected',
  manual: 'Entered by hand',
  rejected: 'Rejected',
  reopened: 'Reopened',
  're-attributed': 'Attributed anew',
};

export const ruleText = ({ rule, currency }: CommissionRow): string => ruleInWords(rule, currency);

/** Net of tax and shipping, times the rate; a flat sum stands alone. */
export function receiptOf(row: CommissionRow): ReceiptLine[] {
  const sale = (minor: bigint): Amount => ({ amount: Number(minor), currency: row.saleCurrency });
  const gross = BigInt(row.gross);
  const refunded = BigInt(row.refunded);
  const base = BigInt(row.base);
  const deducted = gross - refunded - base;
  const lines: ReceiptLine[] = [{ label: 'Sale', amount: sale(gross), kind: 'item' }];
  if (refunded > 0n) lines.push({ label: 'Refunds', amount: sale(-refunded), kind: 'subtract' });
  if (deducted !== 0n) lines.push({ label: 'Tax and shipping', amount: sale(-deducted), kind: 'subtract' });
  if (base !== gross) lines.push({ label: 'Base', amount: sale(base), kind: 'total' });
  const commission = Number(row.held) + Number(row.pending) + Number(row.approved);
  lines.push({ label: ruleText(row), amount: { amount: commission, currency: row.currency }, kind: 'total' });
  return lines;
}
