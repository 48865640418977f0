import type {
  AttributionReasonData,
  CommissionId,
  ConversionId,
  OrganisationId,
  PaidForData,
  PartnerId,
  ProgramId,
  RuleData,
  SealedPersonal,
  TermsData,
  TouchData,
} from '@tributary/contracts';
import { inOrganisation } from '@tributary/service-kit';
import type { Pool, PoolClient } from 'pg';
import type { PostedEntry } from '../application/explain.js';
import type { CommissionPlace } from '../application/decide-commissions.js';
import type { ListSnapshot } from '../application/verify.js';

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

export interface KnownPartner {
  readonly partner: PartnerId;
  readonly code: string;
  readonly personal: SealedPersonal | null;
}

export interface ChildRow {
  readonly commission: CommissionId;
  readonly code: string;
  readonly personal: SealedPersonal | null;
}

export interface CommissionFilter {
  readonly state?: string | undefined;
  readonly partner?: string | undefined;
  readonly program?: string | undefined;
  /** Part of an order number or of a partner's code. */
  readonly search?: string | undefined;
  /** Finds a customer too, by the whole id that the sender gave. */
  readonly customer?: string | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** The list's live generation. */
export const live = "(select generation from projection where consumer_group = 'commission-list')";

const columns = `
  c.commission, c.conversion, c.state, c.program, p.name as "programName", c.partner, coalesce(a.code, '') as "partnerCode", a.personal as "partnerPersonal",
  u.external_id as customer, u.signed_up_at as "signedUpAt", u.attribution, c.external_id as "externalId", c.source,
  c.sold_at as "soldAt", c.hold_until as "holdUntil", c.sale_currency as "saleCurrency", c.gross, c.refunded, c.currency, c.held, c.pending,
  c.approved, c.paid, c.base, c.level, c.plan_version as "planVersion", c.rule, c.terms, c.component, c.kind, c.paid_for as "paidFor",
  c.rejection, c.updated_at as "updatedAt"`;

const joined = `
  from commission c
  left join program p on p.generation = c.generation and p.organisation = c.organisation and p.program = c.program
  left join partner a on a.generation = c.generation and a.organisation = c.organisation and a.partner = c.partner
  left join customer u on u.generation = c.generation and u.organisation = c.organisation and u.customer = c.customer`;

const matching = `
  c.generation = ${live} and ($1::text is null or c.state = $1) and ($2::uuid is null or c.partner = $2)
  and ($3::text is null or p.code = lower($3) or p.program::text = $3)
  and ($4::text is null or c.external_id ilike '%' || $4 || '%' or a.code ilike '%' || $4 || '%' or u.external_id = $7)
  and ($5::bigint is null or c.sold_at >= $5) and ($6::bigint is null or c.sold_at < $6)`;

const valuesOf = ({ state, partner, program, search, from, to, customer }: CommissionFilter) => [
  state ?? null,
  partner ?? null,
  program ?? null,
  search ?? null,
  from ?? null,
  to ?? null,
  customer ?? null,
];

export class CommissionListReader {
  constructor(private readonly request: Pool) {}

  /** The newest sale first, or the oldest; `after` is the moment and id of the last row of the page before. */
  page(
    organisation: OrganisationId,
    filter: CommissionFilter,
    after: readonly [number, string] | null,
    limit: number,
    oldestFirst = false,
  ): Promise<CommissionRow[]> {
    const [order, beyond] = oldestFirst ? ['asc', '>'] : ['desc', '<'];
    return this.read(
      organisation,
      `
      select ${columns} ${joined}
      where ${matching} and ($8::bigint is null or (c.sold_at, c.commission) ${beyond} ($8, $9::uuid))
      order by c.sold_at ${order}, c.commission ${order} limit $10`,
      [...valuesOf(filter), after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  async one(organisation: OrganisationId, id: string, partner: PartnerId | null): Promise<CommissionRow | undefined> {
    const rows = await this.read<CommissionRow>(
      organisation,
      `
      select ${columns} ${joined}
      where c.generation = ${live} and c.commission = $1 and ($2::uuid is null or c.partner = $2)`,
      [id, partner],
    );
    return rows[0];
  }

  totals(
    organisation: OrganisationId,
    filter: CommissionFilter,
  ): Promise<{ state: string; currency: string; count: string; amount: string }[]> {
    return this.read(
      organisation,
      `
      select c.state, c.currency, count(*), sum(c.held + c.pending + c.approved) as amount ${joined}
      where ${matching} group by c.state, c.currency order by c.state, c.currency`,
      valuesOf(filter),
    );
  }

  /** Of an override: whose commission it is a share of, the base before extras. */
  async childOf(organisation: OrganisationId, id: string): Promise<ChildRow | undefined> {
    const rows = await this.read<ChildRow>(
      organisation,
      `
      select child.commission, a.code, a.personal from commission c
      join commission child on child.generation = c.generation and child.organisation = c.organisation
        and child.conversion = c.conversion and child.partner::text = split_part(c.component, ':', 3)
        and child.component not like 'override:%'
      join partner a on a.generation = c.generation and a.organisation = c.organisation and a.partner = child.partner
      where c.generation = ${live} and c.commission = $1 order by child.component limit 1`,
      [id],
    );
    return rows[0];
  }

  /**
   * In the order of the log, each with the refund that caused it or the sale that led to it. A partner is told of its own
   * sales alone.
   */
  entries(organisation: OrganisationId, id: string, partner: PartnerId | null): Promise<PostedEntry[]> {
    return this.read(
      organisation,
      `
      select e.cause, e.at as "recordedAt", e.occurred_at as "occurredAt", e.held, e.pending, e.approved, e.refunded,
             case when r.conversion is null or r.conversion = own.conversion or other.commission is not null then r.external_id end as refund,
             coalesce(r.conversion, e.led_by) <> own.conversion and (r.refund is null or r.conversion is not null) as "isByOther",
             other.external_id as "otherOrder", other.commission as "otherCommission"
      from entry e
      join commission own on own.generation = e.generation and own.organisation = e.organisation and own.commission = e.commission
      left join refund r on r.generation = e.generation and r.organisation = e.organisation and r.position = e.as_of
      left join lateral (
        select c.external_id, c.commission from commission c
        where c.generation = e.generation and c.organisation = e.organisation
          and c.conversion = coalesce(r.conversion, e.led_by) and e.led_by is not null
          and ($2::uuid is null or c.partner = $2)
        order by c.component limit 1) other on true
      where e.generation = ${live} and e.commission = $1 order by e.position`,
      [id, partner],
    );
  }

  /** What people call these links and partners. */
  async names(
    organisation: OrganisationId,
    touches: readonly TouchData[],
  ): Promise<{ links: ReadonlyMap<string, string>; partners: ReadonlyMap<string, KnownPartner> }> {
    const links = this.read<{ link: string; code: string }>(
      organisation,
      `select link, code from link where generation = ${live} and link = any($1)`,
      [touches.map(({ link }) => link)],
    );
    const partners = this.read<KnownPartner>(
      organisation,
      `select partner, code, personal from partner where generation = ${live} and partner = any($1)`,
      [touches.map(({ partner }) => partner)],
    );
    return {
      links: new Map((await links).map(({ link, code }) => [link, code])),
      partners: new Map((await partners).map((one) => [one.partner, one])),
    };
  }

  places(organisation: OrganisationId, ids: readonly CommissionId[]): Promise<CommissionPlace[]> {
    return this.read(
      organisation,
      `
      select commission, conversion, partner from commission where generation = ${live} and commission = any($1)`,
      [ids],
    );
  }

  program(
    organisation: OrganisationId,
    idOrCode: string,
  ): Promise<{ program: ProgramId; code: string; currency: string }[]> {
    return this.read(
      organisation,
      `
      select program, code, currency from program where generation = ${live} and (program::text = $1 or code = lower($1))`,
      [idOrCode],
    );
  }

  /** Rows 5, 6 and 21: what the rules leave to people. */
  reviews(organisation: OrganisationId) {
    return this.read<{
      kind: 'refund-surplus' | 'approved-of-fraud';
      id: string;
      program: string;
      customer: string | null;
      externalId: string;
      currency: string;
      amount: string;
      at: string;
    }>(
      organisation,
      `
      with frauds as (
        select customer, max(fraud_at) as at from commission
        where generation = ${live} and fraud_at is not null group by customer
      ), items as (
        select 'refund-surplus' as kind, refund as id, program, customer, external_id, currency, surplus as amount, at
        from review_item where generation = ${live} and surplus <> 0
        union all
        select 'approved-of-fraud', c.commission, c.program, c.customer, c.external_id, c.currency, c.approved - c.paid, f.at
        from frauds f join commission c on c.generation = ${live} and c.customer = f.customer and c.approved > 0 and c.approved > c.paid
      )
      select i.kind, i.id, i.program, u.external_id as customer, i.external_id as "externalId", i.currency, i.amount, i.at
      from items i left join customer u on u.generation = ${live} and u.customer = i.customer
      order by i.at desc, i.id`,
      [],
    );
  }

  /** A row for every partner, also for those who have earned nothing. */
  exportPartners(organisation: OrganisationId, program: ProgramId) {
    return this.read<{ code: string; conversions: string; gross: string; refunded: string; commission: string }>(
      organisation,
      `
      select a.code, coalesce(sum(c.conversions), 0) as conversions, coalesce(sum(c.gross), 0) as gross,
             coalesce(sum(c.refunded), 0) as refunded, coalesce(sum(c.held + c.pending + c.approved), 0) as commission
      from partner a
      left join commission c on c.generation = a.generation and c.organisation = a.organisation and c.partner = a.partner
        and c.program = $1 and not c.rejected
      where a.generation = ${live} group by a.code order by a.code collate "C"`,
      [program],
    );
  }

  exportLines(organisation: OrganisationId, program: ProgramId): Promise<CommissionRow[]> {
    return this.read(
      organisation,
      `
      select ${columns}, c.terms ${joined} where c.generation = ${live} and c.program = $1
      order by a.code collate "C", c.sold_at, c.external_id collate "C"`,
      [program],
    );
  }

  /** Rows and how far they have come, of one moment. */
  snapshot(organisation: OrganisationId): Promise<ListSnapshot> {
    return inOrganisation(this.request, organisation, async (tx) => {
      const { rows } = await tx.query<Record<string, string | null>>(`
        with reached as (select position from checkpoint where consumer_group = 'commission-list' and generation = ${live})
        select (select position from reached) as reached,
               c.commission, p.code as program, c.source, c.kind, c.external_id, a.code as partner, c.component, c.currency, c.conversions, c.gross, c.refunded,
               c.held, c.pending, c.approved, c.paid
        from (select) always left join (commission c
          left join program p on p.generation = c.generation and p.organisation = c.organisation and p.program = c.program
          left join partner a on a.generation = c.generation and a.organisation = c.organisation and a.partner = c.partner
        ) on c.generation = ${live}`);
      const commissions = rows.filter(({ commission }) => commission !== null);
      return { position: BigInt(rows[0]?.['reached'] ?? 0), commissions: commissions.map(storedOf) };
    });
  }

  private read<Row extends object>(organisation: OrganisationId, text: string, values: unknown[]): Promise<Row[]> {
    return inOrganisation(
      this.request,
      organisation,
      async (tx: PoolClient) => (await tx.query<Row>(text, values)).rows,
    );
  }
}

function storedOf(row: Record<string, string | null>): ListSnapshot['commissions'][number] {
  const amount = (field: string): bigint => BigInt(row[field] ?? 0);
  return {
    commission: row['commission'] ?? '',
    currency: row['currency'] ?? '',
    naturalKey: JSON.stringify([
      row['program'],
      row['source'],
      row['kind'],
      row['external_id'],
      row['partner'],
      row['component'],
    ]),
    conversions: amount('conversions'),
    gross: amount('gross'),
    refunded: amount('refunded'),
    held: amount('held'),
    pending: amount('pending'),
    approved: amount('approved'),
    paid: amount('paid'),
  };
}
