import { Controller, UseFilters } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { consumerGroup, type Delivery, KeepCause } from '@tributary/bus';
import type { OrganisationId, PartnerId, RecordedOf } from '@tributary/contracts';
import { inOrganisation } from '@tributary/service-kit';
import type { Pool } from 'pg';

export const pricedGroup = consumerGroup('partner-priced', { onFailure: 'dead-letter' });
export const pricedTables = ['priced_sale'];

/** How far each partner's sales are priced, so that no tier and no parent is dated back over them. */
@Controller()
@UseFilters(KeepCause)
export class PricedProjection {
  @EventPattern<string>(pricedGroup.name, pricedGroup.transportId, { types: ['EntryPosted'] })
  async on(
    @Payload() entries: readonly RecordedOf<'EntryPosted'>[],
    @Ctx() { tx, generation }: Delivery,
  ): Promise<void> {
    const sold = new Map<string, { organisation: OrganisationId; partner: PartnerId; soldAt: number }>();
    for (const { organisation, data } of entries) {
      const { partner, soldAt } = data;
      const key = `${organisation} ${partner}`;
      sold.set(key, { organisation, partner, soldAt: Math.max(soldAt, sold.get(key)?.soldAt ?? soldAt) });
    }
    await tx.query({
      name: 'keep-priced-sales',
      values: [generation, JSON.stringify([...sold.values()])],
      text: `
      insert into priced_sale as p
      select $1, * from json_to_recordset($2::json) as (organisation text, partner uuid, "soldAt" bigint)
      on conflict (generation, organisation, partner) do update set sold_at = excluded.sold_at
      where p.sold_at < excluded.sold_at`,
    });
  }
}

export function lastPriced(pool: Pool, organisation: OrganisationId, partner: PartnerId): Promise<number | null> {
  return inOrganisation(pool, organisation, async (tx) => {
    const { rows } = await tx.query<{ soldAt: number }>(
      `
      select sold_at::float8 as "soldAt" from priced_sale
      where generation = (select coalesce(max(generation), 1) from projection where consumer_group = 'partner-priced')
        and partner = $1`,
      [partner],
    );
    return rows[0]?.soldAt ?? null;
  });
}
