import type { OrganisationId, StreamName } from './ids.js';

export const serviceNames = ['gateway', 'referral', 'partner', 'commission', 'payout', 'analytics'] as const;
export type ServiceName = (typeof serviceNames)[number];

/** The one writer of each kind of stream. */
export const writers = {
  organisation: 'gateway',
  membership: 'gateway',
  program: 'referral',
  code: 'referral',
  link: 'referral',
  clicks: 'referral',
  customer: 'referral',
  conversion: 'referral',
  refund: 'referral',
  activity: 'referral',
  lead: 'referral',
  deal: 'referral',
  chargeback: 'referral',
  clickcount: 'referral',
  partner: 'partner',
  plan: 'commission',
  clock: 'commission',
  commission: 'commission',
  attribution: 'commission',
  surplus: 'commission',
  decision: 'commission',
  period: 'commission',
  rate: 'commission',
  manual: 'commission',
  payoutrun: 'payout',
  payout: 'payout',
  settlement: 'payout',
  skip: 'gateway',
} as const satisfies Record<string, ServiceName>;

export type StreamKind = keyof typeof writers;

/** `id` is a UUID, except for the clock, whose id is the organisation itself. */
export function streamName(organisation: OrganisationId, kind: StreamKind, id: string): StreamName {
  return `${organisation}.${kind}-${id}` as StreamName;
}

export function organisationOf(stream: StreamName): OrganisationId {
  return stream.slice(0, stream.indexOf('.')) as OrganisationId;
}
