import type { Band, Tiered } from '@tributary/contracts';
import { earns, found, words } from '../golden/of-kind.js';
import { payingFor } from '../golden/paying.js';

const bands = [
  { from: 0, rate: '0.08' },
  { from: 50_000, rate: '0.1' },
] as const;
const tiered = (more: Partial<Tiered> = {}): Tiered => ({ kind: 'tiered', period: 'month', bands, ...more });

describe('bands', () => {
  it('split a sale that crosses the beginning of one', () => {
    expect(earns(tiered(), payingFor())).toBe(0.08 * 5_000 + 0.1 * 5_000);
  });

  it('pay all at the band that the period reached, where the whole counts', () => {
    expect(earns(tiered({ method: 'whole' }), payingFor())).toBe(1_000);
  });

  it('by number count what stands before', () => {
    const byCount = tiered({
      by: 'count',
      bands: [
        { from: 0, amount: 500 },
        { from: 5, amount: 700 },
      ],
    });
    expect(earns(byCount, payingFor())).toBe(500);
    expect(
      earns(
        {
          ...byCount,
          bands: [
            { from: 0, amount: 500 },
            { from: 4, amount: 700 },
          ],
        },
        payingFor(),
      ),
    ).toBe(700);
  });

  it.each<[Partial<Tiered>, string]>([
    [
      {},
      '8% and 10% from £500.00 of the net amount of each sale, by what the partner sold in a month; each part in its own band',
    ],
    [
      {
        by: 'count',
        method: 'whole',
        bands: [
          { from: 0, amount: 500 },
          { from: 1_000, amount: 700 },
        ],
      },
      '£5.00 and £7.00 from 1,000 sales for each sale, by how many sales the partner brought in a month; the band reached counts for all of it',
    ],
  ])('are said in words', (more, expected) => {
    expect(words(tiered(more))).toBe(expected);
  });

  const { period: _, ...lifetime } = tiered({ method: 'whole' });
  const of = (...from: Band[]): Partial<Tiered> => ({ bands: from });
  it.each<[string, Partial<Tiered>, string[]]>([
    [
      'ascend',
      of(bands[1], bands[0]),
      ['error r.pays.bands[0].from first-not-from-0', 'error r.pays.bands[1].from not-ascending'],
    ],
    ['have no two beginnings alike', of(bands[0], bands[0]), ['error r.pays.bands[1].from not-ascending']],
    ['begin at 0', of(bands[1]), ['error r.pays.bands[0].from first-not-from-0']],
    ['are all of one sort', of(bands[0], { from: 1, amount: 1 }), ['error r.pays.bands[1] mixed-bands']],
    ['of amounts do not split revenue', of({ from: 0, amount: 1 }), ['error r.pays.bands amounts-in-slices']],
    ['of a lifetime are marginal', lifetime, ['error r.pays.method lifetime-is-marginal']],
    ['of amounts may count', { by: 'count', bands: [{ from: 0, amount: 1 }] }, []],
    ['may be one', of(bands[0]), []],
  ])('%s', (_, more, expected) => {
    expect(found(more === lifetime ? lifetime : tiered(more))).toEqual(expected);
  });
});
