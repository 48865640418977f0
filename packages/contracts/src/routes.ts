import type { ServiceName } from './streams.js';

const prefixes: Readonly<Record<Exclude<ServiceName, 'gateway'>, readonly string[]>> = {
  referral: [
    '/r',
    '/api/programs',
    '/api/links',
    '/api/signups',
    '/api/conversions',
    '/api/refunds',
    '/api/chargebacks',
    '/api/leads',
    '/api/deals',
    '/api/activities',
    '/api/referrals',
    '/api/imports',
  ],
  partner: ['/api/partners', '/api/profile', '/api/mail', '/api/imports/partners'],
  commission: [
    '/api/commissions',
    '/api/reviews',
    '/api/plans',
    '/api/verification',
    '/api/exchange-rates',
    '/api/manual-entries',
    '/api/imports/rates',
  ],
  payout: ['/api/payout-runs', '/api/payouts', '/api/balances', '/api/next-payout', '/api/verification/balances'],
  analytics: ['/api/analytics', '/api/activity'],
};

const byLength = Object.entries(prefixes)
  .flatMap(([service, paths]) => paths.map((prefix) => ({ prefix, service: service as ServiceName })))
  .sort((a, b) => b.prefix.length - a.prefix.length);

/** The service that answers a path: the longest prefix decides, and what nobody else claims is the gateway's. */
export function serviceAt(path: string): ServiceName {
  return byLength.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`))?.service ?? 'gateway';
}
