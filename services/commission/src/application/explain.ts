/** Why a commission is what it is: the steps in the order of time, and the sum as a receipt. */
import type { StepData } from '@tributary/contracts';
import { type Attribution, winnerInWords } from './explain-attribution.js';
import { linesOf, type ReceiptLine } from './terms-in-words.js';
import type { CommissionRow } from '../projections/commission-row.js';

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
  /** Another commission that has to do with it. */
  readonly commission: string | null;
}

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

const iso = (moment: string | null): string | null => (moment === null ? null : new Date(Number(moment)).toISOString());

/** Of whom an override is a share, and the commission that it is a share of. */
export interface Child {
  readonly name: string;
  readonly commission: string;
}

export interface Circumstances {
  readonly child: Child | null;
  readonly isUnsettled: boolean;
  /** The sender's ids of those that are neither lost nor won yet. */
  readonly openChargebacks: readonly string[];
}

/** `rules` as `appliedRules` says them. */
export function stepsOf(
  row: CommissionRow,
  entries: readonly PostedEntry[],
  attribution: Attribution | null,
  rules: readonly string[],
  { child, isUnsettled, openChargebacks }: Circumstances,
): Step[] {
  const sale = (minor: string): Amount => ({ amount: Number(minor), currency: row.saleCurrency });
  const earned = (minor: number): Amount => ({ amount: minor, currency: row.currency });
  const step = (
    kind: string,
    at: string | null,
    title: string,
    detail: string | null = null,
    amount: Amount | null = null,
    commission: string | null = null,
  ) => ({ kind, at: iso(at), title, detail, amount, commission });

  const steps: Step[] = [];
  const winner = attribution && winnerInWords(attribution);
  if (winner) steps.push({ ...winner, kind: 'click', amount: null, commission: null });
  if (row.signedUpAt)
    steps.push(
      step(
        'signup',
        row.signedUpAt,
        'Signup',
        'It followed that click in time, so what this customer buys counts for the partner',
      ),
    );
  steps.push(paidForStep(row, step, sale, child));
  const version = `Plan version ${row.planVersion}, ${row.level} level`;
  for (const rule of rules) steps.push(step('rule', row.soldAt, rule, version));
  const inTime = [...entries].sort((a, b) => Number(momentOf(a)) - Number(momentOf(b)));
  for (const entry of inTime) {
    const change = Number(entry.held) + Number(entry.pending) + Number(entry.approved);
    const title = titleOf(entry);
    if (title)
      steps.push(
        step(
          entry.cause,
          momentOf(entry),
          title,
          reasonOf(entry),
          change === 0 ? null : earned(change),
          entry.otherCommission,
        ),
      );
  }
  steps.push(...nextSteps(row, step, { isUnsettled, openChargebacks }));
  return steps;
}

/** What it waits for, or that it is paid. */
function nextSteps(
  { state, currency, saleCurrency, pending, paid, holdUntil }: CommissionRow,
  step: MakeStep,
  { isUnsettled, openChargebacks }: Omit<Circumstances, 'child'>,
): Step[] {
  const amount = (minor: string): Amount => ({ amount: Number(minor), currency });
  switch (state) {
    case 'awaiting-rate':
      return [step('awaiting-rate', null, `Waits for a rate from ${saleCurrency} to ${currency}`)];
    case 'pending':
      return [
        isUnsettled
          ? step(
              'decision',
              null,
              'Waits until its sales are settled',
              'Until then they may still undo it',
              amount(pending),
            )
          : step('decision', null, 'Waits to be approved', null, amount(pending)),
      ];
    case 'approved':
      return [step('payout', null, 'Waits for the next payout run')];
    case 'paid':
      return [step('payout', null, 'Paid', null, amount(paid))];
    case 'held': {
      const disputes = openChargebacks.map((id) => step('hold', null, `Waits until chargeback ${id} is lost or won`));
      if (holdUntil === null && disputes.length > 0) return disputes;
      return [step('hold', holdUntil, 'Hold ends', 'Until then the sale may be refunded'), ...disputes];
    }
    default:
      return [];
  }
}

function titleOf({ cause, refund, chargeback, turn, isByOther }: PostedEntry): string | undefined {
  if (isByOther && (cause === 'reversed' || turn !== null)) return entryTitles['adjusted'];
  if (refund !== null && !isByOther) return `Refund ${refund}`;
  if (chargeback !== null) return `Chargeback ${chargeback} ${turn}`;
  return entryTitles[cause];
}

/**
 * What befell this sale stands where it happened. What another sale or a touch changed stands where it became known: that
 * fact may have happened before there was anything to change.
 */
const momentOf = ({ cause, isByOther, occurredAt, recordedAt }: PostedEntry): string =>
  isByOther || cause === 're-attributed' ? recordedAt : occurredAt;

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
  manual: 'Entered by hand',
  rejected: 'Rejected',
  reopened: 'Reopened',
  're-attributed': 'Attributed anew',
};

type MakeStep = (
  kind: string,
  at: string | null,
  title: string,
  detail?: string | null,
  amount?: Amount | null,
  commission?: string | null,
) => Step;

function paidForStep(row: CommissionRow, step: MakeStep, sale: (minor: string) => Amount, child: Child | null): Step {
  const { paidFor, soldAt, externalId, gross } = row;
  switch (paidFor?.kind) {
    case 'deal':
      return step('sale', soldAt, `Deal ${externalId} won`, null, sale(gross));
    case 'lead':
      return step('sale', soldAt, `Lead ${externalId} qualified`);
    case 'signup':
      return step('sale', soldAt, 'Paid for the signup');
    case 'qualification':
      return step('sale', soldAt, 'The customer qualified');
    case 'clicks':
      return step('sale', soldAt, `Clicks of ${paidFor.day}`);
    case 'bonus':
      return step(
        'sale',
        soldAt,
        paidFor.period === 'lifetime' ? 'Bonus' : `Bonus for the period from ${paidFor.period}`,
      );
    case 'revenue':
      return step('sale', soldAt, `Net revenue of the month from ${paidFor.period}`);
    case 'manual':
      return step('sale', soldAt, 'Entered by hand');
    default:
      return row.component.startsWith('override:')
        ? overrideStep(row, step, child)
        : step('sale', soldAt, `Sale ${externalId}`, null, gross === '0' ? null : sale(gross));
  }
}

function overrideStep({ soldAt, externalId }: CommissionRow, step: MakeStep, child: Child | null): Step {
  const title = `Sale ${externalId} of a partner below`;
  return child
    ? step('sale', soldAt, title, `A share of the commission of ${child.name}`, null, child.commission)
    : step('sale', soldAt, title);
}

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
