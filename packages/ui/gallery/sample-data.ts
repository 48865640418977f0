import type { CommissionStateName } from '../src/index.js';

export interface Sample {
  readonly id: string;
  readonly partner: string;
  readonly what: string;
  readonly currency: string;
  readonly net: number;
  readonly rate: number;
  readonly minor: number;
  readonly holdEnded: string;
  readonly state: CommissionStateName;
  readonly flag?: string | undefined;
  readonly refund?: boolean | undefined;
}

export const samples: readonly Sample[] = [
  {
    id: 'NW-45610',
    partner: 'Kestrel Corporate Gifts',
    what: 'Corporate hampers, 60',
    currency: 'GBP',
    net: 537000,
    rate: 1200,
    minor: 64440,
    holdEnded: '2026-11-18',
    state: 'pending',
  },
  {
    id: 'NW-45588',
    partner: 'Maison Tilleul',
    what: 'Coffret dégustation, 24',
    currency: 'EUR',
    net: 120400,
    rate: 1200,
    minor: 14448,
    holdEnded: '2026-11-18',
    state: 'approved',
  },
  {
    id: 'NW-45549',
    partner: 'Lantern Row',
    what: 'Letterbox gifts, 40',
    currency: 'GBP',
    net: 87640,
    rate: 1200,
    minor: 10517,
    holdEnded: '2026-11-18',
    state: 'paid',
  },
  {
    id: 'NW-45531',
    partner: 'Foxglove Gifting',
    what: 'Candle sets, 3 cases',
    currency: 'GBP',
    net: 31275,
    rate: 1000,
    minor: 3128,
    holdEnded: '2026-11-18',
    state: 'inPayout',
  },
  {
    id: 'NW-45502',
    partner: 'Sable Street Media',
    what: 'Advent hampers, 12',
    currency: 'GBP',
    net: 118800,
    rate: 800,
    minor: 9504,
    holdEnded: '2026-11-18',
    state: 'held',
    flag: 'Same device as buyer',
  },
  {
    id: 'NW-45477',
    partner: 'Nordlicht Geschenke',
    what: 'Teelichter, 6 Kartons',
    currency: 'EUR',
    net: 48615,
    rate: 1000,
    minor: 4862,
    holdEnded: '2026-11-17',
    state: 'awaitingRate',
  },
  {
    id: 'NW-45102',
    partner: 'Willow & Wren',
    what: 'Refund, 1 of 3 cases',
    currency: 'GBP',
    net: -18035,
    rate: 1200,
    minor: -2164,
    holdEnded: '2026-11-17',
    state: 'reversed',
    refund: true,
  },
  {
    id: 'NW-45438',
    partner: 'Otter & Oak',
    what: 'Picnic sets, 8',
    currency: 'GBP',
    net: 62010,
    rate: 750,
    minor: 4651,
    holdEnded: '2026-11-17',
    state: 'rejected',
    flag: 'First sale',
  },
];

const earned = [
  31.2, 0, 64.08, 214.08, 0, 61, 25.44, 91.2, 37.43, 0, 22.8, 67.2, 51.04, 44.3, 0, 18.2, 38.1, 41.7, 29.4, 72.9, 14.4,
  135.52, 30.2, 0, 22.1, 49.53, 20.4, 14.4, 257.76, 115.26,
];
const before = [
  22.1, 18.04, 33, 98, 51.2, 44.1, 0, 61.2, 39.05, 20.1, 12, 84.3, 70.1, 51.2, 0, 31, 28.2, 51.9, 62, 40.4, 32.9, 70,
  41.8, 20.3, 20.1, 61.7, 31.5, 45.2, 81.4, 65.2,
];

export const bars = earned.map((value, index) => {
  const day = new Date(Date.UTC(2026, 9, 22 + index));
  const short = day.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return {
    label: day.toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }),
    shortLabel: short,
    value: Math.round(value * 100),
    before: Math.round((before[index] ?? 0) * 100),
  };
});
