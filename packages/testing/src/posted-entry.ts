import {
  commissionId,
  conversionId,
  customerId,
  type EntryData,
  type PartnerId,
  type ProgramId,
} from '@tributary/contracts';

type Entry = EntryData['EntryPosted'];

/** An entry of an order's base commission that moves nothing but what is said, in minor units of GBP unless said. */
export function postedEntry(program: ProgramId, partner: PartnerId, order: string, said: Partial<Entry>): Entry {
  const conversion = conversionId(program, 'default', order);
  return {
    commission: commissionId({ conversion, partner, component: 'base' }),
    conversion,
    program,
    partner,
    component: 'base',
    cause: 'accrued',
    asOf: '1',
    customer: customerId(program, 'c'),
    link: null,
    soldAt: 1,
    externalId: order,
    source: 'default',
    conversions: 0,
    saleCurrency: 'GBP',
    gross: 0,
    refunded: 0,
    currency: 'GBP',
    held: 0,
    pending: 0,
    approved: 0,
    rejected: false,
    awaitingRate: false,
    holdUntil: null,
    terms: {
      planVersion: 1,
      rule: { id: 'r', name: 'All', priority: 1, partner: null, kind: 'percentage', rate: '0.1' },
      level: 'program',
      base: 0,
      engine: 1,
    },
    ...said,
  };
}
