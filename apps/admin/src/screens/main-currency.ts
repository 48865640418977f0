import type { Money } from '@tributary/api-client';
import { useData } from '../../../shared/api.js';

/**
 * Puts the currency with the most commissions first, so that the same one leads everywhere. Amounts of different
 * currencies are never compared.
 */
export function useMainFirst(): (amounts: readonly Money[]) => readonly Money[] {
  const totals = useData('commissions', '/commissions/totals');
  const uses = new Map<string, number>();
  for (const { amount, count } of totals.data ?? [])
    uses.set(amount.currency, (uses.get(amount.currency) ?? 0) + count);
  return (amounts) =>
    [...amounts].sort(
      (a, b) => (uses.get(b.currency) ?? 0) - (uses.get(a.currency) ?? 0) || a.currency.localeCompare(b.currency),
    );
}
