/** Who takes part in the demonstration. All of them are invented; `.example` is reserved for that. */
export interface DemoPartner {
  readonly code: string;
  readonly name: string;
  readonly country: string;
  /** Its share of the activity: a few bring most. */
  readonly weight: number;
  readonly program: 'gifts' | 'europe';
}

export const organisationName = 'Northwind Gifts';

export const adminSignIn = { email: 'admin@northwind.example', password: 'northwind-demo' };
export const partnerSignIn = { email: 'hello@willow-wren.example', password: 'willow-wren-demo' };

export const programs = [
  { code: 'gifts', name: 'Northwind Partners', currency: 'GBP', zone: 'Europe/London', percent: '10', holdDays: 14 },
  { code: 'europe', name: 'Northwind Europe', currency: 'EUR', zone: 'Europe/Berlin', percent: '8', holdDays: 30 },
] as const;

const gifts = [
  'Willow & Wren',
  'Kestrel Corporate Gifts',
  'Lantern Row',
  'Foxglove Gifting',
  'Harbour Lane Studio',
  'Sable Street Media',
  'Brightside Hampers',
  'Otter & Oak',
  'Dunmore Events',
  'Copperfield Trade',
  'The Parcel Post',
  'Lark Lane Loyalty',
  'Thistle & Twine',
  'Penrose Paper',
  'Juniper Weddings',
  'Marlow Market',
  'Greyfriars Agency',
  'Tilly Reads',
  'Northbank Perks',
  'Cobalt Cashback',
  'The Gift Almanac',
  'Hollin House',
  'Quayside Vouchers',
  'Fern & Field',
  'Saltmarsh Supper Club',
  'Primrose Parties',
  'Ember Editorial',
  'Ridgeway Rewards',
  'Peat & Pine',
  'Mill Lane Mums',
];
const europe = [
  'Maison Tilleul',
  'Nordlicht Geschenke',
  'Casa Mirto',
  'Atelier Brume',
  'Lindenhof Präsente',
  'Regalos del Sur',
  'Bottega Salvia',
  'Fjordlys Gaver',
  'Cadeau Canal',
  'Kleine Freude',
];
const euroCountries = ['FR', 'DE', 'IT', 'FR', 'DE', 'ES', 'IT', 'NO', 'NL', 'AT'];

export const partners: readonly DemoPartner[] = [
  ...gifts.map(
    (name, n): DemoPartner => ({ code: codeOf(name), name, country: 'GB', weight: 1 / (n + 2), program: 'gifts' }),
  ),
  ...europe.map(
    (name, n): DemoPartner => ({
      code: codeOf(name),
      name,
      country: euroCountries[n] ?? 'FR',
      weight: 0.6 / (n + 2),
      program: 'europe',
    }),
  ),
];

export const campaigns = ['newsletter', 'autumn', 'advent', 'instagram', 'print'] as const;

function codeOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
}
