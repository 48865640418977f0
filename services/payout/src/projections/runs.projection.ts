import { Controller, UseFilters } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { announce, type Delivery, KeepCause } from '@tributary/bus';
import {
  causedId,
  isOf,
  newEvent,
  type PartnerId,
  type PayoutId,
  type PayoutRunId,
  type RecordedEvent,
  type RecordedOf,
  streamName,
} from '@tributary/contracts';
import { runsGroup } from '../groups.js';

/** Runs, the payouts in them, and whom they may pay. An approved run requests its payouts, whatever crashes in between. */
@Controller()
@UseFilters(KeepCause)
export class RunsProjection {
  @EventPattern<string>(runsGroup.name, runsGroup.transportId, {
    types: [
      'PayoutRunProposed',
      'PayoutRunApproved',
      'PayoutRunCancelled',
      'PayoutRequested',
      'PayoutPaid',
      'PayoutReturned',
      'PartnerAdded',
      'PartnerUpdated',
      'PartnerSuspended',
      'PartnerTerminated',
      'PartnerReinstated',
    ],
  })
  async onEvents(@Payload() events: readonly RecordedEvent[], @Ctx() delivery: Delivery): Promise<void> {
    for (const event of events) await fold(event, delivery);
    await announce(delivery, 'payouts', events);
  }
}

const partnerStates: Readonly<Record<string, string>> = {
  PartnerSuspended: 'suspended',
  PartnerTerminated: 'terminated',
  PartnerReinstated: 'active',
};

async function fold(event: RecordedEvent, delivery: Delivery): Promise<void> {
  const { tx, generation } = delivery;
  const { organisation, recordedAt } = event;
  if (isOf(event, 'PayoutRunProposed')) return propose(event, delivery);
  if (isOf(event, 'PayoutRunApproved')) {
    await setRun(event.data.run, 'approved', event, delivery);
    return requestPayouts(event, delivery);
  }
  if (isOf(event, 'PayoutRunCancelled')) return setRun(event.data.run, 'cancelled', event, delivery);
  if (isOf(event, 'PayoutRequested')) {
    await tx.query(
      "update payout set state = 'requested', requested_at = $4 where generation = $1 and organisation = $2 and payout = $3",
      [generation, organisation, event.data.payout, recordedAt],
    );
    return;
  }
  if (isOf(event, 'PayoutPaid') || isOf(event, 'PayoutReturned')) {
    const state = event.type === 'PayoutPaid' ? 'paid' : 'returned';
    await tx.query(
      'update payout set state = $4, paid_at = $5 where generation = $1 and organisation = $2 and payout = $3',
      [generation, organisation, event.data.payout, state, state === 'paid' ? recordedAt : null],
    );
    await tx.query(
      `
      update run r set state = 'paid' where generation = $1 and organisation = $2 and run = $3 and state <> 'cancelled' and not exists (
        select from payout p where p.generation = $1 and p.organisation = $2 and p.run = $3 and p.state not in ('paid', 'returned'))`,
      [generation, organisation, event.data.run],
    );
    return;
  }
  const { partner, code } = event.data as { partner: PartnerId; code?: string };
  await tx.query(
    `
    insert into partner as p values ($1, $2, $3, $4, coalesce($5, 'active'), $6)
    on conflict (generation, organisation, partner) do update set
      code = coalesce(nullif(excluded.code, ''), p.code), state = coalesce($5, p.state), personal = coalesce(excluded.personal, p.personal)`,
    [
      generation,
      organisation,
      partner,
      code ?? '',
      partnerStates[event.type] ?? null,
      event.personal && JSON.stringify(event.personal),
    ],
  );
}

async function propose(
  { organisation, recordedAt, data }: RecordedOf<'PayoutRunProposed'>,
  { tx, generation }: Delivery,
): Promise<void> {
  await tx.query("insert into run values ($1, $2, $3, $4, $5, 'proposed', $6)", [
    generation,
    organisation,
    data.run,
    data.number,
    data.currency,
    recordedAt,
  ]);
  await tx.query(
    `
    insert into payout (generation, organisation, payout, run, partner, currency, amount, state)
    select $1, $2, payout, $3, partner, $4, amount, 'proposed'
    from json_to_recordset($5) as (payout uuid, partner uuid, amount bigint)`,
    [generation, organisation, data.run, data.currency, JSON.stringify(data.payouts)],
  );
}

async function setRun(
  run: PayoutRunId,
  state: string,
  { organisation }: RecordedEvent,
  { tx, generation }: Delivery,
): Promise<void> {
  await tx.query('update run set state = $4 where generation = $1 and organisation = $2 and run = $3', [
    generation,
    organisation,
    run,
    state,
  ]);
}

async function requestPayouts(
  event: RecordedOf<'PayoutRunApproved'>,
  { tx, generation, emit }: Delivery,
): Promise<void> {
  const { rows } = await tx.query<{ payout: PayoutId; partner: PartnerId; currency: string; amount: string }>(
    'select payout, partner, currency, amount from payout where generation = $1 and organisation = $2 and run = $3 order by payout',
    [generation, event.organisation, event.data.run],
  );
  emit(
    rows.map(({ payout, partner, currency, amount }) => ({
      stream: streamName(event.organisation, 'payout', payout),
      expectedRevision: 0,
      event: newEvent(
        'PayoutRequested',
        { payout, run: event.data.run, partner, currency, amount: Number(amount) },
        {
          actor: event.actor,
          occurredAt: event.occurredAt,
          id: causedId(payout, event.id),
          correlation: event.correlation,
          causation: event.id,
        },
      ),
    })),
  );
}
