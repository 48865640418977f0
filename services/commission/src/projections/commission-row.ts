import type {
  AttributionReasonData,
  CommissionId,
  ConversionId,
  PaidForData,
  PartnerId,
  RuleData,
  SealedPersonal,
  TermsData,
} from '@tributary/contracts';
import { type PartState, partStates } from '../application/totals-by-state.js';

/** As it stands in the table; 64-bit integers come as text. */
export interface CommissionRow {
  readonly commission: CommissionId;
  readonly conversion: ConversionId;
  readonly state: string;
  readonly program: string;
  readonly programName: string;
  readonly partner: PartnerId;
  readonly partnerCode: string;
  readonly partnerPersonal: SealedPersonal | null;
  readonly customer: string | null;
  readonly signedUpAt: string | null;
  readonly attribution: AttributionReasonData | null;
  readonly externalId: string;
  readonly source: string;
  readonly soldAt: string;
  readonly holdUntil: string | null;
  readonly saleCurrency: string;
  readonly gross: string;
  readonly refunded: string;
  readonly currency: string;
  readonly held: string;
  readonly pending: string;
  readonly approved: string;
  /** Of what is approved, what no payout paid and none will. */
  readonly settled: string;
  readonly paid: string;
  readonly base: string;
  readonly level: string;
  readonly planVersion: number;
  readonly rule: RuleData;
  readonly terms: TermsData;
  /** `base`, `extra:<rule key>`, `override:<level>:<child's id>`, `bonus:<key>` or `manual`. */
  readonly component: string;
  /** Null: a sale. */
  readonly paidFor: PaidForData | null;
  readonly rejection: SealedPersonal | null;
  readonly updatedAt: string;
  readonly kind: string;
}

/**
 * Row 32: what of a commission is in which state; together they are its amount. What is taken off is at once in the balance,
 * where nothing waits for a payout (row 36).
 */
const settled = 'case when c.approved < 0 then c.approved else c.settled end';
export const partColumns: Readonly<Record<PartState, string>> = {
  held: 'c.held',
  pending: 'c.pending',
  approved: 'case when c.approved < 0 then 0 else c.approved - c.paid - c.settled end',
  settled,
  paid: 'c.paid',
};

/** The same of a row. */
export function partsOf({
  held,
  pending,
  approved,
  settled,
  paid,
}: CommissionRow): Readonly<Record<PartState, bigint>> {
  const [done, sent] = [BigInt(settled), BigInt(paid)];
  return {
    held: BigInt(held),
    pending: BigInt(pending),
    approved: BigInt(approved) - done - sent,
    settled: done,
    paid: sent,
  };
}

/** Of the commissions of a group: how many have something in each state, and what. */
export const partSums = `json_build_object(${partStates
  .map(
    (state) => `'${state}', json_build_object('count', (count(*) filter (where ${partColumns[state]} <> 0))::text,
      'amount', sum(${partColumns[state]})::text)`,
  )
  .join(', ')})`;

/** Whether something of it is in the state `$1`, or it says that one of itself. */
export const inState = `case $1::text ${partStates
  .map((state) => `when '${state}' then ${partColumns[state]} <> 0`)
  .join(' ')} else c.state = $1 end`;

export const columns = `
  c.commission, c.conversion, c.state, c.program, p.name as "programName", c.partner, coalesce(a.code, '') as "partnerCode", a.personal as "partnerPersonal",
  u.external_id as customer, u.signed_up_at as "signedUpAt", u.attribution, c.external_id as "externalId", c.source,
  c.sold_at as "soldAt", c.hold_until as "holdUntil", c.sale_currency as "saleCurrency", c.gross, c.refunded, c.currency, c.held, c.pending,
  c.approved, c.paid, ${settled} as settled, c.base, c.level, c.plan_version as "planVersion", c.rule, c.terms, c.component, c.kind, c.paid_for as "paidFor",
  c.rejection, c.updated_at as "updatedAt"`;

export const joined = `
  from commission c
  left join program p on p.generation = c.generation and p.organisation = c.organisation and p.program = c.program
  left join partner a on a.generation = c.generation and a.organisation = c.organisation and a.partner = c.partner
  left join customer u on u.generation = c.generation and u.organisation = c.organisation and u.customer = c.customer`;
