import type { Band, StepData } from '@tributary/contracts';
import { add, compare, decimal, least, most, over, type Ratio, subtract, times, whole, zero } from '../ratio.js';
import { Known } from '../known.js';
import { lastOf } from '../last.js';
import type { Report } from '../validation/finding.js';
import { percent } from '../words/amounts-in-words.js';
import { count, listed, perPeriod } from '../words/periods-in-words.js';
import { sumOf } from './flat.js';
import { notAscending } from './ascending.js';
import type { Earned, Ladder, Paying, PaysOf, RuleKind, Slice } from './kind.js';
import { shareOf } from './percentage.js';
import { asText } from './words.js';

type Tiered = PaysOf<'tiered'>;

/** Row 16: bands by what the partner sold; "from" is inclusive. */
export const tiered: RuleKind<'tiered'> = {
  on: ['sale'],
  earned: (pays, paying, { key }) => {
    const ladder = paying.ladder();
    if (pays.method === 'whole') return byWhole(pays, ladder, paying, key);
    if ((pays.by ?? 'revenue') !== 'revenue') return inBand(bandAt(pays.bands, whole(ladder.before)), paying, key);
    return bySlices(pays, ladder.slices, key);
  },
  words: ({ bands, by = 'revenue', period, method }, { money, base, act }) => {
    const beginning = (from: number): string =>
      by === 'revenue' ? money(from) : count(from, by === 'count' ? 'sale' : 'customer');
    const values = bands.map(
      (band) =>
        `${'rate' in band ? percent(band.rate) : money(band.amount)}${band.from ? ` from ${beginning(band.from)}` : ''}`,
    );
    const of = bands.some((band) => 'rate' in band) ? `of the ${base} of ${act}` : `for ${act}`;
    const way = method === 'whole' ? 'the band reached counts for all of it' : 'each part in its own band';
    return `${listed(values)} ${of}, by ${measures[by]} ${perPeriod(period)}; ${way}`;
  },
  judge: (pays, path, report) => {
    judgeBands(pays, `${path}.bands`, report);
    if (pays.method === 'whole' && pays.period === undefined)
      report.error(`${path}.method`, 'lifetime-is-marginal', 'Bands of a lifetime are marginal; give a period.');
  },
};

function judgeBands({ bands, by = 'revenue', method }: Tiered, path: string, { error }: Report): void {
  if (bands[0] && bands[0].from !== 0)
    error(`${path}[0].from`, 'first-not-from-0', 'The first band is from 0, so that every sale lies in one.');
  for (const n of notAscending(bands))
    error(`${path}[${n}].from`, 'not-ascending', 'Bands ascend, each beginning above the one before.');
  const isOfRates = bands[0] !== undefined && 'rate' in bands[0];
  for (const [n, band] of bands.entries())
    if ('rate' in band !== isOfRates)
      error(`${path}[${n}]`, 'mixed-bands', 'Bands all have a rate, or all an amount for each conversion.');
  if (!isOfRates && by === 'revenue' && method !== 'whole')
    error(
      path,
      'amounts-in-slices',
      'A sale that is split between bands has no one amount: give rates, or the method whole.',
    );
}

const measures = {
  revenue: 'what the partner sold',
  count: 'how many sales the partner brought',
  'active-customers': 'how many customers of the partner bought',
} as const;

const threshold = new Known((from: number) => whole(BigInt(from))).of;

function bandAt(bands: readonly Band[], volume: Ratio): Band | undefined {
  return lastOf(bands, ({ from }) => compare(threshold(from), volume) <= 0);
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
    const begins = most(from, threshold(band.from));
    const ends = next ? least(end, threshold(next.from)) : end;
    const isIn = 'rate' in band && compare(begins, ends) < 0;
    return isIn ? [{ from: String(band.from), size: subtract(ends, begins), rate: band.rate }] : [];
  });
}
