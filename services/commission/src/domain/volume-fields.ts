/** What a conversion counts for, by place in the sums of a tally of volume. */
import type { Base, Period } from '@tributary/contracts';

export type Span = Period | 'life';
type By = 'revenue' | 'count' | 'active-customers' | undefined;
export const bases = [
  'net',
  'gross',
  'before-discount',
  'with-shipping',
  'with-tax',
] as const satisfies readonly Base[];

/** Volume by base; then, for the net base and where it is asked for the others, what counts as one and as a customer. */
export function fieldOf(by: By, base: Base | undefined): number {
  const place = bases.indexOf(base ?? 'net');
  if (by === 'count') return countField(place);
  return by === 'active-customers' ? countField(place) + 1 : place;
}

const countField = (place: number): number => bases.length + 2 * place;
