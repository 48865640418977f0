import type { StepData } from '@tributary/contracts';
import { stepsInWords } from './steps-in-words.js';

const pounds = { sale: 'GBP', own: 'GBP' };

describe('steps in words', () => {
  it('say a percentage, a band and their rounding in whole units', () => {
    const steps: StepData[] = [
      { step: 'base', of: 'net', amount: '9500', missing: ['tax'] },
      { step: 'rate', rule: 'r', base: '9500', rate: '0.075', amount: '712.5' },
      { step: 'slice', rule: 'r', from: '500000', base: '333', rate: '0.1', amount: '33.3' },
      { step: 'round', amount: '713' },
    ];
    expect(stepsInWords(steps, pounds)).toEqual([
      'net 95.00 GBP (not sent: tax)',
      '7.5% of 95.00 GBP: 7.125 GBP',
      '10% of 3.33 GBP from 5000.00 GBP on: 0.333 GBP',
      'rounded 7.13 GBP',
    ]);
  });

  it("are in the sale's currency until they are exchanged", () => {
    const steps: StepData[] = [
      { step: 'base', of: 'gross', amount: '42000' },
      { step: 'rate', rule: 'r', base: '42000', rate: '0.1', amount: '4200' },
      { step: 'round', amount: '4200' },
      { step: 'exchange', day: '2026-10-31', rate: '0.0052', amount: '2184' },
      { step: 'maximum', limit: '2000', amount: '2000' },
    ];
    expect(stepsInWords(steps, { sale: 'JPY', own: 'GBP' })).toEqual([
      'gross 42000 JPY',
      '10% of 42000 JPY: 4200 JPY',
      'rounded 4200 JPY',
      'at 0.0052 of 2026-10-31: 21.84 GBP',
      'maximum 20.00 GBP: 20.00 GBP',
    ]);
  });

  it('say sums, units, limits, caps and corrections in that of the account', () => {
    const steps: StepData[] = [
      { step: 'share', weight: '0.4', amount: '5' },
      { step: 'flat', rule: 'r', amount: '2000' },
      { step: 'units', rule: 'r', units: '37', each: '0.5', amount: '18.5' },
      { step: 'minimum-order', limit: '5000', amount: '0' },
      { step: 'minimum', limit: '500', amount: '500' },
      { step: 'rule-cap', limit: '50000', used: '40000', amount: '10000' },
      { step: 'partner-cap', limit: '1', used: '0', amount: '1' },
      { step: 'budget', limit: '1', used: '1', amount: '0' },
      { step: 'corrected', amount: '-5' },
    ];
    expect(stepsInWords(steps, pounds)).toEqual([
      'share 0.4: 0.05 GBP',
      'flat 20.00 GBP',
      '37 at 0.005 GBP: 0.185 GBP',
      'below the minimum order of 50.00 GBP: 0.00 GBP',
      'minimum 5.00 GBP: 5.00 GBP',
      'cap 500.00 GBP, 400.00 GBP used: 100.00 GBP',
      "partner's cap 0.01 GBP, 0.00 GBP used: 0.01 GBP",
      "program's budget 0.01 GBP, 0.01 GBP used: 0.00 GBP",
      'corrected to -0.05 GBP',
    ]);
  });
});
