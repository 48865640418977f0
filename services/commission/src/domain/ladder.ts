/** Rows 15 and 16: where the lines that a rule won stand in the partner's volume. */
import type { PlanRule } from '@tributary/contracts';
import type { Case } from './pricing.js';
import type { Ladder } from './rules/kind.js';
import { placedOf, slicesOf } from './slices.js';
import { stretches, wholeOf } from './standing.js';
import { standingIn } from './standings.js';
import { fieldOf } from './volume-fields.js';
import { slotOf } from './volume.js';
import type { Work } from './work.js';

export function ladderOf(work: Work, of: Case, rule: PlanRule, lines: readonly number[]): Ladder {
  const { pays, base = 'net' } = rule;
  const none: Ladder = { slices: [], whole: 0n, before: 0n };
  if (pays.kind !== 'tiered') return none;
  const { conversion, program, partner } = of;
  const standing = standingIn(conversion.standings, slotOf(pays.period ?? 'life', partner));
  if (!standing) return none;
  if ((pays.by ?? 'revenue') === 'revenue') {
    const placed = placedOf(program, conversion, partner, base);
    const slices = slicesOf(work, conversion, standing, placed, rule.key, lines);
    return { slices, before: 0n, whole: slices[0]?.whole ?? 0n };
  }
  const field = fieldOf(pays.by, base);
  const [{ from, place } = { from: 0n, place: standing.place }] = stretches(work.books, standing, field, 1n);
  return { slices: [], before: from, whole: wholeOf(work.books, standing, field, place) };
}
