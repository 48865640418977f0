/** Row 17: where the lines of an order stand in a ladder for good, once that is settled, and what its rules gain after that. */
import type { Base, PartnerId, RuleKey } from '@tributary/contracts';
import type { Books, Program } from './books.js';
import type { Conversion } from './conversion.js';
import { settleFronts } from './fronts.js';
import { partnersOf, partOf } from './owners.js';
import { add, least, one, over, type Ratio, subtract, sum, times, whole, zero } from './ratio.js';
import { remainsOf } from './remains.js';
import type { Slice } from './rules/kind.js';
import { isFinal, type Standing, stretches, wholeOf } from './standing.js';
import { standingIn } from './standings.js';
import { before, total } from './tally-sums.js';
import { fieldOf } from './volume-fields.js';
import { laddersOf } from './shifts.js';
import { slotOf, volumeOf } from './volume.js';
import type { Work } from './work.js';

export interface Placed {
  /** In the account's currency, of this partner's part. */
  readonly counted: bigint;
  readonly partner: PartnerId;
  readonly base: Base;
  /** Of the volume that the base makes. */
  readonly field: number;
}

/** What stays of a settled order: its lines' slices, by rule what they gained, and which of the order's extras it has seen. */
interface Settled {
  readonly lines: readonly Slice[];
  readonly gained: Readonly<Record<RuleKey, readonly Slice[]>>;
  readonly seen: Readonly<Record<RuleKey, number>>;
}

const settledKey = (conversion: Conversion, standing: Standing, { partner, base }: Placed): string =>
  `slices/${conversion.key}/${partner}/${base}/${standing.key}`;

/** One partner's parts of the lines' bases, exact. */
function lineBases(conversion: Conversion, { partner, base }: Placed): readonly Ratio[] {
  const remains = remainsOf(conversion);
  if (!remains) return [];
  const all = remains.base(base);
  const part = all > 0n ? over(whole(partOf(conversion.shares, partner, all)), whole(all)) : one;
  return remains.lines.map((_, n) => times(remains.baseOfLines(base, [n]), part));
}

/** Line by line in the order of lines, whichever rule won them. */
function layOut(books: Books, conversion: Conversion, standing: Standing, placed: Placed): readonly Slice[] {
  const [stretch] = stretches(books, standing, placed.field, placed.counted);
  const all = wholeOf(books, standing, placed.field, stretch?.place ?? standing.place);
  const bases = lineBases(conversion, placed);
  const base = sum(bases);
  let from = whole(stretch?.from ?? 0n);
  return bases.map((own): Slice => {
    const counted = base.numerator > 0n ? over(times(own, whole(placed.counted)), base) : zero;
    const slice = { from, counted, base: own, whole: all };
    from = add(from, counted);
    return slice;
  });
}

/** Keeps what is settled by now as it was, before anything of the order changes. */
export function keepSlices(work: Work, program: Program, conversion: Conversion): void {
  const { books } = work;
  for (const partner of partnersOf(conversion)) {
    settleFronts(work, program, partner);
    for (const { span, base } of laddersOf(program)) {
      const standing = standingIn(conversion.standings, slotOf(span, partner));
      if (!standing || !isFinal(books, standing)) continue;
      const placed = placedOf(program, conversion, partner, base);
      const key = settledKey(conversion, standing, placed);
      if (books.get(key) !== undefined) continue;
      const lines = layOut(books, conversion, standing, placed);
      books.set(key, { lines, gained: {}, seen: {} } satisfies Settled);
    }
  }
}

export function placedOf(program: Program, conversion: Conversion, partner: PartnerId, base: Base): Placed {
  const field = fieldOf('revenue', base);
  return { counted: volumeOf(program, conversion, partner)[field] ?? 0n, partner, base, field };
}

/** The slices of the lines that a rule won. */
export function slicesOf(
  { books }: Work,
  conversion: Conversion,
  standing: Standing,
  placed: Placed,
  rule: RuleKey,
  won: readonly number[],
): readonly Slice[] {
  if (!isFinal(books, standing)) {
    const lines = layOut(books, conversion, standing, placed);
    return won.flatMap((n) => lines[n] ?? []);
  }
  const key = settledKey(conversion, standing, placed);
  const settled = books.get<Settled>(key) ?? {
    lines: layOut(books, conversion, standing, placed),
    gained: {},
    seen: {},
  };
  const gained = settled.gained[rule] ?? [];
  const own = [...won.flatMap((n) => settled.lines[n] ?? []), ...gained];
  const bases = lineBases(conversion, placed);
  const now = sum(won.map((n) => bases[n] ?? zero));
  const more = subtract(now, sum(own.map(({ base }) => base)));
  const isMore = more.numerator > 0n;
  const late = isMore ? [gain(books, conversion, standing, placed, settled.seen[rule] ?? 0, more)] : [];
  books.set(key, {
    ...settled,
    gained: { ...settled.gained, [rule]: [...gained, ...late] },
    seen: { ...settled.seen, [rule]: standing.extras.length },
  } satisfies Settled);
  return lowest([...own, ...late], now);
}

/** What a rule's lines gain stands where the order's growth does, or at the end. */
function gain(
  books: Books,
  conversion: Conversion,
  standing: Standing,
  { partner, base, field, counted }: Placed,
  seen: number,
  more: Ratio,
): Slice {
  const mine = partOf(conversion.shares, partner, remainsOf(conversion)?.base(base) ?? 0n);
  const extra = standing.extras.length > seen ? standing.extras.at(-1) : undefined;
  const all = total(books, standing.key).sums[field] ?? 0n;
  return {
    from: whole(extra ? (before(books, standing.key, extra).sums[field] ?? 0n) : all),
    counted: mine > 0n ? over(times(more, whole(counted)), whole(mine)) : zero,
    base: more,
    whole: extra ? wholeOf(books, standing, field, extra) : all,
  };
}

/** What stays of slices when only so much base remains; where they begin stays in any case. */
function lowest(slices: readonly Slice[], base: Ratio): readonly Slice[] {
  let left = base;
  return slices.flatMap((slice, n) => {
    const part = least(slice.base, left);
    left = subtract(left, part);
    if (part.numerator === 0n && n > 0) return [];
    const counted = slice.base.numerator > 0n ? over(times(slice.counted, part), slice.base) : slice.counted;
    return [{ ...slice, counted, base: part }];
  });
}
