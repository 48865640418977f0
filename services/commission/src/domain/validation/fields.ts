/** What is known of a field, whatever was sold. */
import { type Field, partnerTypes, type Test } from '@tributary/contracts';
import { largestTransaction } from '@tributary/money';
import { areDisjoint } from './tests.js';

export const largest = Number(largestTransaction);

/** In whole minor units, and there for every sale. */
export const wholeAmounts: ReadonlySet<string> = new Set<Field>([
  'sale.amount',
  'sale.net',
  'sale.discount',
  'line.amount',
]);
const numbers: readonly Field[] = [...(wholeAmounts as ReadonlySet<Field>), 'line.quantity', 'line.unitAmount'];

/** There for every sale, as text. */
export const everyText: ReadonlySet<string> = new Set<Field>([
  'sale.currency',
  'sale.source',
  'partner.code',
  'partner.type',
]);

/** A comparison that every value of the field passes. */
const bounds: ReadonlyMap<string, Test> = new Map<string, Test>([
  ...numbers.map((field) => [field, { field, between: [0, largest] }] as const),
  ['partner.type', { field: 'partner.type', in: partnerTypes }],
]);

export function isOutOfBounds(test: Test): boolean {
  const bound = bounds.get(test.field);
  if (bound === undefined || 'exists' in test || areDisjoint(test, test)) return false;
  return areDisjoint(test, bound);
}

export const boundsInWords = (field: string): string =>
  field === 'partner.type'
    ? `one of ${partnerTypes.join(', ')}`
    : `a number from 0 to ${largest.toLocaleString('en-GB')}`;
