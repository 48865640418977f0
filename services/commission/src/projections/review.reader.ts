import type { OrganisationId } from '@tributary/contracts';
import { ListReads, live } from './list-reads.js';

export interface ReviewRow {
  readonly kind: 'refund-surplus' | 'approved-of-fraud';
  readonly id: string;
  readonly program: string;
  readonly customer: string | null;
  readonly externalId: string;
  readonly currency: string;
  readonly amount: string;
  readonly at: string;
}

export class ReviewReader extends ListReads {
  /** Rows 5, 6 and 21: what the rules leave to people. */
  reviews(organisation: OrganisationId): Promise<ReviewRow[]> {
    return this.read(
      organisation,
      `
      with frauds as (
        select customer, max(fraud_at) as at from commission
        where generation = ${live} and fraud_at is not null group by customer
      ), items as (
        select 'refund-surplus' as kind, refund as id, program, customer, external_id, currency, surplus as amount, at
        from review_item where generation = ${live} and surplus <> 0
        union all
        select 'approved-of-fraud', c.commission, c.program, c.customer, c.external_id, c.currency, c.approved - c.paid - c.settled, f.at
        from frauds f join commission c on c.generation = ${live} and c.customer = f.customer and c.approved > 0 and c.approved > c.paid + c.settled
      )
      select i.kind, i.id, i.program, u.external_id as customer, i.external_id as "externalId", i.currency, i.amount, i.at
      from items i left join customer u on u.generation = ${live} and u.customer = i.customer
      order by i.at desc, i.id`,
      [],
    );
  }
}
