/** How an amount came about, for whoever reads it in a file. */
import type { StepData } from '@tributary/contracts';
import { currencyExponent } from '@tributary/money';

export interface Currencies {
  /** Of the sale, in which steps are until one exchanges them. */
  readonly sale: string;
  /** Of the account, in which flat sums, limits and caps are. */
  readonly own: string;
}

/** One text a step. */
export function stepsInWords(steps: readonly StepData[], { sale, own }: Currencies): string[] {
  let exchanged = sale === own;
  return steps.map((step) => {
    if (step.step === 'exchange') exchanged = true;
    if (step.step === 'base') exchanged = sale === own; // the next rule begins in the sale's currency again
    return inWords(step, sale, exchanged ? own : sale, own);
  });
}

function inWords(step: StepData, sale: string, now: string, own: string): string {
  switch (step.step) {
    case 'base': {
      const missing = step.missing?.length ? ` (not sent: ${step.missing.join(', ')})` : '';
      return `${step.of} ${money(step.amount, sale)}${missing}`;
    }
    case 'share':
      return `share ${step.weight}: ${money(step.amount, sale)}`;
    case 'slice':
      return `${percent(step.rate)} of ${money(step.base, sale)} from ${money(step.from, own)} on: ${money(step.amount, sale)}`;
    case 'rate':
      return `${percent(step.rate)} of ${money(step.base, sale)}: ${money(step.amount, sale)}`;
    case 'units':
      return `${step.units} at ${money(step.each, own)}: ${money(step.amount, own)}`;
    case 'flat':
      return `flat ${money(step.amount, own)}`;
    case 'round':
      return `rounded ${money(step.amount, now)}`;
    case 'exchange':
      return `at ${step.rate} of ${step.day}: ${money(step.amount, own)}`;
    case 'minimum-order':
      return `below the minimum order of ${money(step.limit, own)}: ${money(step.amount, own)}`;
    case 'minimum':
    case 'maximum':
      return `${step.step} ${money(step.limit, own)}: ${money(step.amount, own)}`;
    case 'rule-cap':
    case 'partner-cap':
    case 'budget':
      return `${caps[step.step]} ${money(step.limit, own)}, ${money(step.used, own)} used: ${money(step.amount, own)}`;
    case 'corrected':
      return `corrected to ${money(step.amount, own)}`;
  }
}

const caps = { 'rule-cap': 'cap', 'partner-cap': "partner's cap", budget: "program's budget" } as const;

/** Minor units, exact or not, as whole ones: the point moves. */
function money(minor: string, currency: string): string {
  return `${shifted(minor, -(currencyExponent(currency) ?? 0))} ${currency}`;
}

const percent = (rate: string): string => `${shifted(rate, 2).replace(/\.0+$/, '')}%`;

function shifted(decimal: string, places: number): string {
  const sign = decimal.startsWith('-') ? '-' : '';
  const [whole = '', decimals = ''] = decimal.slice(sign.length).split('.');
  const digits = places < 0 ? whole.padStart(1 - places, '0') + decimals : whole + decimals.padEnd(places, '0');
  const point = (places < 0 ? Math.max(whole.length, 1 - places) : whole.length) + places;
  const rest = digits.slice(point);
  return `${sign}${digits.slice(0, point).replace(/^0+(?=\d)/, '')}${rest === '' ? '' : `.${rest}`}`;
}
