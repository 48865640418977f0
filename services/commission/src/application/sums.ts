/** What entries come to, by commission. */
import { nothing, plus, type Posted } from '../domain/posted.js';

export type Sums = Map<string, Posted>;

export function addTo(sums: Sums, commission: string, change: Posted): void {
  sums.set(commission, plus(sums.get(commission) ?? nothing, change));
}

/** Of parts that know different commissions. */
export const together = (parts: readonly Sums[]): Sums => new Map(parts.flatMap((part) => [...part]));
