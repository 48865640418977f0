import type {
  CommissionId,
  ConversionId,
  OrganisationId,
  PartnerId,
  SealedPersonal,
  TouchData,
} from '@tributary/contracts';
import type { PostedEntry } from '../application/explain.js';
import { ListReads, live } from './list-reads.js';

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

/** What beside its row says why a commission is what it is. */
export class ExplanationReader extends ListReads {
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
   * In the order of the log, each with the refund or chargeback that caused it or the sale that led to it. A partner is told of its own
   * sales alone.
   */
  entries(organisation: OrganisationId, id: string, partner: PartnerId | null): Promise<PostedEntry[]> {
    return this.read(
      organisation,
      `
      select e.cause, e.at as "recordedAt", e.occurred_at as "occurredAt", e.held, e.pending, e.approved, e.refunded,
             case when r.conversion is null or r.conversion = own.conversion or other.commission is not null then r.external_id end as refund,
             case when b.conversion = own.conversion or other.commission is not null then b.external_id end as chargeback, b.turn,
             coalesce(r.conversion, e.led_by) <> own.conversion and (r.refund is null or r.conversion is not null) as "isByOther",
             other.external_id as "otherOrder", other.commission as "otherCommission"
      from entry e
      join commission own on own.generation = e.generation and own.organisation = e.organisation and own.commission = e.commission
      left join refund r on r.generation = e.generation and r.organisation = e.organisation and r.position = e.as_of
      left join chargeback b on b.generation = e.generation and b.organisation = e.organisation and b.position = e.as_of
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

  /** The sender's ids of the chargebacks of a sale that are neither lost nor won yet. */
  async openChargebacks(organisation: OrganisationId, conversion: ConversionId): Promise<string[]> {
    const rows = await this.read<{ id: string }>(
      organisation,
      `
      select min(external_id) as id from chargeback where generation = ${live} and conversion = $1
      group by chargeback having bool_and(turn = 'opened') order by min(position)`,
      [conversion],
    );
    return rows.map(({ id }) => id);
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
}
