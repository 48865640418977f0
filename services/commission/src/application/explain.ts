/** Why a commission is what it is: the steps in the order of time, and the sum as a receipt. */
import type { StepData } from '@tributary/contracts';
import { type Attribution, winnerInWords } from './explain-attribution.js';
import { nextSteps } from './explain-next.js';
import { paidForSteps } from './explain-paid-for.js';
import { type Amount, type Circumstances, makeStep as step, type Step } from './explain-step.js';
import { linesOf, type ReceiptLine } from './terms-in-words.js';
import type { CommissionRow } from '../projections/commission-row.js';

export interface PostedEntry {
  readonly cause: string;
  readonly recordedAt: string;
  /** Of the fact that caused it. */
  readonly occurredAt: string;
  readonly held: string;
  readonly pending: string;
  readonly approved: string;
  readonly refunded: string;
  /** The sender's id of the refund that caused it. */
  readonly refund: string | null;
  /** The sender's id of the chargeback that caused it, and what became of that. */
  readonly chargeback: string | null;
  readonly turn: 'opened' | 'lost' | 'won' | null;
  /** Another sale or its refund moved this commission. */
  readonly isByOther: boolean | null;
  /** That sale and a commission of it, where the reader may see them. */
  readonly otherOrder: string | null;
  readonly otherCommission: string | null;
}

/** `rules` as `appliedRules` says them. */
export function stepsOf(
  row: CommissionRow,
  entries: readonly PostedEntry[],
  attribution: Attribution | null,
  rules: readonly string[],
  circumstances: Circumstances,
): Step[] {
  const winner = attribution && winnerInWords(attribution);
  const version = `Plan version ${row.planVersion}, ${row.level} level`;
  return [
    ...(winner ? [{ ...step({ kind: 'click', title: winner.title }), ...winner }] : []),
    ...(row.signedUpAt ? [signupStep(row.signedUpAt)] : []),
    ...paidForSteps(row, circumstances),
    ...rules.map((rule) => step({ kind: 'rule', at: row.soldAt, title: rule, detail: version })),
    ...[...entries]
      .sort((a, b) => Number(momentOf(a)) - Number(momentOf(b)))
      .flatMap((entry) => entryStep(entry, row.currency)),
    ...nextSteps(row, circumstances),
  ];
}

const signupStep = (at: string): Step =>
  step({
    kind: 'signup',
    at,
    title: 'Signup',
    detail: 'It followed that click in time, so what this customer buys counts for the partner',
  });

function entryStep(entry: PostedEntry, currency: string): Step[] {
  const title = titleOf(entry);
  if (!title) return [];
  return [
    step({
      kind: entry.cause,
      at: momentOf(entry),
      isRecorded: isRecorded(entry),
      title,
      detail: reasonOf(entry),
      amount: amountOf(entry, currency),
      commission: entry.otherCommission,
    }),
  ];
}

/** What was approved, or is no longer; of all else, what it added or took. */
function amountOf({ cause, held, pending, approved }: PostedEntry, currency: string): Amount | null {
  if (cause === 'approved') return { amount: Number(approved), currency };
  if (cause === 'withdrawn') return { amount: Number(pending), currency };
  const change = Number(held) + Number(pending) + Number(approved);
  return change === 0 ? null : { amount: change, currency };
}

function titleOf({ cause, refund, chargeback, turn, isByOther }: PostedEntry): string | undefined {
  if (isByOther && (cause === 'reversed' || turn !== null)) return entryTitles['adjusted'];
  if (refund !== null && !isByOther) return `Refund ${refund}`;
  if (chargeback !== null) return `Chargeback ${chargeback} ${turn}`;
  return entryTitles[cause];
}

/**
 * Row 34: what befell this sale stands where it happened. What another sale or a touch changed stands where it became known: that
 * fact may have happened before there was anything to change.
 */
const momentOf = (entry: PostedEntry): string => (isRecorded(entry) ? entry.recordedAt : entry.occurredAt);
const isRecorded = ({ cause, isByOther }: PostedEntry): boolean => isByOther === true || cause === 're-attributed';

/** One fact may move many commissions: a whole-volume band, freed room under a cap, another first sale. */
function reasonOf(entry: PostedEntry): string | null {
  const { refund, chargeback, otherOrder } = entry;
  if (otherOrder === null) return holdOf(entry);
  if (refund !== null) return `Because of refund ${refund} of sale ${otherOrder}`;
  return chargeback === null
    ? `Because of sale ${otherOrder}`
    : `Because of chargeback ${chargeback} of sale ${otherOrder}`;
}

/** One that is won after all, having been lost, gives back and lifts no hold. */
function holdOf({ turn, held, isByOther }: PostedEntry): string | null {
  if (isByOther) return null;
  if (turn === 'opened' && BigInt(held) > 0n) return 'What is not paid is held until it is lost or won';
  return turn === 'won' && BigInt(held) < 0n ? 'The hold is lifted' : null;
}

const entryTitles: Readonly<Record<string, string>> = {
  reversed: 'Refund',
  adjusted: 'Adjusted',
  released: 'Hold ended',
  approved: 'Approved',
  withdrawn: 'Approval withdrawn',
  corrected: 'Corrected',
  rejected: 'Rejected',
  reopened: 'Reopened',
  're-attributed': 'Attributed anew',
};

/** What was charged and given back, then each step of the terms, then what it comes to. Partners learn no program's budget. */
export function receiptOf(row: CommissionRow, withBudget: boolean): ReceiptLine[] {
  const line = (label: string, amount: bigint | number, currency: string, kind: ReceiptLine['kind']): ReceiptLine => ({
    label,
    amount: { amount: Number(amount), currency },
    exact: null,
    kind,
  });
  const steps = row.terms.steps ?? [];
  const [gross, refunded] = [BigInt(row.gross), BigInt(row.refunded)];
  const deducted = gross > 0n ? deductionOf(gross - refunded, steps) : null;
  const commission = Number(row.held) + Number(row.pending) + Number(row.approved);
  const terms = linesOf(steps, { sale: row.saleCurrency, account: row.currency }, withBudget);
  const last = terms.at(-1);
  const isRounded = steps.at(-1)?.step === 'round' && last?.kind === 'total' && last.amount.amount === commission;
  return [
    ...(gross > 0n ? [line('Sale', gross, row.saleCurrency, 'item')] : []),
    ...(refunded > 0n ? [line('Refunds', -refunded, row.saleCurrency, 'subtract')] : []),
    ...(deducted ? [line(deducted.label, -deducted.amount, row.saleCurrency, 'item')] : []),
    ...(isRounded ? terms.slice(0, -1) : terms),
    line(isRounded ? 'Commission, rounded half up' : 'Commission', commission, row.currency, 'total'),
  ];
}

const deductions: Readonly<Record<string, string>> = {
  net: 'Tax and shipping',
  'before-discount': 'Tax and shipping, less the discount',
  'with-shipping': 'Tax',
  'with-tax': 'Shipping',
};

/** Between what remains of the sale and its base, where one rule pays on all of it. */
function deductionOf(remaining: bigint, steps: readonly StepData[]): { label: string; amount: bigint } | null {
  const bases = steps.filter((step) => step.step === 'base' || step.step === 'share');
  const [base] = bases;
  if (base?.step !== 'base' || bases.length > 1 || base.amount.includes('.')) return null;
  const label = deductions[base.of];
  const amount = remaining - BigInt(base.amount);
  return label && amount !== 0n ? { label, amount } : null;
}
