/** What one sale should earn now, and whom. */
import type { Commission, Customer, Program, Sale, Terms } from './books.js';
import { winningRule } from './plan.js';
import { type Remaining, termsOf } from './refunds.js';
import { earned } from './rules/registry.js';

export interface Due {
  readonly partner: Commission['partner'];
  readonly link: Commission['link'];
  readonly terms: Terms;
  readonly amount: bigint;
  /** Row 30: a sale in another currency is counted, and earns once its rate is known. */
  readonly awaitingRate: boolean;
  readonly remaining: Remaining;
}

/** Undefined where nobody earns: an unknown buyer, a sale before the signup (row 19), no rule that fits, a sale of 0 (row 7). */
export function dueFor(
  program: Program | undefined,
  customer: Customer | null,
  sale: Sale,
  remaining: Remaining | undefined,
): Due | undefined {
  const { sold, planVersion } = sale;
  const { owner, signup } = customer ?? {};
  if (!program || !sold || !remaining || !owner || !signup || sold.at < signup.at) return undefined;
  const version = program.versions.find((one) => one.version === planVersion);
  const rule = version && winningRule(version, owner.partner);
  if (!rule) return undefined;
  const wasCounted = sale.commissions.some(({ partner }) => partner === owner.partner);
  if (remaining.gross === 0n && !wasCounted) return undefined;
  const awaitingRate = termsOf(sale)?.currency !== program.currency;
  const { gross, refunded, base } = remaining;
  return {
    partner: owner.partner,
    link: owner.link,
    remaining,
    awaitingRate,
    terms: { planVersion: version.version, rule, base },
    amount: awaitingRate ? 0n : earned(rule, { amount: gross - refunded, base }),
  };
}
