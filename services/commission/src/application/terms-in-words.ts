/** The steps of a commission's terms as lines of its receipt: what a person can check with a pocket calculator. */
import type { StepData } from '@tributary/contracts';
import { partsInWords, percent } from '../domain/words/amounts-in-words.js';
import { dayInWords } from '../domain/words/periods-in-words.js';

export interface ReceiptLine {
  readonly label: string;
  /** Whole minor units; `exact` says more where a step is not rounded yet. */
  readonly amount: { readonly amount: number; readonly currency: string };
  /** Minor units as a decimal, where they are not whole. */
  readonly exact: string | null;
  readonly kind: 'item' | 'subtract' | 'total';
}

export interface Currencies {
  readonly sale: string;
  readonly account: string;
}

const bases: Readonly<Record<string, string>> = {
  net: 'net of tax and shipping',
  gross: 'all that was charged',
  'before-discount': 'net, before discount',
  'with-shipping': 'net, with shipping',
  'with-tax': 'net, with tax',
};

/** Steps are in the sale's currency until one exchanges them; a rule that follows begins in it again. */
export function linesOf(steps: readonly StepData[], currencies: Currencies, withBudget: boolean): ReceiptLine[] {
  const isOne = currencies.sale === currencies.account;
  let exchanged = isOne || !steps.some(({ step }) => step === 'base' || step === 'exchange');
  return steps.flatMap((step, n) => {
    if (step.step === 'base') exchanged = isOne;
    if (step.step === 'exchange') exchanged = true;
    if (step.step === 'round' && steps[n - 1]?.amount === step.amount) return [];
    const currency = followsSale.has(step.step) && !exchanged ? currencies.sale : currencies.account;
    const line = lineOf(step, currency, currencies);
    return [step.step === 'budget' && !withBudget ? { ...line, label: "What the program's budget leaves" } : line];
  });
}

const followsSale: ReadonlySet<StepData['step']> = new Set(['base', 'share', 'slice', 'rate', 'round']);

/** For a file: each with what it comes to. */
export function stepsInWords(steps: readonly StepData[], currencies: Currencies): string[] {
  return linesOf(steps, currencies, true).map(
    ({ label, exact, amount: { amount, currency } }) => `${label}: ${partsInWords(exact ?? String(amount), currency)}`,
  );
}

function lineOf(step: StepData, currency: string, currencies: Currencies): ReceiptLine {
  const isWhole = Number.isSafeInteger(Number(step.amount));
  return {
    label: labelOf(step, (amount) => partsInWords(amount, currency), currencies),
    amount: { amount: Math.round(Number(step.amount)), currency },
    exact: isWhole ? null : step.amount,
    kind: step.step === 'base' || step.step === 'round' ? 'total' : 'item',
  };
}

function labelOf(step: StepData, money: (amount: string) => string, { sale, account }: Currencies): string {
  switch (step.step) {
    case 'base':
      return `Base: ${bases[step.of] ?? step.of}${step.missing ? ` (the sale names no ${step.missing.join(' and no ')})` : ''}`;
    case 'share':
      return `Part of the sale: ${percent(step.weight)}`;
    case 'slice':
      return `${percent(step.rate)} of ${money(step.base)}, in the band from ${partsInWords(step.from, account)}`;
    case 'rate':
      return `${percent(step.rate)} of ${money(step.base)}`;
    case 'units':
      return `${step.units} × ${partsInWords(step.each, account)}`;
    case 'flat':
      return 'A fixed amount';
    case 'round':
      return 'Rounded, half up';
    case 'exchange':
      return `At ${step.rate} ${account} for 1 ${sale}, the rate of ${dayInWords(step.day)}`;
    case 'minimum-order':
      return `Below the minimum order of ${partsInWords(step.limit, account)}`;
    case 'minimum':
      return `Raised to the minimum of ${partsInWords(step.limit, account)}`;
    case 'maximum':
      return `Cut to the maximum of ${partsInWords(step.limit, account)}`;
    case 'too-large':
      return `More than ${partsInWords(step.limit, account)} cannot be booked at once, so nothing is`;
    case 'rule-cap':
    case 'partner-cap':
    case 'budget':
      return `${capped[step.step]} of ${partsInWords(step.limit, account)}, of which ${partsInWords(step.used, account)} was used`;
    case 'corrected':
      return 'Corrected by hand';
  }
}

const capped = { 'rule-cap': "The rule's cap", 'partner-cap': "The partner's cap", budget: "The program's budget" };
