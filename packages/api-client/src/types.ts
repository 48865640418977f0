/** Shapes of the HTTP API. Moments are ISO 8601 in UTC; amounts are integer minor units. */
export interface Money {
  amount: number;
  currency: string;
}
export interface Page<Item> {
  items: Item[];
  next: string | null;
}
/** RFC 9457. `code` is stable. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail?: string;
  errors?: { path: string; message: string }[];
}

// gateway --------------------------------------------------------------------------------------------------------
/** GET /api/setup. POST /api/setup {organisation, name?, email, password} → 201 SetupResult (also signs in). */
export interface SetupState {
  needed: boolean;
}
export interface SetupResult {
  organisation: { id: string; name: string };
  apiKey: string;
}
/** POST /api/organisations (operator's token) takes the same body and answers SetupResult. */

/** GET /api/session; POST /api/session {email, password}; DELETE /api/session. PUT /api/session/membership {id} switches. */
export interface Session {
  account: { id: string; name: string; email: string };
  membership: Membership;
  memberships: Membership[];
}
export interface Membership {
  id: string;
  organisation: { id: string; name: string; zone: string };
  role: 'admin' | 'program-manager' | 'finance' | 'partner-owner' | 'partner-member';
  partner: string | null;
}
/** GET /api/sessions → SignedInDevice[]; DELETE /api/sessions/:id. PATCH /api/account {name?, password?, currentPassword?}. */
export interface SignedInDevice {
  id: string;
  device: string;
  createdAt: string;
  lastSeenAt: string;
  current: boolean;
}
/** GET /api/api-keys → ApiKey[]; POST /api/api-keys {name, scopes} → ApiKey & {key}; DELETE /api/api-keys/:id. */
export interface ApiKey {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  createdAt: string;
  lastUsedAt: string | null;
}
/** GET /api/invitations/:token (public) → OpenInvitation; POST /api/invitations/accept {token, name, password} → Session. */
export interface OpenInvitation {
  organisation: string;
  partner: string;
  email: string;
  expiresAt: string;
  state: 'open' | 'accepted' | 'revoked' | 'expired';
}
/** GET /api/live: server-sent events `change` with {topic, position}; a partner hears of what concerns it alone. */

// partner --------------------------------------------------------------------------------------------------------
/** GET /api/partners?search=&state=&cursor=&limit= → Page<Partner>; POST /api/partners {code, name, email, type?, country?, invite?: boolean} → Partner; GET /api/partners/:id; PATCH /api/partners/:id. */
export interface Partner {
  id: string;
  code: string;
  name: string;
  email: string;
  type: string;
  country: string | null;
  state: 'active' | 'suspended' | 'terminated';
  access: 'none' | 'invited' | 'joined' | 'revoked';
  invitedAt: string | null;
  joinedAt: string | null;
  createdAt: string;
}
/** POST /api/partners/:id/suspend|terminate {reason?}, POST /api/partners/:id/reinstate → Partner; GET /api/partners/:id/standing → Standing[], the latest first. */
export interface Standing {
  change: 'suspended' | 'reinstated' | 'terminated';
  at: string;
  reason: string | null;
}
/** POST /api/partners/:id/invitations (sends or sends again) → Invitation; DELETE /api/partners/:id/access revokes. */
export interface Invitation {
  id: string;
  partner: string;
  url: string;
  expiresAt: string;
}
/** GET /api/mail → Page<Mail>: what was sent, or waits because no SMTP is configured. */
export interface Mail {
  id: string;
  to: string;
  subject: string;
  text: string;
  link: string | null;
  state: 'kept' | 'sent' | 'failed';
  createdAt: string;
}
/** GET /api/profile, PATCH /api/profile (partner roles): Partner. */

/** POST /api/imports/partners|referrals|sales {program, rows: {line, ...columns as text}[]} (≤ 1000 rows) → ImportResult.
 *  partners (partner service): partner_code, name, email, country. links (POST /api/imports/links, referral): partner_code, link_code.
 *  referrals: customer_id, link_code, clicked_at, signed_up_at, country. sales: kind, external_id, customer_id, occurred_at, amount, currency, refund_of. */
export interface ImportResult {
  added: number;
  unchanged: number;
  errors: { line: number; code: string; reason: string }[];
}

// referral -------------------------------------------------------------------------------------------------------
/** GET /api/programs → Program[] ; POST /api/programs {code, name, currency, landingUrl?, attribution?, windowDays?, zone?} ; GET /api/programs/:idOrCode ; POST /api/programs/:id/activate|pause|end. */
export interface Program {
  id: string;
  code: string;
  name: string;
  currency: string;
  landingUrl: string | null;
  state: 'draft' | 'active' | 'paused' | 'ended';
  attribution: 'last-click' | 'first-click';
  windowDays: number;
  zone: string;
  createdAt: string;
}
/** GET /api/links?partner=&program=&cursor= → Page<Link>; POST /api/links {program, partner? (staff), code?, target?, campaign?} → Link. Partners see their own. */
export interface Link {
  id: string;
  code: string;
  url: string;
  program: string;
  programName: string;
  partner: string;
  target: string | null;
  campaign: string | null;
  createdAt: string;
}
/** POST /api/signups {program, customerId, clickToken?, code?, country?, name?, email?, occurredAt?, source?} → SignupAnswer;
 *  POST /api/signups/:id/touches {clickToken?, code?, occurredAt?}: touches of before the signup that were learned of after it. */
export interface SignupAnswer {
  id: string;
  program: string;
  customerId: string;
  touches: number;
  position: string;
}
/** POST /api/conversions {program, externalId, source?, customerId?, amount: Money, tax?, shipping?, discount? (minor units), occurredAt?} → ConversionAnswer;
 *  POST /api/conversions/:id/amendments {amount, tax?, shipping?, discount?}. */
export interface ConversionAnswer {
  id: string;
  program: string;
  externalId: string;
  source: string;
  amount: Money;
  occurredAt: string;
  position: string;
}
/** POST /api/refunds {program, externalId, source?, refundOf?, customerId?, amount: Money, tax?, shipping?, occurredAt?} → RefundAnswer. */
export interface RefundAnswer {
  id: string;
  program: string;
  externalId: string;
  source: string;
  amount: Money;
  occurredAt: string;
  position: string;
}
/** GET /api/referrals?partner=&program=&search=&cursor= → Page<Referral>; partners see a masked customer. */
export interface Referral {
  id: string;
  program: string;
  programName: string;
  partner: string | null;
  customer: string;
  linkCode: string | null;
  clickedAt: string | null;
  signedUpAt: string;
  state: 'signed-up' | 'unattributed';
}

// commission -----------------------------------------------------------------------------------------------------
/** GET /api/plans?program= → PlanVersion[]; POST /api/plans {program, from: string|null, holdDays, rules: PlanRule[]} → PlanVersion. */
export interface PlanVersion {
  program: string;
  version: number;
  from: string | null;
  holdDays: number;
  rules: PlanRule[];
  publishedAt: string;
}
export interface PlanRule {
  id: string;
  name: string;
  priority: number;
  partner: string | null;
  kind: 'percentage' | 'flat';
  rate?: string;
  amount?: number;
}
/** One state per row: the state of the larger open part, see amounts for all. */
export type CommissionState = 'held' | 'pending' | 'approved' | 'paid' | 'reversed' | 'rejected' | 'awaiting-rate';
/** GET /api/commissions?state=&partner=&program=&search=&from=&to=&sort=-soldAt&cursor=&limit= → Page<Commission> & {totals: CommissionTotals[]}. Partners see their own. */
export interface Commission {
  id: string;
  state: CommissionState;
  program: string;
  programName: string;
  partner: string;
  partnerName: string;
  order: string;
  source: string;
  customer: string;
  soldAt: string;
  holdUntil: string | null;
  gross: Money;
  refunded: Money;
  rate: string | null;
  amount: Money;
  held: Money;
  pending: Money;
  approved: Money;
  /** Of what is approved: paid out, or kept for a debt. */
  paid: Money;
  updatedAt: string;
}
export interface CommissionTotals {
  state: CommissionState;
  count: number;
  amount: Money;
}
/** GET /api/commissions/totals → CommissionTotals[] (all of the caller's). */
/** GET /api/commissions/:id → CommissionExplanation. */
export interface CommissionExplanation extends Commission {
  /** In the order of time: click, signup, sale, attribution, rule, refund, hold, approval, rejection. */
  steps: { kind: string; at: string | null; title: string; detail: string | null; amount: Money | null }[];
  /** Whose customer it is, and why; null where it is not known. */
  attribution: {
    model: 'last-click' | 'first-click' | 'linear' | 'position';
    windowDays: number;
    /** In the order of time. A partner sees its own, and of another's only that it won. */
    touches: {
      kind: 'click' | 'code' | 'imported' | 'coupon' | 'claim';
      at: string | null;
      link: string | null;
      partnerName: string | null;
      won: boolean;
      reason: string;
    }[];
  } | null;
  /** The sum as a receipt: gross, refunds, base, rate, commission. */
  receipt: { label: string; amount: Money; kind: 'item' | 'subtract' | 'total' }[];
  rule: { name: string; level: string; planVersion: number; text: string } | null;
  rejection: string | null;
}
/** POST /api/commissions/approve {items: {id, amount}[]} | reject {items: {id, amount}[], reason} | reopen {items: {id}[]} → DecisionResult. */
export interface DecisionResult {
  decided: string[];
  refused: { id: string; code: string; detail: string }[];
  position: string | null;
}
/** GET /api/commissions/export?program=&format=csv[&lines=1] → text/csv. */
/** GET /api/reviews → ReviewItem[]: refunds that no sale can bear. */
export interface ReviewItem {
  id: string;
  kind: 'refund-surplus';
  program: string;
  reference: string;
  customer: string | null;
  amount: Money;
  at: string;
}
/** POST /api/verification → Verification (runs; waits for the log's end); GET /api/verification → {last: Verification | null}. */
export interface Verification {
  at: string;
  agrees: boolean;
  facts: number;
  entries: number;
  commissions: number;
  totals: { currency: string; held: number; pending: number; approved: number }[];
  digest: string;
  differences: string[];
  durationMs: number;
}

// payout ---------------------------------------------------------------------------------------------------------
/** GET /api/balances?partner= → Balance[] (partners: own). POST /api/verification/balances → BalanceVerification. */
export interface Balance {
  partner: string;
  partnerName: string;
  currency: string;
  held: number;
  pending: number;
  available: number;
  inTransit: number;
  paid: number;
  debt: number;
}
export interface BalanceVerification {
  at: string;
  agrees: boolean;
  transactions: number;
  balances: number;
  totals: { currency: string; available: number; inTransit: number; paid: number; debt: number }[];
  digest: string;
  differences: string[];
}
/** GET /api/payouts → Page<Payout> (partners: own). */
export interface Payout {
  id: string;
  run: string;
  partner: string;
  partnerName: string;
  amount: Money;
  state: 'requested' | 'paid' | 'returned';
  requestedAt: string;
  paidAt: string | null;
  reference: string;
}
/** GET /api/payout-runs → PayoutRun[]; POST /api/payout-runs {currency} proposes; GET /api/payout-runs/:id; POST :id/approve {amount, count}; POST :id/pay; POST :id/cancel; POST :id/payouts/:payout/return (a bank sent it back); GET :id/export → text/csv. */
export interface PayoutRun {
  id: string;
  number: number;
  currency: string;
  state: 'proposed' | 'approved' | 'paid' | 'cancelled';
  total: Money;
  count: number;
  createdAt: string;
  payouts: {
    id: string;
    partner: string;
    partnerName: string;
    partnerCode: string;
    amount: Money;
    state: 'proposed' | 'requested' | 'paid' | 'returned';
  }[];
  leftOut: { partner: string; partnerName: string; amount: Money; reason: string }[];
}
/** GET /api/next-payout (partner roles): what comes next, and what blocks it. */
export interface NextPayout {
  amounts: Money[];
  date: string | null;
  blockers: { code: 'nothing-available' | 'debt' | 'awaiting-approval' | 'suspended'; detail: string }[];
}

// analytics ------------------------------------------------------------------------------------------------------
/**
 * GET /api/analytics/summary?from=&to=&days=&program=&partner= (days of each program's own zone, YYYY-MM-DD; without `to`, up to
 * today; without `from`, so many `days`, 30 if not said; partners: own).
 */
export interface Summary {
  from: string;
  to: string;
  current: Figures;
  previous: Figures;
  asOf: string;
}
export interface Figures {
  clicks: number;
  uniqueClicks: number;
  signups: number;
  sales: number;
  conversionRate: number | null;
  gross: Money[];
  refunded: Money[];
  commission: Money[];
}
/** GET /api/analytics/daily?from=&to=&days=&program=&partner= → Daily[] (every day, zeros too). */
export interface Daily {
  day: string;
  clicks: number;
  signups: number;
  sales: number;
  gross: Money[];
  commission: Money[];
}
/** GET /api/analytics/partners?from=&to=&limit= → PartnerFigures[]; GET /api/analytics/links?from=&to=&partner= → LinkFigures[]. */
export interface PartnerFigures {
  partner: string;
  partnerName: string;
  clicks: number;
  signups: number;
  sales: number;
  gross: Money[];
  commission: Money[];
}
export interface LinkFigures {
  link: string;
  clicks: number;
  uniqueClicks: number;
  signups: number;
  sales: number;
  commission: Money[];
  trend: number[];
}
/** GET /api/activity?cursor=&limit= → Page<Activity> (partners: own). */
export interface Activity {
  id: string;
  kind:
    | 'signup'
    | 'sale'
    | 'refund'
    | 'commission-approved'
    | 'commission-rejected'
    | 'payout-paid'
    | 'partner-joined'
    | 'link-created';
  at: string;
  partner: string | null;
  partnerName: string | null;
  text: string;
  amount: Money | null;
}

// operations (each service) ---------------------------------------------------------------------------------------
/** GET /api/operations/dead-letters → DeadLetter[]; POST /api/operations/dead-letters/:id/replay | skip {reason}. */
export interface DeadLetter {
  id: string;
  service: string;
  group: string;
  kind: 'parked' | 'dead-letter';
  position: string;
  eventType: string;
  eventId: string;
  reason: string;
  since: string;
}
/** GET /api/operations/read-models → ReadModel[]; POST /api/operations/read-models/:name/rebuild → ReadModel. */
export interface ReadModel {
  name: string;
  service: string;
  position: string;
  lag: number;
  generation: number;
  rebuilding: boolean;
}
