import type { Band, StepData } from '@tributary/contracts';
import { add, compare, decimal, least, most, over, type Ratio, subtract, times, whole, zero } from '../ratio.js';
import { sumOf } from './flat.js';
import type { Earned, Ladder, Paying, PaysOf, RuleKind, Slice } from './kind.js';
import { percent, shareOf } from './percentage.js';
import { asText } from './words.js';

type Tiered = PaysOf<'tiered'>;

/** Row 16: bands by what the partner sold; "from" is inclusive. */
export const tiered: RuleKind<'tiered'> = {
  earned: (pays, paying, { key }) => {
    const ladder = paying.ladder();
    if (pays.method === 'whole') return byWhole(pays, ladder, paying, key);
    if ((pays.by ?? 'revenue') !== 'revenue') return inBand(bandAt(pays.bands, whole(ladder.before)), paying, key);
    return bySlices(pays, ladder.slices, key);
  },
  words: ({ bands, period, method }, base) =>
    `${bands.map(bandInWords).join(', ')} of the ${base} amount, ${method === 'whole' ? 'all of' : 'each part of'} what is sold ${period ? `in a ${period}` : 'in a lifetime'}`,
};

const bandInWords = (band: Band): string => `${'rate' in band ? percent(band.rate) : band.amount} from ${band.from}`;

function bandAt(bands: readonly Band[], volume: Ratio): Band | undefined {
  return bands.findLast(({ from }) => compare(whole(BigInt(from)), volume) <= 0);
}

/** All in the period's band; what came after the settlement in that which it reached. */
function byWhole({ bands }: Tiered, { slices, whole: all }: Ladder, paying: Paying, key: string): Earned {
  const band = bandAt(bands, whole(all));
  const others = slices.map((slice) => ({ slice, band: bandAt(bands, whole(slice.whole)) }));
  if ((band && 'amount' in band) || others.every((one) => one.band === band)) return inBand(band, paying, key);
  const parts = others.map((one) => inBand(one.band, { ...paying, base: one.slice.base }, key));
  return {
    inSale: parts.reduce((sum, { inSale }) => add(sum, inSale), zero),
    inOwn: zero,
    steps: parts.flatMap(({ steps }) => steps),
  };
}

function inBand(band: Band | undefined, paying: Paying, key: string): Earned {
  if (!band) return shareOf(paying.base, '0', key);
  return 'rate' in band ? shareOf(paying.base, band.rate, key) : sumOf(band.amount, undefined, paying, key);
}

/** Each slice at its own rate; what crosses the beginning of a band is split there. */
function bySlices({ bands }: Tiered, slices: readonly Slice[], rule: string): Earned {
  let inSale = zero;
  const steps: StepData[] = [];
  for (const { from, counted, base } of slices) {
    for (const part of split(bands, from, counted)) {
      const share = counted.numerator === 0n ? base : over(times(base, part.size), counted);
      const amount = times(share, decimal(part.rate));
      inSale = add(inSale, amount);
      steps.push({
        step: 'slice',
        rule,
        from: part.from,
        base: asText(share),
        rate: part.rate,
        amount: asText(amount),
      });
    }
  }
  return { inSale, inOwn: zero, steps };
}

function split(bands: readonly Band[], from: Ratio, counted: Ratio): { from: string; size: Ratio; rate: string }[] {
  if (counted.numerator === 0n) {
    const band = bandAt(bands, from);
    return band && 'rate' in band ? [{ from: String(band.from), size: zero, rate: band.rate }] : [];
  }
  const end = add(from, counted);
  return bands.flatMap((band, n) => {
    const next = bands[n + 1];
    const begins = most(from, whole(BigInt(band.from)));
    const ends = next ? least(end, whole(BigInt(next.from))) : end;
    const isIn = 'rate' in band && compare(begins, ends) < 0;
    return isIn ? [{ from: String(band.from), size: subtract(ends, begins), rate: band.rate }] : [];
  });
}
