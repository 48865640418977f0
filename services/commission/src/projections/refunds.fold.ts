/** What is given back of sales, or disputed: for the review list, and for what the explanation of a commission tells. */
import type { Delivery } from '@tributary/bus';
import type { RecordedOf } from '@tributary/contracts';
import { rows } from './rows.js';

export async function keepRefunds(
  events: readonly RecordedOf<'RefundRecorded'>[],
  { tx, generation }: Delivery,
): Promise<void> {
  await tx.query({
    name: 'keep-refunds',
    values: [generation, rows(events)],
    text: `
      insert into refund
      select $1, organisation, position, refund, conversion, "externalId"
      from json_to_recordset($2) as (organisation text, position bigint, refund uuid, conversion uuid, "externalId" text)
      on conflict do nothing`,
  });
}

export async function keepChargebacks(
  events: readonly RecordedOf<'ChargebackOpened' | 'ChargebackLost' | 'ChargebackWon'>[],
  { tx, generation }: Delivery,
): Promise<void> {
  await tx.query({
    name: 'keep-chargebacks',
    values: [generation, rows(events)],
    text: `
    insert into chargeback
    select $1, organisation, position, chargeback, conversion, "externalId", lower(substr(type, length('Chargeback') + 1))
    from json_to_recordset($2) as (organisation text, position bigint, type text, chargeback uuid, conversion uuid, "externalId" text)
    on conflict do nothing`,
  });
}

export async function keepSurplus(
  events: readonly RecordedOf<'SurplusChanged'>[],
  { tx, generation }: Delivery,
): Promise<void> {
  await tx.query({
    name: 'fold-surplus',
    values: [generation, rows(events)],
    text: `
      with e as (
        select distinct on (organisation, refund) * from rows from (json_to_recordset($2) as (organisation text, refund uuid, program uuid,
          customer uuid, "externalId" text, currency text, surplus bigint, at bigint)) with ordinality
        order by organisation, refund, ordinality desc)
      insert into review_item
      select $1, organisation, refund, program, customer, "externalId", currency, surplus, at from e
      on conflict (generation, organisation, refund) do update set surplus = excluded.surplus, customer = excluded.customer`,
  });
}
