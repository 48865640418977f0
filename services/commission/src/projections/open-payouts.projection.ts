import { Controller, UseFilters } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { type Delivery, KeepCause } from '@tributary/bus';
import type { OrganisationId, PartnerId, RecordedOf } from '@tributary/contracts';
import type { PoolClient } from 'pg';
import { payoutsGroup } from '../groups.js';

const types = ['PayoutRequested', 'PayoutPaid', 'PayoutReturned'] as const;

/** Which payouts are on their way. */
@Controller()
@UseFilters(KeepCause)
export class OpenPayoutsProjection {
  @EventPattern<string>(payoutsGroup.name, payoutsGroup.transportId, { types })
  async on(@Payload() events: readonly RecordedOf<(typeof types)[number]>[], @Ctx() delivery: Delivery): Promise<void> {
    const latest = new Map(events.map((event) => [`${event.organisation} ${event.data.payout}`, event]));
    const rows = [...latest.values()].map(({ organisation, type, data: { payout, partner, currency } }) => ({
      ...{ organisation, payout, partner, currency },
      open: type === 'PayoutRequested',
    }));
    await delivery.tx.query({
      name: 'keep-open-payouts',
      values: [delivery.generation, JSON.stringify(rows)],
      text: `
      with told as (
        select * from json_to_recordset($2) as (organisation text, payout uuid, partner uuid, currency text, open boolean)
      ), ended as (
        delete from open_payout p using told
        where p.generation = $1 and p.organisation = told.organisation and p.payout = told.payout and not told.open
      )
      insert into open_payout select $1, organisation, payout, partner, currency from told where open on conflict do nothing`,
    });
  }
}

/** As the worker. */
export async function isPayoutOpen(
  tx: PoolClient,
  organisation: OrganisationId,
  partner: PartnerId,
  currency: string,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `
    select from open_payout
    where generation = (select generation from projection where consumer_group = 'commission-payouts')
      and organisation = $1 and partner = $2 and currency = $3 limit 1`,
    [organisation, partner, currency],
  );
  return rowCount === 1;
}
