import type { fold } from '@tributary/commission';

/** What a fold leads to, as one line: two replays with the same lines came to the same. */
export function lineOf(outcome: ReturnType<typeof fold>[number]): string {
  if (outcome.kind === 'attributed') return `${outcome.customer.id} ${outcome.customer.owner?.partner}\n`;
  if (outcome.kind === 'surplus') return `${outcome.refund.refund} ${outcome.refund.surplus}\n`;
  const { conversion, commission, change, cause, ledBy } = outcome;
  const { conversions, gross, refunded, held, pending, approved } = change;
  const of = [conversion.id, commission.partner, commission.component, cause, ledBy];
  return `${[...of, conversions, gross, refunded, held, pending, approved].join(' ')}\n`;
}
