/** Rows 15 and 16: where the lines that a rule won stand in the partner's volume. */
import type { PlanRule } from '@tributary/contracts';
import type { Case } from './pricing.js';
import { add, compare, least, most, over, type Ratio, subtract, times, whole, zero } from './ratio.js';
import type { Ladder } from './rules/kind.js';
import { type Standing, type Stretch, stretches, wholeOf } from './standing.js';
import { fieldOf, slotOf, volumeOf } from './volume.js';
import { stateOf } from './counting.js';
import type { Work } from './work.js';

export function ladderOf(work: Work, of: Case, rule: PlanRule, lines: readonly number[], part: Ratio): Ladder {
  const { pays, base = 'net' } = rule;
  const none: Ladder = { slices: [], whole: 0n, before: 0n };
  if (pays.kind !== 'tiered') return none;
  const { conversion, program, customer, partner, remains } = of;
  const standing = conversion.standings[slotOf(pays.period ?? 'life', partner)];
  if (!standing) return none;
  const field = fieldOf(pays.by, base);
  const isStanding = stateOf(program, customer, conversion).isStanding;
  const counted = isStanding ? (volumeOf(program, conversion, partner)[fieldOf('revenue', base)] ?? 0n) : 0n;
  if ((pays.by ?? 'revenue') !== 'revenue') {
    const filled = stretches(work.books, standing, field, 1n).at(-1);
    return { slices: [], before: filled?.from ?? 0n, whole: wholeAt(work, standing, field, filled) };
  }
  const filled = stretches(work.books, standing, field, counted);
  const whole0 = wholeAt(work, standing, field, filled.at(-1));
  if (pays.method === 'whole') return { slices: [], before: 0n, whole: whole0 };
  const slices: Slice[] = [];
  let begins: Ratio = zero;
  const all = times(remains.baseOfLines(base, everyLine(remains.lines.length)), part);
  for (let n = 0; n < remains.lines.length; n++) {
    const own = times(remains.baseOfLines(base, [n]), part);
    const size = all.numerator > 0n ? over(times(own, whole(counted)), all) : zero;
    const ends = add(begins, size);
    if (lines.includes(n)) slices.push(...within(filled, begins, ends, own));
    begins = ends;
  }
  return { slices, before: 0n, whole: whole0 };
}

type Slice = Ladder['slices'][number];
const everyLine = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n);

const wholeAt = (work: Work, standing: Standing, field: number, filled: Stretch | undefined): bigint =>
  wholeOf(work.books, standing, field, filled?.place ?? standing.place);

/** A line's piece of the order, laid over the stretches that the order fills. */
function within(filled: readonly Stretch[], begins: Ratio, ends: Ratio, base: Ratio): Slice[] {
  const size = subtract(ends, begins);
  if (size.numerator === 0n) return [{ from: whole(filled[0]?.from ?? 0n), counted: zero, base }];
  let passed = zero;
  return filled.flatMap((stretch) => {
    const start = passed;
    passed = add(passed, whole(stretch.size));
    const [low, high] = [most(begins, start), least(ends, passed)];
    if (compare(low, high) >= 0) return [];
    const counted = subtract(high, low);
    const from = add(whole(stretch.from), subtract(low, start));
    return [{ from, counted, base: over(times(base, counted), size) }];
  });
}
