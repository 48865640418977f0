import type { StepData } from '@tributary/contracts';
import { packedNames, type Packer, type Packing, type Unpacker } from './packer.js';

type StepOf<Name extends StepData['step']> = Extract<StepData, { readonly step: Name }>;

/** The steps of most sales; others are packed as anything is. */
const usual = ['round', 'rate', 'slice', 'base', 'flat'] as const;

const writers: readonly ((to: Packer, step: never) => void)[] = [
  (to, { amount }: StepOf<'round'>) => to.text(amount),
  (to, { rule, base: of, rate, amount }: StepOf<'rate'>) => {
    to.numbered(rule);
    to.text(of);
    to.numbered(rate);
    to.text(amount);
  },
  (to, { rule, from, base: of, rate, amount }: StepOf<'slice'>) => {
    to.numbered(rule);
    to.numbered(from);
    to.text(of);
    to.numbered(rate);
    to.text(amount);
  },
  (to, { of, amount, missing }: StepOf<'base'>) => {
    to.numbered(of);
    to.text(amount);
    to.maybe(missing, packedNames);
  },
  (to, { rule, amount }: StepOf<'flat'>) => {
    to.numbered(rule);
    to.text(amount);
  },
];

const readers: readonly ((from: Unpacker) => StepData)[] = [
  (from) => ({ step: 'round', amount: from.text() }),
  (from) => ({ step: 'rate', rule: from.numbered(), base: from.text(), rate: from.numbered(), amount: from.text() }),
  (from) => ({
    step: 'slice',
    rule: from.numbered(),
    from: from.numbered(),
    base: from.text(),
    rate: from.numbered(),
    amount: from.text(),
  }),
  (from) => {
    const [of, amount] = [from.numbered<string>(), from.text()];
    const missing = from.maybe(packedNames);
    return missing ? { step: 'base', of, amount, missing } : { step: 'base', of, amount };
  },
  (from) => ({ step: 'flat', rule: from.numbered(), amount: from.text() }),
];

const packedStep: Packing<StepData> = {
  write(to, step) {
    const nth = (usual as readonly string[]).indexOf(step.step);
    to.byte(nth < 0 ? usual.length : nth);
    if (nth >= 0) writers[nth]?.(to, step as never);
    else to.anything(step);
  },
  read: (from) => readers[from.byte()]?.(from) ?? from.anything(),
};

export const packedSteps: Packing<readonly StepData[]> = {
  write: (to, steps) => to.list(steps, packedStep),
  read: (from) => from.list(packedStep),
};
