/** What is due by the specification of commissions; the numbers are its rows. */
import type { PartnerId, TouchData } from '@tributary/contracts';
import { roundRatio } from '@tributary/money';
import type { Program } from './books.js';
import type { Owner, PlanVersion, Rule } from './facts.js';

const hour = 3_600_000;
const day = 24 * hour;

/** Row 20: the version in force at a moment, whenever it was published. */
export function versionAt({ versions }: Program, at: number): PlanVersion | undefined {
  return versions.findLast(({ from }) => from === null || from <= at);
}

/** Row 19: the last (or first) touch within the window, which includes both of its ends; row 23: not after the program's end. */
export function ownerOf(
  { windowDays, attribution, endedAt }: Program,
  signup: { readonly at: number; readonly touches: readonly TouchData[] },
): Owner | null {
  if (endedAt !== null && signup.at > endedAt) return null;
  const opened = signup.at - windowDays * day;
  const eligible = signup.touches
    .filter(({ at }) => at >= opened && at <= signup.at)
    .sort((a, b) => a.at - b.at || compare(a.id, b.id));
  const touch = attribution === 'last-click' ? eligible.at(-1) : eligible[0];
  return touch ? { partner: touch.partner, link: touch.link, touch: touch.id, touchedAt: touch.at } : null;
}

/** Row 9: partner before program, then the lower priority number, then the order in the plan. */
export function winningRule({ rules }: PlanVersion, partner: PartnerId): Rule | undefined {
  return rules
    .filter((rule) => rule.partner === null || rule.partner === partner)
    .sort((a, b) => Number(a.partner === null) - Number(b.partner === null) || a.priority - b.priority)[0];
}

/** Rows 2 and 12: rounded once, on what remains; a flat sum stays while anything remains. */
export function earned(rule: Rule, base: bigint, remaining: bigint): bigint {
  if (remaining === 0n) return 0n;
  return rule.kind === 'flat' ? rule.amount : roundRatio(base * rule.ratio.numerator, rule.ratio.denominator);
}

/** Row 31: the full hour that ends the hold, or none where it was over when the sale was recorded. */
export function holdEnd(soldAt: number, holdDays: number, recordedAt: number): number | null {
  const end = soldAt + holdDays * day;
  return end <= recordedAt ? null : Math.ceil(end / hour) * hour;
}

/** Bytewise, as the canonical order asks for. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
