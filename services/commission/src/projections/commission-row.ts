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

export const columns = `
  c.commission, c.conversion, c.state, c.program, p.name as "programName", c.partner, coalesce(a.code, '') as "partnerCode", a.personal as "partnerPersonal",
  u.external_id as customer, u.signed_up_at as "signedUpAt", u.attribution, c.external_id as "externalId", c.source,
  c.sold_at as "soldAt", c.hold_until as "holdUntil", c.sale_currency as "saleCurrency", c.gross, c.refunded, c.currency, c.held, c.pending,
  c.approved, c.paid, c.base, c.level, c.plan_version as "planVersion", c.rule, c.terms, c.component, c.kind, c.paid_for as "paidFor",
  c.rejection, c.updated_at as "updatedAt"`;

export const joined = `
  from commission c
  left join program p on p.generation = c.generation and p.organisation = c.organisation and p.program = c.program
  left join partner a on a.generation = c.generation and a.organisation = c.organisation and a.partner = c.partner
  left join customer u on u.generation = c.generation and u.organisation = c.organisation and u.customer = c.customer`;
