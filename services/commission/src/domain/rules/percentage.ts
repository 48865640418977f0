import { decimal, type Ratio, times, zero } from '../ratio.js';
import { type Earned, type RuleKind } from './kind.js';
import { asText } from './words.js';

export function shareOf(base: Ratio, rate: string, rule: string): Earned {
  const inSale = times(base, decimal(rate));
  const step = { step: 'rate', rule, base: asText(base), rate, amount: asText(inSale) } as const;
  return { inSale, inOwn: zero, steps: [step] };
}

/** A share of what remains of the base. */
export const percentage: RuleKind<'percentage'> = {
  earned: ({ rate }, { base }, { key }) => shareOf(base, rate, key),
  words: ({ rate }, base) => `${percent(rate)} of the ${base} amount`,
};

/** "0.125" is "12.5%". */
export function percent(rate: string): string {
  const [units = '0', decimals = ''] = rate.split('.');
  const digits = units + decimals.padEnd(2, '0').slice(0, 2);
  const rest = decimals.slice(2).replace(/0+$/, '');
  return `${digits.replace(/^0+(?=\d)/, '')}${rest ? `.${rest}` : ''}%`;
}
